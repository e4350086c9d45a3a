import { describe, expect, it } from 'vitest';
import { textOf } from '../../parsers/article/tree.ts';
import { BUILT_IN_TEMPLATES } from '../../parsers/article/wikitext/built-in-templates.ts';
import { readWikitext } from '../../parsers/article/wikitext/read-wikitext.ts';
import { WikitextTemplate } from '../../schemas/wikitext-template.ts';

function textWith(text: string, ...templates: WikitextTemplate[]): string {
  return readWikitext(text, { templates }).root.children.map(textOf).join(' / ');
}

describe('the table of templates', () => {
  it('has built-in ones that keep to the schema, each name once', () => {
    for (const template of BUILT_IN_TEMPLATES) expect(WikitextTemplate.parse(template)).toEqual(template);
    const names = BUILT_IN_TEMPLATES.map(({ template }) => template);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('can be extended', () => {
    expect(textWith('{{Driver|Capello|no=2}}', { template: 'driver', kind: 'text', text: '#{no} {1}' })).toBe(
      '#2 Capello',
    );
    expect(textWith('{{Car_of_driver}}', { template: 'Car of driver', kind: 'text', text: "'''{1|\"none\"}'''" })).toBe(
      'none',
    );
    expect(textWith('{{LMP 2}} {{LMP 3|x}}', { template: 'LMP *', kind: 'text', text: 'LMP{*}' })).toBe('LMP2 LMP3');
    expect(textWith('{{all|a||b|c=d}}', { template: 'all', kind: 'text', text: '{...}' })).toBe('a b');
    expect(textWith('{{First|x=|y=2}}', { template: 'first', kind: 'text', text: '{x|y}' })).toBe('2');
    expect(textWith('{{nat|USA}}[[X]]', { template: 'nat', kind: 'flag', text: '{1}' })).toBe('USA X');
    expect(
      readWikitext('{{mine|x}}', { templates: [{ template: 'mine', kind: 'nothing', text: '' }] }).findings,
    ).toEqual([]);
  });

  it('lets a user take the place of a built-in one', () => {
    expect(textWith('{{abbr|Ret|Retired}}', { template: 'Abbr', kind: 'text', text: '{2}' })).toBe('Retired');
    expect(textWith('{{GER}}', { template: 'GER', kind: 'text', text: 'Germany' })).toBe('Germany');
  });

  it('knows cell templates and notes of a user', () => {
    const templates: WikitextTemplate[] = [
      { template: 'void race', kind: 'cell', text: '{1|"void"}' },
      { template: 'fn', kind: 'note', text: '{1}', group: 'upper-roman' },
    ];
    const { root, notes } = readWikitext('{|\n| colspan=2 {{void race}} || a{{fn|b}}\n|}', { templates });
    const cells = root.children.flatMap((node) => (node.type === 'table' ? (node.children[0]?.children ?? []) : []));
    expect(cells.map((cell) => [textOf(cell), cell.data?.columnSpan])).toEqual([
      ['void', 2],
      ['a', 1],
    ]);
    expect(notes.map(({ mark, text }) => `${mark} ${text}`)).toEqual(['[I] b']);
  });

  it('knows nations by their codes and nothing else of three letters', () => {
    const { root, findings } = readWikitext('{{GER}} {{DEU}} {{SUI}} {{XQX}} {{ger}}');
    expect(root.children.map(textOf)).toEqual(['GER DEU SUI {{XQX}} {{ger}}']);
    expect(findings.map(({ name }) => name)).toEqual(['XQX', 'ger']);
  });

  it('is called in any case, with underscores, comments and the name space', () => {
    expect(textWith('{{ NoWrap <!-- x --> |a}} {{double_dagger}} {{Template:Dagger}}')).toBe('a ‡ †');
  });

  it('uses an argument once, whatever a rule says', () => {
    const twice: WikitextTemplate = { template: 'twice', kind: 'text', text: '{1}{1}{...}' };
    expect(WikitextTemplate.safeParse(twice).success).toBe(false);
    expect(textWith(`${'{{twice|'.repeat(40)}x${'}}'.repeat(40)}`, twice)).toBe('x');
  });
});
