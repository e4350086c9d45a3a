import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf } from '../../parsers/article/form.ts';
import { splitChassisRounds } from '../../parsers/cell/chassis-rounds.ts';
import { describeEngine } from '../../parsers/cell/engine.ts';
import { splitAtNations, splitNation } from '../../parsers/cell/nation-name.ts';
import { splitPersonName } from '../../parsers/cell/person-name.ts';
import { isFinishingStatus, markOfTotal, parsePointsCell, parseTotal } from '../../parsers/cell/points-cell.ts';
import { parsePosition } from '../../parsers/cell/position.ts';
import { parseDate } from '../../parsers/cell/race-date.ts';
import { parseRaceLength } from '../../parsers/cell/race-length.ts';
import { expandRounds, isRounds } from '../../parsers/cell/rounds.ts';
import { parseWinningCar } from '../../parsers/cell/winning-car.ts';
import { roleOfHeader } from '../../parsers/table/column-role.ts';
import { fold, slug } from '../../parsers/text/fold.ts';
import { parseCardinal, parseOrdinal } from '../../parsers/text/number-word.ts';
import { sentencesOf } from '../../parsers/text/sentences.ts';
import { growthOf, RATIO_AT_MOST } from './growth.ts';
import { PIECES } from './mutate.ts';

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  splitChassisRounds,
  describeEngine,
  splitNation: (text) => splitNation(text),
  splitAtNations,
  splitPersonName,
  parsePointsCell,
  isFinishingStatus,
  parseTotal,
  markOfTotal,
  parsePosition,
  parseDate: (text) => parseDate(text, 2031),
  parseRaceLength,
  isRounds,
  expandRounds: (text) => expandRounds(text, 12),
  parseWinningCar: (text) => parseWinningCar(text),
  roleOfHeader,
  fold,
  slug,
  parseCardinal,
  parseOrdinal,
  sentencesOf,
  formOf: (text) => formOf('a.txt', text),
};

/** Every unit of UTF-16: halves of pairs, NUL, marks of direction. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((words) => words.join(' '));

describe.each(Object.entries(READERS))('%s', { timeout: 600_000 }, (_name, read) => {
  it('reads any text whatever', () => {
    fc.assert(
      fc.property(fc.oneof(anyUnits, pieces, fc.string({ unit: 'binary' })), (text) => {
        read(text);
      }),
      { numRuns: 300 },
    );
  });

  it.each([' ', '1', '1-', '1, ', 'A', 'a ', 'Aa ', '-', '.', '†', '=', '(', 'May ', '#1 ', 'USA ', '\n', '/', 'one '])(
    'takes time that grows with the length of %j over and over',
    (piece) => {
      expect(growthOf((size) => piece.repeat(size / piece.length), read)).toBeLessThan(RATIO_AT_MOST);
      expect(growthOf((size) => `${piece.repeat(size / piece.length)}!`, read)).toBeLessThan(RATIO_AT_MOST);
    },
  );
});
