import { describe, expect, it } from 'vitest';
import { readableText } from '../../pipeline/stages/readable-text.ts';

// A million marks of a dump are read; a bar is one, and so is the end of a line.

const MILLION = 1_000_000;
const bars = (count: number) => '|'.repeat(count);

describe('a text that', () => {
  it('fits is read whole', () => {
    const text = `Ann\n${bars(MILLION - 1)}`;
    expect(readableText(text, 'dump')).toEqual({ text });
  });

  it('does not fit as a whole is empty from the line on that goes beyond, and keeps its lines', () => {
    const fitting = ['Ann', bars(MILLION / 2), 'Bob'];
    const { text, unread = [] } = readableText([...fitting, bars(MILLION / 2), 'Cara', ''].join('\n'), 'dump');
    expect(text.split('\n')).toEqual([...fitting, '', '', '']);
    expect(unread.map(({ line }) => line)).toEqual([4]);
  });

  it('has a line beyond all bounds lacks that line alone', () => {
    const { text, unread = [] } = readableText(['Ann', bars(MILLION), 'Bob'].join('\n'), 'dump');
    expect(text.split('\n')).toEqual(['Ann', '', 'Bob']);
    expect(unread.map(({ line }) => line)).toEqual([2]);
  });

  it('is Markdown is bounded sooner', () => {
    const text = `Ann\n${bars(150_000)}\nBob`;
    expect(readableText(text, 'dump')).toEqual({ text });
    expect(readableText(text, 'markdown').unread?.map(({ line }) => line)).toEqual([2]);
  });
});
