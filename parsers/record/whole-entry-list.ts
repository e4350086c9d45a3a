import type { FindingDraft } from '../../schemas/finding.ts';
import type { EntryCarRecord, EntryDriverRecord, EntryRecord } from '../../schemas/record/entry.ts';
import type { CellRef, PrintedName } from '../../schemas/record/origin.ts';
import { splitChassisRounds } from '../cell/chassis-rounds.ts';
import { splitNation } from '../cell/nation-name.ts';
import { expandRounds } from '../cell/rounds.ts';
import type { ColumnRole } from '../table/column-role.ts';
import { isClassRow } from '../table/entry-grid.ts';
import type { Grid, GridRow } from '../table/grid.ts';
import { linesOf, type PrintedCell, printedText } from '../table/printed-table.ts';
import type { EntryListPlace } from './entry-list.ts';
import type { Lexicon } from './lexicon.ts';
import { chassisLines, engineLines, teamLines } from './name-lines.ts';
import { nationBeside, withNation } from './nation-beside.ts';
import { pairCars, splitChassis, splitEngines } from './split-cars.ts';
import { driversIn } from './split-drivers.ts';
import { unreadableCell } from './unreadable.ts';

/** An entry while its rows are read; a cell that covers several rows is read once. */
interface OpenEntry {
  readonly base: Omit<EntryRecord, 'cars' | 'drivers'>;
  readonly cars: EntryCarRecord[];
  readonly drivers: EntryDriverRecord[];
  readonly seen: Set<PrintedCell>;
  readonly key: readonly (PrintedCell | null)[];
}

interface CellsOfEntry {
  readonly team: PrintedCell;
  readonly nation: PrintedCell | null;
  readonly number: PrintedCell | null;
  readonly class: PrintedCell | null;
}

interface CellsOfDrivers {
  readonly driver: PrintedCell | null;
  readonly nation: PrintedCell | null;
  readonly rounds: PrintedCell | null;
}

/**
 * The cars of an entry list with all of its columns. A new cell for team or number opens a car, where there is no column
 * of numbers one for the chassis; what cells cover several cars belongs to each of them. A row that one cell covers from
 * edge to edge names a class. Findings: `unreadable-cell`.
 *
 * `| 2 | ITA Rinaldo Capello | All |` below a team that spans both rows is a further car of it (2007, LMP1).
 */
export function readWholeEntryList(grid: Grid, place: EntryListPlace, lexicon: Lexicon) {
  const { sourceId } = grid.table;
  const findings: FindingDraft[] = [];
  const classes: { readonly classCode: string; readonly line: number }[] = [];
  const classRows = new Set<number>();
  const entries: OpenEntry[] = [];
  const used = new Set<PrintedCell>();
  let classOfRows = place.classCode;
  for (const row of grid.rows) {
    const [first] = row.cells;
    if (first && isClassRow(row)) {
      classOfRows = first.text;
      classes.push({ classCode: first.text, line: first.line });
      classRows.add(first.ref.row);
      continue;
    }
    const cellOf = (role: ColumnRole) => filledCell(grid, row, role);
    const team = cellOf('team');
    if (!team) {
      for (const cell of new Set(row.cells)) {
        if (cell && cell.text !== '' && !used.has(cell))
          findings.push(unreadableCell(cell, sourceId, 'a row with the name of a team'));
      }
      continue;
    }
    const hasNumbers = grid.columns.some((column) => column.role === 'number');
    const key = [team, hasNumbers ? cellOf('number') : cellOf('chassis')];
    let open = entries.at(-1);
    if (!open || key.some((cell, index) => cell !== open?.key[index])) {
      const cells = { team, nation: nationBeside(grid, row, 'team'), number: cellOf('number'), class: cellOf('class') };
      open = openEntry(key, cells, classOfRows, place.seasonId, sourceId, used);
      entries.push(open);
      if (!used.has(team) && teamLines(team)) findings.push(unreadableCell(team, sourceId, 'the name of one team'));
    }
    addCars(open, cellOf('chassis'), cellOf('engine'), cellOf('tyre'), used, lexicon);
    const cells = { driver: cellOf('driver'), nation: nationBeside(grid, row, 'driver'), rounds: cellOf('rounds') };
    addDrivers(open, cells, place, lexicon, sourceId, findings);
    for (const cell of row.cells) if (cell) used.add(cell);
  }
  return {
    entries: entries.map((entry): EntryRecord => ({ ...entry.base, cars: entry.cars, drivers: entry.drivers })),
    classes,
    classRows,
    findings,
  };
}

function filledCell(grid: Grid, row: GridRow, role: ColumnRole): PrintedCell | null {
  const column = grid.columns.find((candidate) => candidate.role === role);
  const cell = column ? row.cells[column.index] : null;
  return cell && cell.text !== '' ? cell : null;
}

