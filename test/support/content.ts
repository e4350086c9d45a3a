import { type Content, piecesOf } from '../../pipeline/effects.ts';

/** The bytes of a content that is given whole or in pieces. */
export function bytesOf(content: Content): Buffer {
  return Buffer.concat([...piecesOf(content)].map((piece) => Buffer.from(piece)));
}
