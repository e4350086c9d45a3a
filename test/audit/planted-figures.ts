import { cellsOf, drawn, type Fault, lineOfCells, pickOf } from '../support/planted-faults.ts';
import type { Seeded } from '../support/seeded.ts';
import { rowsIn } from '../support/whole-dataset.ts';
import {
  type Article,
  fullPointsRows,
  linesOf,
  ofSameTeam,
  proseLines,
  type StandingRow,
  tableOf,
  winLines,
} from './planted-model.ts';

/** Makes a fault of its kind in an article; null where the article has no place for it. */
export type Draw = (article: Article, random: Seeded) => Fault | null;

/** Faults in the figures, places and rows of a standings table. */
export const FIGURES = {
  'changed total': (article, random) =>
    inRow(article, random, rightRows(article), (cells, row) => {
      const total = totalCell(cells, row);
      const step = 1 + random.below(9);
      const other = random.below(2) === 0 && row.total > step ? row.total - step : row.total + step;
      cells[total] = String(other);
      return {
        contradicts: linesOf(withTotal(article, row, row.total, other)),
        shown: [{ codes: ['total-mismatch'], lines: [row.line] }],
      };
    }),

  'changed place': (article, random) =>
    inRow(article, random, rightRows(article).filter(hasPlace), (cells, row) => {
      const other = 1 + random.below(tableOf(article, row).length + 5);
      if (other === row.placeNumber) return null;
      cells[1] = row.place.replace(/\d+/, String(other));
      return {
        contradicts: linesOf(withTotal(article, row, row.total)),
        // Where the place ends on that of a countback, only the mark is wrong.
        shown: [{ codes: ['position-mismatch', 'tie-mark-mismatch'], lines: [row.line] }],
      };
    }),

  'removed tie mark': (article, random) => {
    const marked = rightRows(article).filter(
      (row) => (row.place.includes('=') || !hasPlace(row)) && !isHiddenTie(article, row),
    );
    return inRow(article, random, marked, (cells, row) => {
      if (hasPlace(row)) cells[1] = row.place.replace('=', '');
      else {
        // The place that spans several rows ends above this one, which is given its own.
        cells.splice(1, 0, String(row.placeNumber));
        if (cells.at(-2) === '') cells.splice(-2, 1);
      }
      return {
        contradicts: linesOf(withTotal(article, row, row.total)),
        shown: [
          {
            codes: ['tie-mark-mismatch'],
            lines: [row.line, ...(hasPlace(row) ? [] : linesOf(withTotal(article, row, row.total)))],
          },
        ],
      };
    });
  },

  'added tie mark': (article, random) => {
    const untied = rightRows(article).filter((row) => hasPlace(row) && withTotal(article, row, row.total).length === 0);
    return inRow(article, random, untied, (cells, row) => {
      const above = tableOf(article, row).filter((other) => other.line === row.line - 1);
      if (article.lines[row.line]?.startsWith('|') && !hasMarks(article, row) && above.length > 0) {
        // The place above spans this row too.
        cells.splice(1, 1);
        cells.splice(-1, 0, '');
      } else cells[1] = `${row.place}=`;
      return {
        contradicts: linesOf(above),
        shown: [{ codes: ['tie-mark-mismatch', 'position-mismatch'], lines: [row.line] }],
      };
    });
  },

  'illegal value': (article, random) =>
    inCell(article, random, (row, raceId) => {
      const other = random.pick([37, 41, 53, 99, 7.3]);
      return (legalOf(article, row, raceId) ?? [other]).includes(other) ? null : String(other);
    }),

  'value of another place': (article, random) =>
    inCell(article, random, (row, raceId, points) => {
      const others = (legalOf(article, row, raceId) ?? []).filter((other) => other !== points);
      return pickOf(random, others)?.toString() ?? null;
    }),

  'shifted value': (article, random) =>
    inRow(article, random, rightRows(article), (cells, row) => {
      const shift = drawn(random, () => {
        const [raceId, cell] = random.pick([...row.cellOf]);
        const beside = [...row.cellOf].filter(([, other]) => Math.abs(other - cell) === 1);
        const [otherId, other] = random.pick(beside);
        const isPlain = /^[1-9]\d*$/.test(cells[cell] ?? '') && cells[other] === '';
        return isPlain ? { raceId, cell, otherId, other } : null;
      });
      if (!shift) return null;
      const { raceId, cell, otherId, other } = shift;
      const points = Number(cells[cell]);
      if (isHiddenShift(article, row, raceId, otherId, points)) return null;
      cells[other] = cells[cell] ?? '';
      cells[cell] = '';
      const contradicts = [
        ...linesOf(ofSameTeam(article, row)),
        ...linesOf(tableOf(article, row).filter((one) => one.points.get(otherId) === points)),
        ...linesOf(withTotal(article, row, row.total)),
        ...winLines(article, raceId, row.classCode),
        ...winLines(article, otherId, row.classCode),
        ...article.mentions(row.table, row.competitorId),
      ];
      return { contradicts, shown: [{ codes: CONTRADICTIONS, lines: [row.line, ...contradicts] }] };
    }),

  'doubled row': (article, random) => {
    const row = pickOf(random, rightRows(article).filter(hasPlace));
    if (!row) return null;
    const text = article.lines[row.line - 1] ?? '';
    return {
      edits: new Map([[row.line, [text, text]]]),
      contradicts: [],
      shown: [{ codes: ['duplicate-competitor'], lines: [row.line] }],
    };
  },

  'removed row of a winner': (article, random) => {
    const row = pickOf(
      random,
      rightRows(article).filter((one) => winsOf(article, one).length > 0 && !isHiddenRemoval(article, one)),
    );
    if (!row) return null;
    const table = tableOf(article, row);
    const below = table.filter((other) => other.line > row.line);
    const contradicts = [
      ...winsOf(article, row).flatMap((win) => [win.teamLine, ...win.drivers.map(({ line }) => line)]),
      ...linesOf(ofSameTeam(article, row)),
      ...linesOf(withTotal(article, row, row.total)),
      ...linesOf(below),
      // Where the place spans several rows, those below come under the place above.
      row.line - 1,
      ...proseLines(article, row.championshipId),
    ];
    return {
      edits: new Map([[row.line, []]]),
      contradicts,
      shown: [{ codes: [...CONTRADICTIONS, 'position-mismatch', 'tie-mark-mismatch'], lines: contradicts }],
    };
  },

  'swapped rows': (article, random) => {
    const rows = rightRows(article).filter(hasPlace);
    const pairs = rows.flatMap((row) => {
      const below = rows.find((other) => other.line === row.line + 1 && other.championshipId === row.championshipId);
      return below && below.total !== row.total ? [[row, below] as const] : [];
    });
    const pair = pickOf(random, pairs);
    if (!pair) return null;
    const [above, below] = pair;
    const texts = [above, below].map(({ line }) => cellsOf(article.lines[line - 1] ?? ''));
    const [first = [], second = []] = texts;
    const lines = [above.line, below.line];
    return {
      // The places stay where they are.
      edits: new Map([
        [above.line, [lineOfCells([...first.slice(0, 2), ...second.slice(2)])]],
        [below.line, [lineOfCells([...second.slice(0, 2), ...first.slice(2)])]],
      ]),
      contradicts: [
        ...linesOf([...withTotal(article, above, above.total), ...withTotal(article, below, below.total)]),
        ...proseLines(article, above.championshipId),
      ],
      shown: [{ codes: ['position-mismatch'], lines }],
    };
  },
} as const satisfies Readonly<Record<string, Draw>>;

