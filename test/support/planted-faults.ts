import type { FindingCode } from '../../schemas/finding.ts';
import { type AnyRow, textOf } from './rows.ts';
import type { Seeded } from './seeded.ts';
import { rowsIn, type WholeDataset } from './whole-dataset.ts';

/** The kinds of faults that are planted, with the finding that each must give. */
export const FAULTS = {
  'changed total': 'total-mismatch',
  'changed place': 'position-mismatch',
  'removed tie mark': 'tie-mark-mismatch',
  'added tie mark': 'tie-mark-mismatch',
  'illegal points': 'points-not-in-system',
  'doubled row': 'duplicate-competitor',
} as const satisfies Record<string, FindingCode>;

export type FaultKind = keyof typeof FAULTS;

/** A fault in a copy of an article. Lines are 1-based, in the copy. */
export interface PlantedFault {
  readonly kind: FaultKind;
  readonly code: FindingCode;
  /** The line on which the finding must stand. */
  readonly line: number;
  /** Every line that the fault touches. */
  readonly touched: readonly number[];
  readonly before: string;
  readonly after: string;
}

/** A copy of an article with one fault. */
export interface Faulty {
  readonly text: string;
  readonly fault: PlantedFault;
  /** The line in the copy of a line of the original. */
  readonly lineOf: (line: number) => number;
}

/**
 * Plants a fault of a kind in a standings row that is right, chosen at random among all rows of the article where such
 * a fault can be; null where there is none. A row with a total and a place of its own, whose rounds bear no marks.
 */
export function plant(kind: FaultKind, article: string, dataset: WholeDataset, random: Seeded): Faulty | null {
  const lines = article.split('\n');
  const rows = [...rowsIn(dataset, 'team_standing'), ...rowsIn(dataset, 'driver_standing')].filter(
    (row) => row['verdict'] === 'confirmed' && textOf(row, 'position_text') !== '' && CAN_HAVE[kind](row, dataset),
  );
  if (rows.length === 0) return null;
  const line = Number(random.pick(rows)['line']);
  const before = lines[line - 1] ?? '';
  const cells = before.split('|').map((cell) => cell.trim());
  if (kind === 'doubled row') {
    lines.splice(line, 0, before);
    const fault = { kind, code: FAULTS[kind], line: line + 1, touched: [line, line + 1], before, after: before };
    return { text: lines.join('\n'), fault, lineOf: (of) => (of > line ? of + 1 : of) };
  }
  change(kind, cells, random, rows.length);
  const after = `| ${cells.slice(1, -1).join(' | ')} |`;
  lines[line - 1] = after;
  const fault = { kind, code: FAULTS[kind], line, touched: [line], before, after };
  return { text: lines.join('\n'), fault, lineOf: (of) => of };
}

const CAN_HAVE: Readonly<Record<FaultKind, (row: AnyRow, dataset: WholeDataset) => boolean>> = {
  'changed total': hasOwnTotal,
  'changed place': () => true,
  'removed tie mark': (row) => textOf(row, 'position_text').includes('='),
  'added tie mark': (row) => row['is_tie_marked'] === 0,
  'illegal points': (row, dataset) => Number(row['points_published']) > 0 && hasOwnTotal(row, dataset),
  'doubled row': () => true,
};

/** No other row of the table has the same total: what separates equal ones is found from the table with the fault. */
function hasOwnTotal(row: AnyRow, dataset: WholeDataset): boolean {
  const table = 'team_standing_id' in row ? 'team_standing' : 'driver_standing';
  const equals = rowsIn(dataset, table).filter(
    (other) =>
      other['championship_id'] === row['championship_id'] && other['points_published'] === row['points_published'],
  );
  return equals.length === 1;
}

/** More than any race gives, or less than any step. */
const ILLEGAL = ['37', '41', '53', '99', '7.3'];

function change(kind: Exclude<FaultKind, 'doubled row'>, cells: string[], random: Seeded, rowCount: number): void {
  const [, place = ''] = cells;
  const total = cells.length - 2;
  const number = Number.parseInt(place, 10);
  switch (kind) {
    case 'changed total': {
      const published = Number(cells[total]);
      const step = 1 + random.below(9);
      cells[total] = String(random.below(2) === 0 && published > step ? published - step : published + step);
      return;
    }
    case 'changed place': {
      const other = 1 + random.below(rowCount + 5);
      cells[1] = place.replace(/\d+/, String(other === number ? other + 1 : other));
      return;
    }
    case 'removed tie mark':
      cells[1] = place.replace('=', '');
      return;
    case 'added tie mark':
      cells[1] = `${place}=`;
      return;
    case 'illegal points': {
      const rounds = cells.flatMap((cell, index) =>
        /^[1-9]\d*$/.test(cell) && index > 2 && index < total ? [index] : [],
      );
      cells[random.pick(rounds)] = random.pick(ILLEGAL);
    }
  }
}
