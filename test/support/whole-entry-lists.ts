import { splitNation } from '../../parsers/cell/nation-name.ts';
import type { Grid } from '../../parsers/table/grid.ts';
import type { SpannedCell } from './markup.ts';
import type { AnyRow } from './rows.ts';
import type { Seeded } from './seeded.ts';
import { rowsIn, type WholeDataset } from './whole-dataset.ts';

/** A driver as an entry list with all of its columns names him. */
export interface WholeDriver {
  readonly countryText: string | null;
  readonly driverText: string;
  readonly roundsText: string;
  /** The rounds where they are made up, since the dump has lost them; null where it has them. */
  readonly madeUpRounds: readonly number[] | null;
}

/** A car with everything that its row says: what the dump has, and made-up values where it has lost them. */
export interface WholeCar {
  readonly entryId: string;
  /** Where the dump has the row that opens the car. */
  readonly line: number;
  readonly carNumber: string;
  readonly engineText: string;
  readonly tyreText: string;
  readonly isFirstMadeUp: boolean;
  readonly drivers: readonly WholeDriver[];
  /** The cells that begin with this car; the others reach down to it from the car above. */
  readonly opens: { readonly team: string | null; readonly chassis: string | null; readonly isEngine: boolean };
}

const TYRES = ['M', 'D', 'P', 'Y', 'K'];
const SYLLABLES = 'bo ku ze mi ra ti vo nu sha pel gor dax wim hul fen jo'.split(' ');
const MADE_UP = /^Madeup[a-z]+ /;

/** True for the name of a driver or engine that was made up. */
export function isMadeUp(name: string): boolean {
  return MADE_UP.test(name);
}

/**
 * The cars of a season in the order of its lists. Numbers that the dump has lost are those under which the car won, or free
 * ones; first drivers, rounds, engines and tyres are made up. No two made-up names are alike. Made-up
 * rounds are those in which the car was entered and the driver has no points, so that they say nothing of the standings.
 */
export function wholeCars(
  published: WholeDataset,
  sourceId: string,
  grids: readonly Grid[],
  random: Seeded,
): WholeCar[] {
  const allRounds = ofSource(published, 'race', sourceId).map((row) => Number(row['round']));
  const entries = ofSource(published, 'entry', sourceId).sort(
    (one, other) => Number(one['line']) - Number(other['line']),
  );
  const nations = entries.map((row) => row['country_text']).filter((code) => typeof code === 'string');
  const scoredBy = (driverId: string) =>
    rowsIn(published, 'driver_standing')
      .filter((row) => row['driver_id'] === driverId && row['source_id'] === sourceId)
      .flatMap((row) =>
        roundsOf(published, 'driver_standing_race', 'driver_standing_id', String(row['driver_standing_id'])),
      );
  const wonAs = new Map(rowsIn(published, 'class_win').map((row) => [row['entry_id'], row['car_number']]));
  const free = freeNumbers([...entries.map((row) => row['car_number']), ...wonAs.values()]);
  const names = freeNames(random);
  const printed = new Map(
    grids.flatMap(({ table }) => table.rows.map((row) => [row.line, row.cells.map((cell) => cell.text)])),
  );
  let engineText = '';
  let tyreText = '';
  return entries.map((entry): WholeCar => {
    const entryId = String(entry['entry_id']);
    const line = Number(entry['line']);
    const [first = '', second = ''] = printed.get(line) ?? [];
    const opens = opensOf(entry, first, second);
    const printedEngine = rowsOfEntry(published, 'entry_car', entryId).find((row) => row['engine_text'] !== null);
    if (opens.isEngine) {
      engineText = printedEngine
        ? String(printedEngine['engine_text'])
        : `Madeup${names()} ${2 + random.below(5)}.${random.below(9)} L V8`;
      tyreText = random.pick(TYRES);
    }
    const carNumber = String(entry['car_number'] ?? wonAs.get(entryId) ?? free());
    const isFirstMadeUp = entry['is_opening_row_cut'] === 1;
    const ofCar = roundsOf(published, 'entry_driver_race', 'entry_id', entryId);
    const kept = rowsOfEntry(published, 'entry_driver', entryId).map(
      (row): WholeDriver => ({
        countryText: row['country_text'] === null ? null : String(row['country_text']),
        driverText: String(row['driver_text']),
        ...(row['is_rounds_lost'] === 1
          ? madeUpRounds(random, [ofCar, allRounds], scoredBy(String(row['driver_id'])))
          : { roundsText: String(row['rounds_text']), madeUpRounds: null }),
      }),
    );
    const lost = () => ({
      countryText: random.pick(nations),
      driverText: `Madeup${names()} ${capital(names())}`,
      ...madeUpRounds(random, [ofCar, allRounds], []),
    });
    const drivers = isFirstMadeUp ? [lost(), ...kept] : kept;
    return { entryId, line, carNumber, engineText, tyreText, isFirstMadeUp, drivers, opens };
  });
}

function ofSource(published: WholeDataset, table: 'entry' | 'race', sourceId: string): AnyRow[] {
  return rowsIn(published, table).filter((row) => row['source_id'] === sourceId);
}

/** The rounds of a season to which rows of a table belong. */
function roundsOf(
  published: WholeDataset,
  table: 'entry_driver_race' | 'driver_standing_race',
  column: string,
  value: string,
): number[] {
  const races = new Set(
    rowsIn(published, table)
      .filter((row) => row[column] === value)
      .map((row) => row['race_id']),
  );
  return rowsIn(published, 'race')
    .filter((row) => races.has(row['race_id'] ?? null))
    .map((row) => Number(row['round']));
}

