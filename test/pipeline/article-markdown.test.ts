import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { PhrasingContent, Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { shownTable } from '../../parsers/table/shown-table.ts';
import { articleMarkdown } from '../../pipeline/publish/article-markdown.ts';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import type { SourceFormat } from '../../schemas/source.ts';
import { RAW, run } from '../support/program.ts';
import { publish } from '../support/published.ts';

const published = publish();
afterAll(published.remove);

/** Markdown as GitHub shows it, HTML in it escaped. */
const github = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).freeze();
const html = unified().use(rehypeParse, { fragment: true }).freeze();

interface Tree {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly children?: readonly Tree[];
}

function textOf(tree: Tree): string {
  return tree.value ?? (tree.children ?? []).map(textOf).join('');
}

function all(tree: Tree, names: readonly string[]): Tree[] {
  const inside = (tree.children ?? []).flatMap((child) => all(child, names));
  return tree.tagName !== undefined && names.includes(tree.tagName) ? [tree, ...inside] : inside;
}

function rendered(markdown: string): Tree {
  return html.parse(String(github.processSync(markdown)));
}

/** The grids of all tables of a page, the empty header left out that GFM demands. */
function gridsOf(page: Tree): string[][][] {
  return all(page, ['table']).map((table) => {
    const rows = all(table, ['tr']).map((row) => all(row, ['th', 'td']).map(textOf));
    return rows[0]?.every((cell) => cell === '') ? rows.slice(1) : rows;
  });
}

const Shown = z.array(z.looseObject({ grid: z.array(z.array(z.string())) }));

/** The grids of an article as `npm run tables` shows them; a table without a cell has nothing to show. */
async function shownGrids(file: string): Promise<string[][][]> {
  const { out } = await run(['tables', file, '--json']);
  return Shown.parse(JSON.parse(out)).flatMap(({ grid }) => ((grid[0]?.length ?? 0) > 0 ? [grid] : []));
}

function markdownOf(text: string, format: SourceFormat): string {
  const origin = { title: null, url: null, revision: null, licence: null };
  const raw = { sourceId: 'made-up', file: `made-up.${format}`, format, text, sha256: '', ...origin };
  const { article, grids } = readTables(raw);
  return articleMarkdown(article, grids);
}

describe.each(readdirSync(join(published.outDir, 'markdown')))('markdown/%s', (name) => {
  const page = rendered(readFileSync(join(published.outDir, 'markdown', name), 'utf8'));
  const source = published.db
    .prepare<[string], { file: string; url: string; title: string }>('SELECT * FROM source WHERE source_id = ?')
    .get(name.replace(/\.md$/, ''));

  it('has every table as the program reads it', async () => {
    expect(gridsOf(page)).toEqual(await shownGrids(join(RAW, 'articles', source?.file ?? '')));
  });

  it('has the headings of the article', () => {
    const text = readFileSync(join(RAW, 'articles', source?.file ?? ''), 'utf8');
    const printed = [...text.matchAll(/^(?<marks>=+) *(?<text>.+?) *=+$/gm)];
    expect(all(page, ['h1', 'h2', 'h3', 'h4']).map((node) => `${node.tagName} ${textOf(node)}`)).toEqual(
      printed.map(({ groups }) => `h${groups?.['marks']?.length} ${groups?.['text']}`),
    );
  });

  it('ends with where it is from and its licence', () => {
    const paragraph = all(page, ['p']).at(-1);
    expect(textOf(paragraph ?? page)).toMatch(
      new RegExp(`^From ${source?.title}, .*contributors, CC BY-SA 4\\.0\\. Changed: read from ${source?.file},`),
    );
    expect(String(github.processSync(readFileSync(join(published.outDir, 'markdown', name), 'utf8')))).toContain(
      `<a href="${source?.url}">`,
    );
  });
});