function openEntry(
  key: OpenEntry['key'],
  cells: CellsOfEntry,
  classOfRows: string | null,
  seasonId: string,
  sourceId: string,
  used: ReadonlySet<PrintedCell>,
): OpenEntry {
  const { team, nation, number, class: classCell } = cells;
  const name = withNation(splitNation(teamLines(team)?.[0] ?? team.text), nation?.text);
  const carried = [team, name.countryText === nation?.text ? nation : null, number, classCell];
  const own = carried.filter((cell) => cell !== null && !used.has(cell));
  return {
    base: {
      seasonId,
      classCode: classCell?.text ?? classOfRows ?? '-',
      countryText: name.countryText,
      teamText: name.text,
      teamLine: team.line,
      carNumber: number?.text ?? null,
      isOpeningRowCut: false,
      origin: { sourceId, line: (number ?? team).line, cells: refsOf(own) },
    },
    cars: [],
    drivers: [],
    seen: new Set(),
    key,
  };
}

function addCars(
  open: OpenEntry,
  chassis: PrintedCell | null,
  engine: PrintedCell | null,
  tyre: PrintedCell | null,
  used: ReadonlySet<PrintedCell>,
  lexicon: Lexicon,
): void {
  const cells = [chassis, engine, tyre].filter((cell) => cell !== null);
  if (cells.every((cell) => open.seen.has(cell))) return;
  for (const cell of cells) open.seen.add(cell);
  const printed = (chassis ? chassisLines(chassis) : []).flatMap(splitChassisRounds);
  const named = printed.flatMap(({ chassisText, roundsText }) =>
    splitChassis(chassisText, lexicon).map((name, index, all) => ({
      name,
      roundsText: index === all.length - 1 ? roundsText : null,
    })),
  );
  const pairs = pairCars(
    named.map(({ name }) => name),
    (engine ? engineLines(engine) : []).flatMap((line) => splitEngines(line, lexicon)),
  );
  for (const pair of pairs.length > 0 ? pairs : [{ chassisText: null, engineText: null }]) {
    open.cars.push({
      chassisText: pair.chassisText,
      engineText: pair.engineText,
      tyreText: tyre?.text ?? null,
      roundsText: named.find(({ name }) => name === pair.chassisText)?.roundsText ?? null,
      isInherited: cells.every((cell) => used.has(cell)),
      cells: refsOf(cells.filter((cell) => !used.has(cell))),
    });
  }
}

function addDrivers(
  open: OpenEntry,
  { driver: cell, nation: nationCell, rounds: roundsCell }: CellsOfDrivers,
  place: EntryListPlace,
  lexicon: Lexicon,
  sourceId: string,
  findings: FindingDraft[],
): void {
  if (!cell || open.seen.has(cell)) return;
  open.seen.add(cell);
  const printed = driversIn(cell, lexicon);
  const nations = nationCell?.text ? nationCell.text.split(' ') : [];
  const names = nations.length === printed.length ? printed.map((name, i) => withNation(name, nations[i])) : printed;
  if (nationCell?.text && nations.length !== printed.length)
    findings.push(unreadableCell(nationCell, sourceId, 'a nation for each driver'));
  const texts = roundsCell ? roundsTexts(roundsCell, names, place.roundCount) : [];
  names.forEach((name, index) => {
    const text = texts[index];
    const rounds = text ? expandRounds(text.read, place.roundCount) : null;
    if (roundsCell && text && !rounds && index === 0) {
      findings.push(unreadableCell(roundsCell, sourceId, `rounds from 1 to ${place.roundCount}`));
    }
    open.drivers.push({
      countryText: name.countryText,
      driverText: name.text,
      roundsText: text?.printed ?? null,
      isRoundsLost: roundsCell === null,
      rounds: rounds ?? [],
      origin: {
        sourceId,
        line: cell.line,
        cells: refsOf([cell, roundsCell, name.countryText === nations[index] ? nationCell : null]),
      },
    });
  });
}

/**
 * The rounds of each driver of a cell, as they are read and as they are printed: one list for all of them, or as many lists
 * as drivers.
 */
function roundsTexts(cell: PrintedCell, names: readonly PrintedName[], roundCount: number) {
  const parts = listsIn(linesOf(cell), cell.text);
  const printed = listsIn(cell.lines ?? [], printedText(cell));
  const isEach = parts.length === names.length && parts.every((part) => expandRounds(part, roundCount) !== null);
  const isPrintedEach = isEach && printed.length === names.length;
  return names.map((_, index) => ({
    read: (isEach ? parts[index] : undefined) ?? cell.text,
    printed: (isPrintedEach ? printed[index] : undefined) ?? printedText(cell),
  }));
}

function listsIn(lines: readonly string[], text: string): readonly string[] {
  return lines.length > 1 ? lines : text.split(/(?<=[\dl*])\s+(?=\d|all\b)/i);
}

function refsOf(cells: readonly (PrintedCell | null)[]): CellRef[] {
  return cells.flatMap((cell) => (cell ? [cell.ref] : []));
}