function rowsOfEntry(
  published: WholeDataset,
  table: 'entry_car' | 'entry_driver' | 'entry_driver_race',
  entryId: string,
): AnyRow[] {
  return rowsIn(published, table).filter((row) => row['entry_id'] === entryId);
}

/** What the two cells that the dump has of a car's row begin: a team's row has lost its engine, a row with a number has none. */
function opensOf(entry: AnyRow, first: string, second: string): WholeCar['opens'] {
  const isNumbered = entry['car_number'] !== null;
  const isTeam = entry['is_opening_row_cut'] === 1 && splitNation(first).text === entry['team_text'];
  if (isTeam) return { team: first, chassis: isNumbered ? null : second, isEngine: !isNumbered };
  if (isNumbered && entry['car_number'] === first) return { team: null, chassis: null, isEngine: false };
  return { team: null, chassis: first, isEngine: !isNumbered };
}

function freeNumbers(taken: readonly unknown[]): () => number {
  let next = 300;
  return () => {
    do next += 1;
    while (taken.includes(String(next)));
    return next;
  };
}

function freeNames(random: Seeded): () => string {
  const names = new Set<string>();
  return () => {
    for (;;) {
      const name = Array.from({ length: 4 }, () => random.pick(SYLLABLES)).join('');
      if (!names.has(name)) {
        names.add(name);
        return name;
      }
    }
  };
}

/** Rounds of the first of the lists that has some which are not taken; of the last one where all are. */
function madeUpRounds(
  random: Seeded,
  lists: readonly (readonly number[])[],
  taken: readonly number[],
): Pick<WholeDriver, 'roundsText' | 'madeUpRounds'> {
  const free = lists.map((list) => list.filter((round) => !taken.includes(round)));
  const rounds = free.find((list) => list.length > 0) ?? lists.at(-1) ?? [];
  const chosen = rounds.filter(() => random.below(3) === 0);
  const some = chosen.length === 0 ? [random.pick(rounds)] : chosen;
  return { roundsText: some.join(', '), madeUpRounds: some };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How a list has the drivers of a car: in a row each, or all in one cell with line breaks between. */
export type DriverStyle = 'row' | 'cell';

const FURTHER_HEADERS = ['Engine', 'Tyre', 'No.', 'Drivers', 'Rounds'];
const PLAIN = { isHeader: false, isBold: false, rowSpan: 1, columnSpan: 1, flags: 'none' } as const;

/** The rows of an entry list with all of its columns: cells that reach over the cars of a team and the drivers of a car. */
export function wholeRows(grid: Grid, cars: readonly WholeCar[], style: DriverStyle): SpannedCell[][] {
  const width = 2 + FURTHER_HEADERS.length;
  const across = (text: string) => [{ ...PLAIN, text, isHeader: true, columnSpan: width }];
  const [own, others] = [new Map(cars.map((car) => [car.line, car])), driverLines(cars)];
  const blocks = grid.table.rows.flatMap((row): (SpannedCell[] | WholeCar)[] => {
    const [first = '', second = ''] = row.cells.map((cell) => cell.text);
    if (row.index < grid.headerRowCount - 1) return [across(first)];
    if (row.index < grid.headerRowCount)
      return [[first, second, ...FURTHER_HEADERS].map((text) => ({ ...PLAIN, text, isHeader: true }))];
    const car = own.get(row.line);
    return car ? [car] : others.has(row.line) ? [] : [across(first)];
  });
  return blocks.flatMap((block, index) =>
    Array.isArray(block) ? [block] : rowsOfCar(block, blocks.slice(index + 1), style),
  );
}

function driverLines(cars: readonly WholeCar[]): Set<number> {
  return new Set(cars.flatMap((car) => car.drivers.map((_, index) => car.line + index)));
}

function rowsOfCar(car: WholeCar, below: readonly (SpannedCell[] | WholeCar)[], style: DriverStyle): SpannedCell[][] {
  const height = ({ drivers }: WholeCar) => (style === 'row' ? drivers.length : 1);
  /** How many rows a cell of this car covers: down to the next car that has one of its own. */
  const reach = (hasOwn: (other: WholeCar) => boolean) => {
    let rows = height(car);
    for (const block of below) {
      if (Array.isArray(block) || hasOwn(block)) break;
      rows += height(block);
    }
    return rows;
  };
  const { team, chassis, isEngine } = car.opens;
  const ofEngine = reach(({ opens }) => opens.isEngine);
  const opening: SpannedCell[] = [
    ...(team === null
      ? []
      : [{ ...PLAIN, text: team, flags: 'front' as const, rowSpan: reach(({ opens }) => opens.team !== null) }]),
    ...(chassis === null ? [] : [{ ...PLAIN, text: chassis, rowSpan: reach(({ opens }) => opens.chassis !== null) }]),
    ...(isEngine ? [car.engineText, car.tyreText].map((text) => ({ ...PLAIN, text, rowSpan: ofEngine })) : []),
    { ...PLAIN, text: car.carNumber, rowSpan: height(car) },
  ];
  const cells = car.drivers.map(({ countryText, driverText, roundsText }): SpannedCell[] => [
    { ...PLAIN, text: countryText === null ? driverText : `${countryText} ${driverText}`, flags: 'lines' },
    { ...PLAIN, text: roundsText },
  ]);
  if (style === 'row') return cells.map((pair, index) => (index === 0 ? [...opening, ...pair] : pair));
  const joined = (column: 0 | 1) => cells.map((pair) => pair[column]?.text ?? '').join('\n');
  return [[...opening, { ...PLAIN, text: joined(0), flags: 'lines' }, { ...PLAIN, text: joined(1), flags: 'lines' }]];
}
