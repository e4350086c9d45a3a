import type { FindingDraft } from '../../schemas/finding.ts';
import type { CellRef, RaceKey } from '../../schemas/record/origin.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import type { Grid } from '../table/grid.ts';
import { racesOfColumns } from './race-columns.ts';
import { racesOfClass } from './races-of-class.ts';
import { readSchedule } from './schedule.ts';
import type { ResultsRound } from './season-results.ts';

/**
 * The races of a season while its tables are read: those of the schedule, then what the results call the venue, with
 * names and dates that the schedule lacks, and what the standings' headers call the race. A round that only the results or a header know becomes a race without a
 * name, on the line that knows it.
 */
export class Calendar {
  readonly #seasonId: string;
  readonly #sourceId: string;
  readonly #races = new Map<string, RaceRecord>();

  constructor(seasonId: string, sourceId: string) {
    this.#seasonId = seasonId;
    this.#sourceId = sourceId;
  }

  /** In calendar order. */
  get races(): RaceRecord[] {
    return [...this.#races.values()].sort((a, b) => a.round - b.round || a.raceInRound - b.raceInRound);
  }

  get roundCount(): number {
    return this.races.at(-1)?.round ?? 0;
  }

  addSchedule(grid: Grid, year: number): FindingDraft[] {
    const { races, findings } = readSchedule(grid, this.#seasonId, year);
    for (const race of races) if (!this.#races.has(keyText(race))) this.#races.set(keyText(race), race);
    return findings;
  }

  addResults(rounds: readonly ResultsRound[]): void {
    for (const round of rounds) for (const key of round.races) this.#addResult(key, round);
  }

  /** Says which race of its class each column of points is, and keeps the first header that each race has. */
  addStandings(grid: Grid, classCode: string): Map<number, RaceKey> {
    const columns = racesOfColumns(grid, racesOfClass(this.races, classCode));
    for (const [index, key] of columns) {
      const race = this.#raceAt(key, grid.table.lineFirst);
      const header = grid.columns[index]?.header || null;
      if (race.headerText === null) this.#races.set(keyText(race), { ...race, headerText: header });
    }
    return columns;
  }

  #addResult(key: RaceKey, found: ResultsRound): void {
    const { name, circuitText, location, countryText, date, dateText, line, cells } = found;
    const race = this.#raceAt(key, line);
    const origin = { ...race.origin, cells: [...race.origin.cells, ...cells] };
    const dates = race.dateText === null ? { raceDate: date?.last ?? null, dateText } : {};
    this.#races.set(keyText(race), {
      ...race,
      name: race.name ?? name,
      location: race.location ?? location,
      countryText: race.countryText ?? countryText,
      ...dates,
      resultsCircuitText: circuitText,
      resultsLine: line,
      origin,
    });
  }

  #raceAt(key: RaceKey, line: number): RaceRecord {
    const known = this.#races.get(keyText(key));
    if (known) return known;
    const cells: readonly CellRef[] = [];
    const race: RaceRecord = {
      seasonId: this.#seasonId,
      ...key,
      name: null,
      circuitText: null,
      resultsCircuitText: null,
      resultsLine: null,
      headerText: null,
      raceDate: null,
      dateText: null,
      lengthText: null,
      classesText: null,
      durationMinutes: null,
      distanceMiles: null,
      location: null,
      countryText: null,
      origin: { sourceId: this.#sourceId, line, cells },
    };
    this.#races.set(keyText(key), race);
    return race;
  }
}

function keyText({ round, raceInRound }: RaceKey): string {
  return `${round}-${raceInRound}`;
}