/** Codes under which two tables contradict each other on a value. */
export const CONTRADICTIONS = [
  'points-not-in-system',
  'points-clash',
  'team-driver-mismatch',
  'winner-points-mismatch',
  'winner-missing',
  'scored-not-entered',
  'entry-team-mismatch',
] as const;

/**
 * What no reader could see: the value is one of the other race and nobody of another team has it there; and the row is a team's of a class
 * without a table of drivers, or a driver's whose team has at least as much there (in another car), whose co-drivers keep
 * what he had before, and whom the entry list has in the other race too, or not at all.
 */
function isHiddenShift(article: Article, row: StandingRow, from: string, to: string, points: number): boolean {
  const team = ofSameTeam(article, row);
  const isFree = !tableOf(article, row).some(
    (other) => other !== row && other.points.get(to) === points && !team.includes(other),
  );
  if (!isFree || !legalOf(article, row, to)?.includes(points)) return false;
  if (row.table === 'team')
    return !article.rows.some((one) => one.classCode === row.classCode && one.table === 'driver');
  const own = article.entered.filter((one) => one.driverId === row.competitorId && one.classCode === row.classCode);
  const round = article.races.find(({ raceId }) => raceId === to)?.round ?? 0;
  return (
    team.some((one) => one.table === 'team' && (one.points.get(to) ?? 0) >= points) &&
    team.some((one) => one.table === 'driver' && one.points.get(from) === points) &&
    (own.length === 0 || own.some((one) => one.rounds.includes(round) || one.roundsText === ''))
  );
}

