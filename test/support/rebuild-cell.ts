import { type AnyRow, textOf } from './rows.ts';

/** The texts that published rows of one table print, for a cell that all of them carry. */
type Rebuild = (rows: readonly AnyRow[]) => string[];

const joined = (row: AnyRow | undefined, ...columns: string[]) =>
  columns
    .map((column) => textOf(row, column))
    .filter((text) => text !== '')
    .join(' ');

const each =
  (texts: (row: AnyRow) => string[]): Rebuild =>
  (rows) =>
    rows.flatMap(texts).filter((text) => text !== '');

/** A place that is printed once for several rows: the rows below it print nothing and carry the place above. */
const placeOf = (row: AnyRow) => textOf(row, 'position_text') || textOf(row, 'position_published');

/** A name of a race, and where the race has a nation, the name behind its flag too. */
const besideFlag = (row: AnyRow, column: string) =>
  row['venue_country_text'] === null
    ? [textOf(row, column)]
    : [textOf(row, column), joined(row, 'venue_country_text', column)];

/** A row's cell, or the cells of several cars. */
const cellTexts = (row: AnyRow) => textOf(row, 'cell_text').split(' / ');

/**
 * How the text of a cell follows from the rows that carry it, table by table. A row may carry several cells, so each
 * gives every text that it prints.
 */
export const REBUILD: Readonly<Record<string, Rebuild>> = {
  race: each((row) => [
    textOf(row, 'round'),
    ...besideFlag(row, 'name'),
    ...besideFlag(row, 'circuit_text'),
    ...besideFlag(row, 'results_circuit_text'),
    textOf(row, 'date_text'),
    textOf(row, 'length_text'),
    textOf(row, 'classes_text'),
    textOf(row, 'location'),
  ]),
  entry: each((row) => [joined(row, 'country_text', 'team_text'), textOf(row, 'car_number')]),
  entry_car: (rows) => [
    rows.map((row) => textOf(row, 'chassis_text') + (row['rounds_text'] ? `(${row['rounds_text']})` : '')).join(''),
    ...new Set(rows.map((row) => textOf(row, 'engine_text')).filter((text) => text !== '')),
    ...new Set(rows.map((row) => textOf(row, 'tyre_text')).filter((text) => text !== '')),
  ],
  entry_driver: (rows) => {
    const names = rows.map((row) => joined(row, 'country_text', 'driver_text'));
    const rounds = rows.map((row) => textOf(row, 'rounds_text')).filter((text) => text !== '');
    // Their nations may stand in a cell of their own.
    const apart = ['driver_text', 'country_text'].map((column) => rows.map((row) => textOf(row, column)).join(' '));
    return rows.length === 1
      ? [...names, ...rounds]
      : [names.join(' '), rounds.join(' '), ...apart, ...new Set(rounds)];
  },
  class_win: each((row) => {
    const number = row['car_number'] === null ? '' : `#${row['car_number']}`;
    return [[textOf(row, 'country_text'), number, textOf(row, 'team_text')].filter((text) => text !== '').join(' ')];
  }),
  class_win_driver: (rows) => [rows.map((row) => joined(row, 'country_text', 'driver_text')).join(' ')],
  points_system: each((row) => [textOf(row, 'condition_text')]),
  points_system_value: each((row) => [textOf(row, 'points')]),
  team_standing: each((row) => [
    placeOf(row),
    joined(row, 'country_text', 'team_text'),
    textOf(row, 'chassis_text'),
    textOf(row, 'engine_text'),
    ...textOf(row, 'car_numbers_text').split(' / '),
    textOf(row, 'total_text'),
  ]),
  team_standing_race: each(cellTexts),
  driver_standing: each((row) => [
    placeOf(row),
    joined(row, 'country_text', 'driver_text'),
    textOf(row, 'teams_text'),
    ...textOf(row, 'car_numbers_text').split(' / '),
    textOf(row, 'total_text'),
  ]),
  driver_standing_race: each(cellTexts),
};

/** The same of tables that only articles on other series fill. */
const OF_OTHER_SERIES: Readonly<Record<string, Rebuild>> = {
  manufacturer_standing: each((row) => [
    placeOf(row),
    joined(row, 'country_text', 'manufacturer_text'),
    ...textOf(row, 'car_numbers_text').split(' / '),
    textOf(row, 'total_text'),
  ]),
  manufacturer_standing_race: each(cellTexts),
  championship_rule: each((row) => [textOf(row, 'value')]),
};

/** Spaces in a chassis cell differ: `Lola B07/46(1-9)` and `Zytek 04S (1-3)`. */
export function isRebuilt(table: string, cell: string, rows: readonly AnyRow[]): boolean {
  const texts = (REBUILD[table] ?? OF_OTHER_SERIES[table])?.(rows) ?? [];
  const plain = (text: string) => (table === 'entry_car' ? text.replace(/\s/g, '') : text);
  return texts.some((text) => plain(text) === plain(cell));
}
