import { describe, expect, it } from 'vitest';
import { readWikitext } from '../../parsers/article/wikitext/read-wikitext.ts';

function notesOf(text: string): string[] {
  return readWikitext(text).notes.map((note) => `${note.line} ${note.mark} ${note.text}`);
}

describe('notes', () => {
  it('are numbered in the order of the page, named ones once', () => {
    const text = [
      'a<ref>First [[x|note]]</ref> b<ref name="two">Second</ref>',
      '{|',
      '| 10<ref name=two /> || 8<ref name=late/>',
      '| 6<ref group="note">Of a group</ref>',
      '|}',
      "<references><ref name='late'>Given ''below''</ref></references>",
    ].join('\n');
    expect(notesOf(text)).toEqual([
      '1 [1] First note',
      '1 [2] Second',
      '3 [2] Second',
      '3 [3] Given below',
      '4 [note 1] Of a group',
    ]);
  });

  it('come from templates too', () => {
    const text =
      '{{efn|Half points}}{{efn|name=x|Shared}} {{efn|name=x}} {{efn-ua|Upper}} {{refn|group=lower-roman|Roman}} {{refn|Plain}}\n' +
      '{{citation needed|date=May 2008}} {{#tag:ref|Tag|group="g"|name="h"}} {{notelist|refs={{efn|name=y|Below}}}} {{efn|name=y}}';
    expect(notesOf(text)).toEqual([
      '1 [a] Half points',
      '1 [b] Shared',
      '1 [b] Shared',
      '1 [A] Upper',
      '1 [i] Roman',
      '1 [1] Plain',
      '2 [citation needed] ',
      '2 [g 1] Tag',
      '2 [c] Below',
    ]);
  });

  it('have the title of what they cite', () => {
    expect(notesOf('a<ref>{{cite web |title=Results |url=http://example.org/ |publisher=x}} p. 2</ref>')).toEqual([
      '1 [1] Results http://example.org/ p. 2',
    ]);
  });

  it('say where their marks stood', () => {
    const text = '{|\n| 10{{efn|Half}} || 8<ref>x</ref>\n|}';
    expect(readWikitext(text).notes.map(({ offset }) => text.slice(offset, offset + 5))).toEqual(['{{efn', '<ref>']);
  });

  it('are none in comments, in nowiki and where they are never closed', () => {
    expect(notesOf('<!-- <ref>a</ref> --><nowiki><ref>b</ref></nowiki>')).toEqual([]);
    expect(notesOf('<ref>a')).toEqual([]);
  });

  it('are found in templates and links, and letters go on behind z', () => {
    expect(notesOf('{{Infobox x|a=b<ref>c</ref>}} [[d|e{{efn|f}}]]')).toEqual(['1 [1] c', '1 [a] f']);
    const marks = readWikitext('{{efn|x}}'.repeat(53)).notes.map(({ mark }) => mark);
    expect([marks[25], marks[26], marks[51], marks[52]]).toEqual(['[z]', '[aa]', '[az]', '[ba]']);
  });
});
