import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { harmless } from '../../pipeline/audit-report/harmless.ts';
import { html } from '../../pipeline/report/html.ts';

/** What a browser makes of a paragraph: its attribute, its text, and whether there is anything else. */
function read(markup: string): { title: string | undefined; text: string; isAll: boolean } {
  const { childNodes } = parseFragment(markup);
  const [paragraph] = childNodes;
  if (paragraph === undefined || !('childNodes' in paragraph) || !('attrs' in paragraph)) {
    return { title: undefined, text: '', isAll: false };
  }
  const texts = paragraph.childNodes.map((node) => ('value' in node ? node.value : null));
  return {
    title: paragraph.attrs.find(({ name }) => name === 'title')?.value,
    text: texts.join(''),
    isAll: childNodes.length === 1 && paragraph.attrs.length === 1 && texts.every((text) => text !== null),
  };
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '/', '!', '-', 'a', ' ', '=', ';', '#', '3', '9', '\n') }),
);

describe('text in a template', () => {
  it('is seen as it is, and is no markup, in an element and in an attribute', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = text
          .split('\n')
          .map((line) => line.split('\t').map(harmless).join('\t'))
          .join('\n');
        expect(read(`${html`<p title="${text}">${text}</p>`}`)).toEqual({ title: plain, text: plain, isAll: true });
      }),
    );
  });

  it('may be numbers, lists, nothing, and HTML that was made the same way', () => {
    const inner = html`<b>${'<'}</b>`;
    expect(`${html`${1.5}${['a', [inner, null]]}${null}`}`).toBe('1.5a<b>&lt;</b>');
  });
});
