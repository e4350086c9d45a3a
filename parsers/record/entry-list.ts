import type { FindingDraft } from '../../schemas/finding.ts';
import type { EntryCarRecord, EntryDriverRecord, EntryRecord } from '../../schemas/record/entry.ts';
import { splitChassisRounds } from '../cell/chassis-rounds.ts';
import { CAPACITY_PATTERN } from '../cell/engine.ts';
import { splitNation } from '../cell/nation-name.ts';
import { expandRounds, isRounds } from '../cell/rounds.ts';
import type { CellRole, Grid } from '../table/grid.ts';
import { type PrintedCell, printedText } from '../table/printed-table.ts';
import type { Lexicon } from './lexicon.ts';
import { splitChassis } from './split-cars.ts';
import { unreadableCell } from './unreadable.ts';

/** Where an entry list belongs; `classCode` is null where the list names its classes in rows of its own. */
export interface EntryListPlace {
  readonly seasonId: string;
  readonly classCode: string | null;
  readonly roundCount: number;
}

type RowKind =
  | 'class'
  | 'team-chassis'
  | 'team-number'
  | 'number-driver'
  | 'chassis-number'
  | 'chassis-engine'
  | 'driver-rounds'
  | 'unreadable';

/**
 * The cars of an entry list that was cut to two cells a row. A team's row opens its first car and has lost number,
 * engine, tyres and first driver; a row with a car number, or with a chassis of its own, opens a further car. What is
 * lost is marked and never invented. Findings: `unreadable-cell`, and one `source-loss` a table.
 *
 * `| 2 | ITA Rinaldo Capello |` opens car 2 of the team above and has lost its driver's rounds (2002, LMP900).
 */
export function readEntryList(grid: Grid, place: EntryListPlace, lexicon: Lexicon) {
  const reader = new EntryListReader(grid, place, lexicon);
  for (const row of grid.rows) reader.read(row.cells[0] ?? null, row.cells[1] ?? null);
  const entries = reader.entries();
  const loss = lossOf(grid, entries);
  return {
    entries,
    classes: reader.classes,
    classRows: reader.classRows,
    findings: loss ? [...reader.findings, loss] : reader.findings,
  };
}

/** An entry while its rows are read. */
interface OpenEntry {
  readonly base: Omit<EntryRecord, 'cars' | 'drivers'>;
  readonly cars: EntryCarRecord[];
  readonly drivers: EntryDriverRecord[];
}

class EntryListReader {
  readonly findings: FindingDraft[] = [];
  readonly classes: { readonly classCode: string; readonly line: number }[] = [];
  /** Printed rows that are headings of a class. */
  readonly classRows = new Set<number>();
  readonly #open: OpenEntry[] = [];
  readonly #grid: Grid;
  readonly #place: EntryListPlace;
  readonly #lexicon: Lexicon;
  /** Most names of the list stand behind a nation code, so that a text without one is no name. */
  readonly #hasNations: boolean;
  #classCode: string | null;

  constructor(grid: Grid, place: EntryListPlace, lexicon: Lexicon) {
    this.#grid = grid;
    this.#place = place;
    this.#lexicon = lexicon;
    this.#classCode = place.classCode;
    const coded = grid.rows.filter((row) =>
      row.cells.some((cell) => cell && splitNation(cell.text).countryText !== null),
    );
    this.#hasNations = coded.length * 2 > grid.rows.length;
  }

  entries(): EntryRecord[] {
    return this.#open.map((entry) => ({ ...entry.base, cars: entry.cars, drivers: entry.drivers }));
  }