describe('a table in Markdown', () => {
  const HOSTILE = ['|', '\\', '`', '*', '_', '~', '<', '>', '&', '[', ']', '(', '!', '#', '$', ':', '-', '=', '"'];
  const unit = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.constantFrom(
      '<br>',
      '<script>',
      '&amp;',
      '&#124;',
      '\\|',
      '**',
      '``',
      '~~',
      '[^1]',
      '](x)',
      '<!--',
      'a',
      ' ',
      'é',
      '1.',
    ),
  );
  const cell = fc.string({ unit, maxLength: 12 }).map((text) => text.trim());

  it('gives back any cell, and nothing of it becomes markup', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const escaped = rows.map((row) =>
          row.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).join('</td><td>'),
        );
        const source = `<h1>T</h1><table><tr><th>a</th><th>b</th><th>c</th></tr>${escaped
          .map((row) => `<tr><td>${row}</td></tr>`)
          .join('')}</table>`;
        const page = rendered(markdownOf(source, 'html'));
        const { grids } = readTables({
          ...{ sourceId: 'x', file: 'x.html', format: 'html', text: source, sha256: '' },
          ...{ title: null, url: null, revision: null, licence: null },
        } as const);
        expect(gridsOf(page)).toEqual(grids.map((grid) => shownTable(grid).grid));
        const inTables = all(page, ['table']).flatMap((table) =>
          all(table, ['a', 'em', 'strong', 'code', 'del', 'sup', 'img']),
        );
        expect(inTables).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['| a\\|b | `x` |', ['a\\|b', '`x`']],
    ['| 10* | *b* |', ['10*', '*b*']],
    ['| <b>x</b> | &lt; |', ['<b>x</b>', '&lt;']],
  ])('of a dump has the text between the pipes: %s', (row, cells) => {
    const page = rendered(markdownOf(`= T =\n| H | I |\n${row}\n`, 'dump'));
    const grid = gridsOf(page)[0];
    // What the reader of dumps takes for one cell is told by its own tests; here it must come out unchanged.
    expect(grid?.[1]?.join('|')).toBe(cells.join('|'));
  });

  it('fills its spans, and has its caption above it', () => {
    const text = '= T =\n{|\n|+ Final * order\n! Pos !! Driver\n|-\n| rowspan="2" | 1= || A\n|-\n| B\n|}\n';
    const page = rendered(markdownOf(text, 'wikitext'));
    expect(gridsOf(page)).toEqual([
      [
        ['Pos', 'Driver'],
        ['1=', 'A'],
        ['1=', 'B'],
      ],
    ]);
    expect(all(page, ['em']).map(textOf)).toEqual(['Final * order']);
  });

  it('without a header has an empty one', () => {
    const page = rendered(markdownOf('= T =\n{|\n| a || b\n|}\n', 'wikitext'));
    expect(all(page, ['th']).map(textOf)).toEqual(['', '']);
    expect(gridsOf(page)).toEqual([[['a', 'b']]]);
  });
});

describe('prose in Markdown', () => {
  it('of a dump is text, whatever it looks like', () => {
    const prose = 'Won *all* of <b>it</b>, see [[x]] and ~~y~~ `z` for $5 and $6.';
    const page = rendered(markdownOf(`= T =\n${prose}\n- 20-16-13 *\n- <i>x</i>\n`, 'dump'));
    expect(all(page, ['p']).slice(0, -1).map(textOf)).toEqual([prose]);
    expect(all(page, ['li']).map((item) => textOf(item).trim())).toEqual(['20-16-13 *', '<i>x</i>']);
    expect(all(page, ['em', 'b', 'i', 'del', 'code'])).toEqual([]);
  });

  it('of Markdown keeps emphasis and links of the web, and no other link and no HTML', () => {
    const text = '# T\n\n**Won** by [A](https://a.example/b) and [B](javascript:c), <u>x</u>.\n\n- one\n  - two\n';
    const page = rendered(markdownOf(text, 'markdown'));
    expect(all(page, ['p']).slice(0, -1).map(textOf)).toContain('Won by A and B, <u>x</u>.');
    expect(all(page, ['strong']).map(textOf)).toEqual(['Won']);
    expect(all(page, ['a'])).toHaveLength(1);
    expect(all(page, ['li'])).toHaveLength(2);
  });

  it('nested deeper than a stack holds comes out as its text', () => {
    let deep: PhrasingContent = { type: 'text', value: 'x*' };
    for (let depth = 0; depth < 20_000; depth += 1)
      deep = { type: depth % 2 === 0 ? 'emphasis' : 'strong', children: [deep] };
    const root: Root = {
      type: 'root',
      children: [{ type: 'paragraph', children: [deep, { type: 'text', value: ' y' }] }],
    };
    const raw = { sourceId: 'x', file: 'x.md', format: 'markdown', text: '', sha256: '' } as const;
    const origin = { title: null, url: null, revision: null, licence: null };
    const page = rendered(
      articleMarkdown({ raw: { ...raw, ...origin }, root, blocks: [], notes: [], unknown: [] }, []),
    );
    expect(textOf(all(page, ['p'])[0] ?? page)).toBe('x* y');
  });

  it('has the notes of wikitext with their lines', () => {
    const page = rendered(markdownOf('= T =\nText.<ref>See *this*</ref>\n', 'wikitext'));
    expect(all(page, ['h2']).map(textOf)).toEqual(['Notes']);
    expect(all(page, ['li']).map((item) => textOf(item).trim())).toEqual([
      expect.stringMatching(/\(line 2\): See \*this\*$/),
    ]);
  });

  it('of an article without a heading has a title', () => {
    expect(all(rendered(markdownOf('Text.\n', 'dump')), ['h1']).map(textOf)).toEqual(['made-up']);
  });
});