/**
 * A tie that nobody misses: the only other row is the second one of a competitor, so that there may be no tie; or the
 * place that spans several rows is cut into two that each still span rows.
 */
function isHiddenTie(article: Article, row: StandingRow): boolean {
  const others = withTotal(article, row, row.total);
  const table = tableOf(article, row);
  if (others.every((one) => table.some((other) => other !== one && other.competitorId === one.competitorId)))
    return true;
  return !hasPlace(row) && others.some((other) => other.line > row.line) && others.length > 2;
}

/**
 * A winner can be missing under the rules of the article: drivers without points are not listed, and one who drives too
 * little has none. His place is still there, because he shared it, and everybody else of his crews has the points.
 */
function isHiddenRemoval(article: Article, row: StandingRow): boolean {
  const rules = rowsIn(article.dataset, 'championship_rule')
    .filter((rule) => rule['championship_id'] === row.championshipId)
    .map((rule) => rule['rule']);
  return (
    row.table === 'driver' &&
    rules.includes('scorers-only-listed') &&
    rules.includes('minimum-drive') &&
    withTotal(article, row, row.total).some((other) => other.placeNumber === row.placeNumber)
  );
}

function winsOf(article: Article, row: StandingRow) {
  return article.wins.filter(
    (win) =>
      win.classCode === row.classCode &&
      (row.table === 'team'
        ? article.organisationOf(win.teamId) === article.organisationOf(row.competitorId)
        : win.drivers.some(({ driverId }) => driverId === row.competitorId)),
  );
}

function legalOf(article: Article, row: StandingRow, raceId: string): readonly number[] | undefined {
  return article.legal.get(`${raceId} ${row.table}`);
}

function rightRows(article: Article): StandingRow[] {
  return article.rows.filter((row) => row.isRight);
}

function hasPlace(row: StandingRow): boolean {
  return row.place !== '';
}

function hasMarks(article: Article, row: StandingRow): boolean {
  return article.rows.some((other) => other.table === row.table && other.place.includes('='));
}

function totalCell(cells: readonly string[], row: StandingRow): number {
  return cells.lastIndexOf(String(row.total));
}

/** The other rows of a table with one of these totals. */
function withTotal(article: Article, row: StandingRow, ...totals: readonly number[]): StandingRow[] {
  return tableOf(article, row).filter((other) => other !== row && totals.includes(other.total));
}

type Changed = Omit<Fault, 'edits'>;

/** A fault in one row of those that are given; `change` changes its cells. */
function inRow(
  article: Article,
  random: Seeded,
  rows: readonly StandingRow[],
  change: (cells: string[], row: StandingRow) => Changed | null,
): Fault | null {
  if (rows.length === 0) return null;
  return drawn(random, () => {
    const row = random.pick(rows);
    const cells = cellsOf(article.lines[row.line - 1] ?? '');
    const changed = change(cells, row);
    return (
      changed && {
        ...changed,
        contradicts: [...changed.contradicts, ...proseLines(article, row.championshipId)],
        edits: new Map([[row.line, [lineOfCells(cells)]]]),
      }
    );
  });
}

/** Another figure in one cell; the total stays as it was. */
function inCell(
  article: Article,
  random: Seeded,
  other: (row: StandingRow, raceId: string, points: number) => string | null,
): Fault | null {
  return inRow(article, random, rightRows(article), (cells, row) => {
    const filled = [...row.points].flatMap(([raceId, points]) => {
      const cell = row.cellOf.get(raceId) ?? 0;
      return points > 0 && cells[cell] === String(points) ? [{ raceId, points, cell }] : [];
    });
    const chosen = pickOf(random, filled);
    const text = chosen ? other(row, chosen.raceId, chosen.points) : null;
    if (!chosen || text === null) return null;
    cells[chosen.cell] = text;
    const isLegal = legalOf(article, row, chosen.raceId)?.includes(Number(text)) ?? false;
    return {
      contradicts: [
        ...linesOf(ofSameTeam(article, row)),
        ...linesOf(tableOf(article, row).filter((one) => one.points.get(chosen.raceId) === Number(text))),
        ...linesOf(withTotal(article, row, row.total)),
        ...winLines(article, chosen.raceId, row.classCode),
        ...linesOf(fullPointsRows(article, chosen.raceId, row.classCode)),
      ],
      shown: [{ codes: isLegal ? ['total-mismatch'] : ['points-not-in-system'], lines: [row.line] }],
    };
  });
}