  read(first: PrintedCell | null, second: PrintedCell | null): void {
    if (!first || first.text === '') return;
    const kind = kindOfRow(first.text, second?.text ?? '', this.#place.roundCount, this.#hasNations, this.#lexicon);
    switch (kind) {
      case 'class':
        this.#classCode = first.text;
        this.classes.push({ classCode: first.text, line: first.line });
        this.classRows.add(first.ref.row);
        return;
      case 'team-chassis':
      case 'team-number':
        this.#openTeam(first, second, kind);
        return;
      case 'number-driver':
      case 'chassis-number':
      case 'chassis-engine':
        this.#openFurtherCar(first, second, kind);
        return;
      case 'driver-rounds':
        this.#addDriver(first, second);
        return;
      case 'unreadable':
        this.#complain(first, 'a team, a car, a driver with his rounds, or a class');
        if (second && second.text !== '') this.#complain(second, 'what belongs to the cell before it');
    }
  }

  #openTeam(team: PrintedCell, second: PrintedCell | null, kind: RowKind): void {
    const name = this.#name(team.text);
    const isNumber = kind === 'team-number';
    const above = this.#open.at(-1);
    const cells = isNumber && second ? [team.ref, second.ref] : [team.ref];
    this.#open.push({
      base: {
        seasonId: this.#place.seasonId,
        classCode: this.#classCode ?? '-',
        countryText: name.countryText,
        teamText: name.text,
        teamLine: team.line,
        carNumber: isNumber ? (second?.text ?? null) : null,
        isOpeningRowCut: true,
        origin: { sourceId: this.#grid.table.sourceId, line: team.line, cells },
      },
      cars: isNumber ? inherited(above?.cars ?? []) : this.#carsOf(second),
      drivers: [],
    });
  }

  #openFurtherCar(first: PrintedCell, second: PrintedCell | null, kind: RowKind): void {
    const above = this.#open.at(-1);
    if (!above) {
      this.#complain(first, 'a team before its further cars');
      if (second && second.text !== '') this.#complain(second, 'a team before its further cars');
      return;
    }
    const hasNumber = kind === 'number-driver';
    const numberCell = hasNumber ? first : kind === 'chassis-number' ? second : null;
    const cells = numberCell ? [numberCell.ref] : [];
    const ownCars = hasNumber ? inherited(above.cars) : this.#carsOf(first, kind === 'chassis-engine' ? second : null);
    const entry: OpenEntry = {
      base: {
        ...above.base,
        carNumber: numberCell?.text ?? null,
        isOpeningRowCut: !hasNumber,
        origin: { sourceId: this.#grid.table.sourceId, line: first.line, cells },
      },
      cars: ownCars,
      drivers: [],
    };
    this.#open.push(entry);
    if (hasNumber && second) entry.drivers.push(this.#driver(second, null));
  }

  #addDriver(driver: PrintedCell, rounds: PrintedCell | null): void {
    const above = this.#open.at(-1);
    if (above) above.drivers.push(this.#driver(driver, rounds));
    else {
      this.#complain(driver, 'a team before its drivers');
      if (rounds && rounds.text !== '') this.#complain(rounds, 'a team before its drivers');
    }
  }

  #driver(cell: PrintedCell, roundsCell: PrintedCell | null): EntryDriverRecord {
    const name = this.#name(cell.text);
    const isRoundsLost = roundsCell === null || roundsCell.text === '';
    const rounds = isRoundsLost ? null : expandRounds(roundsCell.text, this.#place.roundCount);
    if (!isRoundsLost && !rounds) this.#complain(roundsCell, `rounds from 1 to ${this.#place.roundCount}`);
    return {
      countryText: name.countryText,
      driverText: name.text,
      roundsText: roundsCell ? printedText(roundsCell) || null : null,
      isRoundsLost,
      rounds: rounds ?? [],
      origin: {
        sourceId: this.#grid.table.sourceId,
        line: cell.line,
        cells: isRoundsLost ? [cell.ref] : [cell.ref, roundsCell.ref],
      },
    };
  }

  #carsOf(chassisCell: PrintedCell | null, engineCell: PrintedCell | null = null): EntryCarRecord[] {
    if (!chassisCell || chassisCell.text === '') return [];
    const cells = engineCell ? [chassisCell.ref, engineCell.ref] : [chassisCell.ref];
    return splitChassisRounds(chassisCell.text).flatMap(({ chassisText, roundsText }) => {
      const names = splitChassis(chassisText, this.#lexicon);
      return names.map((name, index) => ({
        chassisText: name,
        engineText: engineCell?.text ?? null,
        tyreText: null,
        roundsText: index === names.length - 1 ? roundsText : null,
        isInherited: false,
        cells,
      }));
    });
  }

  #name(text: string) {
    return splitNation(text, (name) => this.#lexicon.isWholeName(name));
  }

  #complain(cell: PrintedCell, wanted: string): void {
    this.findings.push(unreadableCell(cell, this.#grid.table.sourceId, wanted));
  }
}

function inherited(cars: readonly EntryCarRecord[]): EntryCarRecord[] {
  return cars.map((car) => ({ ...car, isInherited: true, cells: [] }));
}

/** Tells what a row of two cells holds: by its form first, where that leaves a choice by the names that are known. */
function kindOfRow(first: string, second: string, roundCount: number, hasNations: boolean, lexicon: Lexicon): RowKind {
  const name = splitNation(first, (text) => lexicon.isWholeName(text));
  if (second === '') {
    if (lexicon.knows('driver', name.text)) return 'driver-rounds';
    if (name.countryText !== null || lexicon.knows('team', name.text)) return 'team-chassis';
    return isCarNumber(first) ? 'unreadable' : 'class';
  }
  if (isCarNumber(first)) return /\p{L}/u.test(second) ? 'number-driver' : 'unreadable';
  if (isRounds(second)) {
    if (lexicon.knows('driver', name.text)) return 'driver-rounds';
    if (lexicon.knows('team', name.text)) return isCarNumber(second) ? 'team-number' : 'unreadable';
    if (lexicon.knows('chassis', name.text)) return isCarNumber(second) ? 'chassis-number' : 'unreadable';
    if (hasNations && name.countryText === null && isCarNumber(second)) return 'chassis-number';
    if (expandRounds(second, roundCount) !== null) return 'driver-rounds';
    if (!isCarNumber(second)) return 'driver-rounds';
    return name.countryText === null ? 'chassis-number' : 'team-number';
  }
  if (isCarNumber(second)) return name.countryText === null ? 'chassis-number' : 'team-number';
  if (isEngine(second, lexicon) && (name.countryText === null || lexicon.knows('chassis', first)))
    return 'chassis-engine';
  return 'team-chassis';
}

function isCarNumber(text: string): boolean {
  return /^\d{1,4}[A-Za-z]?$/.test(text);
}

function isEngine(text: string, lexicon: Lexicon): boolean {
  return lexicon.knows('engine', text) || new RegExp(`(?<![\\d.])${CAPACITY_PATTERN}`).test(text);
}

function lossOf(grid: Grid, entries: readonly EntryRecord[]): FindingDraft | null {
  const cut = entries.filter((entry) => entry.isOpeningRowCut).length;
  const rounds = entries.flatMap((entry) => entry.drivers).filter((driver) => driver.isRoundsLost).length;
  if (cut === 0 && rounds === 0) return null;
  const { table } = grid;
  const parts = [
    cut > 0
      ? `${cut} of ${entries.length} cars lost their first driver and most of what their row said of the car`
      : '',
    rounds > 0 ? `${rounds} drivers lost their rounds` : '',
  ].filter((part) => part !== '');
  return {
    code: 'source-loss',
    message: `The text of the entry list '${table.sectionPath.at(-1) ?? ''}' keeps two cells a row: ${parts.join('; ')}`,
    about: table.tableId,
    sourceId: table.sourceId,
    line: table.lineFirst,
    published: String(entries.length),
    cause: 'source-loss',
  };
}

/** The roles of an entry list's cells once its class rows are known. */
export function withClassRows(grid: Grid, classRows: ReadonlySet<number>): Grid {
  const roles = grid.roles.map((row, index): readonly CellRole[] =>
    classRows.has(index) ? row.map((role) => (role === 'data' ? 'header' : role)) : row,
  );
  return { ...grid, roles };
}
