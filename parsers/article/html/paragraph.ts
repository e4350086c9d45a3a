import type { Paragraph } from 'mdast';
import type { Content } from './content.ts';
import type { Source } from './source.ts';

/** A text as a paragraph of one text node, both at the place of the text in the file. */
export function paragraphOf(content: Content, source: Source): Paragraph {
  const position = source.positionOf(content.range ?? { start: 0, end: 0 });
  return { type: 'paragraph', children: [{ type: 'text', value: content.text, position }], position };
}
