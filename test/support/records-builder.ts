import * as z from 'zod';
import type { CuratedFiles, CuratedId, CuratedName } from '../../schemas/curated.ts';
import type { ClassWinRecord } from '../../schemas/record/class-win.ts';
import type { EntryRecord } from '../../schemas/record/entry.ts';
import type { Competitor, Origin } from '../../schemas/record/origin.ts';
import type { RaceRecord } from '../../schemas/record/race.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { StandingRecord } from '../../schemas/record/standing.ts';

// Fields of one line stand between bars: a nation code, a name and rounds in `GBR|Bob Brewer|1 2`, a chassis and an
// engine in `Lola B06/10|AER 4.0 L V8`. An empty field is null; a driver without rounds was entered for all of them.

const fields = z.string().min(1);

/** A season in short, as test data is written. `points` are those of rounds 1, 2 …; null where none were scored. */
export const SeasonDraft = z.strictObject({
  year: z.int(),
  races: z
    .array(
      z.strictObject({
        round: z.int().positive(),
        circuit: fields.nullable(),
        results: fields.optional(),
        name: fields.optional(),
        location: fields.optional(),
      }),
    )
    .default([]),
  entries: z
    .array(
      z.strictObject({
        class: fields,
        team: fields,
        number: fields.optional(),
        cars: z.array(fields).default([]),
        drivers: z.array(fields).default([]),
      }),
    )
    .default([]),
  wins: z
    .array(
      z.strictObject({
        class: fields,
        round: z.int().positive(),
        team: fields,
        number: fields.optional(),
        drivers: z.array(fields),
      }),
    )
    .default([]),
  teamStandings: z
    .array(
      z.strictObject({
        class: fields,
        name: fields,
        points: z.array(z.number().nullable()).default([]),
        cars: z.array(fields).default([]),
      }),
    )
    .default([]),
  driverStandings: z
    .array(
      z.strictObject({
        class: fields,
        name: fields,
        points: z.array(z.number().nullable()).default([]),
        teams: z.array(fields).default([]),
      }),
    )
    .default([]),
});
export type SeasonDraft = z.input<typeof SeasonDraft>;
type ReadDraft = z.output<typeof SeasonDraft>;

const SERIES = 'Lakeland Endurance Cup';

/** The records of an article on a season that a test makes up; every row stands on a line of its own. */
export function recordsOfSeason(draft: SeasonDraft): Records {
  const read = SeasonDraft.parse(draft);
  const place = new Place(read);
  const title = `${read.year} ${SERIES}`;
  const classCodes = new Set(
    [...read.entries, ...read.wins, ...read.teamStandings, ...read.driverStandings].map(classOf),
  );
  const seasonId = place.seasonId;
  return {
    series: [],
    seasons: [{ seasonId, seriesName: SERIES, year: read.year, title, origin: place.next() }],
    seasonNumbers: [],
    classes: [...classCodes].map((classCode) => ({ seasonId, classCode, name: null, origin: place.next() })),
    races: racesOf(read, place),
    entries: read.entries.map((entry) => entryOf(entry, place)),
    classWins: read.wins.map((win) => winOf(win, place)),
    pointsSystems: [],
    championships: championshipsOf(read, place),
    standings: [
      ...read.teamStandings.map((row, index) => standingOf('team', { ...row, teams: [] }, index, place)),
      ...read.driverStandings.map((row, index) => standingOf('driver', { ...row, cars: [] }, index, place)),
    ],
    notes: [],
    adjustments: [],
    rules: [],
    statedFacts: [],
  };
}

/** Curated files with nothing but these lines. */
export function curatedOf(lines: {
  readonly names?: readonly CuratedName[];
  readonly ids?: readonly CuratedId[];
}): CuratedFiles {
  const numbered = <T>(rows: readonly T[] = []) => rows.map((row, index) => ({ row, line: index + 2 }));
  return { names: numbered(lines.names), ids: numbered(lines.ids), corrections: [], acceptances: [], templates: [] };
}

/** Gives out the lines of an article, one after the other. */
class Place {
  readonly seasonId: string;
  readonly sourceId: string;
  readonly allRounds: readonly number[];
  #line = 0;

  constructor(draft: ReadDraft) {
    this.seasonId = `lakeland-endurance-cup-${draft.year}`;
    this.sourceId = `${draft.year}-lakeland-endurance-cup`;
    this.allRounds = roundsOf(draft);
  }

  next(): Origin {
    this.#line += 1;
    return { sourceId: this.sourceId, line: this.#line, cells: [] };
  }
}

function roundsOf(draft: ReadDraft): number[] {
  const rounds = new Set([...draft.races, ...draft.wins].map(({ round }) => round));
  for (const { points } of [...draft.teamStandings, ...draft.driverStandings]) {
    for (const round of points.keys()) rounds.add(round + 1);
  }
  for (const { drivers } of draft.entries) {
    for (const text of drivers) for (const round of numbers(split(text)[2] ?? null)) rounds.add(round);
  }
  return [...rounds].sort((a, b) => a - b);
}

function racesOf(draft: ReadDraft, place: Place): RaceRecord[] {
  return place.allRounds.map((round) => {
    const race = draft.races.find((known) => known.round === round);
    const origin = place.next();
    return {
      seasonId: place.seasonId,
      round,
      raceInRound: 1,
      name: race?.name ?? null,
      circuitText: race?.circuit ?? null,
      resultsCircuitText: race?.results ?? null,
      resultsLine: race?.results === undefined ? null : place.next().line,
      headerText: null,
      raceDate: null,
      dateText: null,
      lengthText: null,
      classesText: null,
      durationMinutes: null,
      distanceMiles: null,
      location: race?.location ?? null,
      countryText: null,
      origin,
    };
  });
}

function entryOf(draft: ReadDraft['entries'][number], place: Place): EntryRecord {
  const [countryText = null, team] = split(draft.team);
  const origin = place.next();
  return {
    seasonId: place.seasonId,
    classCode: draft.class,
    countryText,
    teamText: team ?? draft.team,
    teamLine: origin.line,
    carNumber: draft.number ?? null,
    isOpeningRowCut: false,
    cars: draft.cars.map((text) => {
      const [chassisText = null, engineText = null] = split(text);
      return { chassisText, engineText, tyreText: null, roundsText: null, isInherited: false, cells: [] };
    }),
    drivers: draft.drivers.map((text) => {
      const [country = null, name, roundsText = null] = split(text);
      const rounds = roundsText === null ? place.allRounds : numbers(roundsText);
      return {
        countryText: country,
        driverText: name ?? text,
        roundsText,
        isRoundsLost: false,
        rounds: rounds.map((round) => ({ round, hasParticipated: true })),
        origin: place.next(),
      };
    }),
    origin,
  };
}

function winOf(draft: ReadDraft['wins'][number], place: Place): ClassWinRecord {
  const [countryText = null, team] = split(draft.team);
  return {
    seasonId: place.seasonId,
    race: { round: draft.round, raceInRound: 1 },
    classCode: draft.class,
    countryText,
    carNumber: draft.number ?? null,
    teamText: team ?? draft.team,
    isOverallWinner: null,
    drivers: draft.drivers.map((text) => ({ ...printed(text), origin: place.next() })).map(asWinner),
    origin: place.next(),
  };
}

function asWinner({ countryText, text, origin }: ReturnType<typeof printed> & { readonly origin: Origin }) {
  return { countryText, driverText: text, origin };
}

function championshipsOf(draft: ReadDraft, place: Place): Records['championships'] {
  const of = (competitor: Competitor, rows: readonly { readonly class: string }[]) =>
    [...new Set(rows.map(classOf))].map((classCode) => ({
      seasonId: place.seasonId,
      classCode,
      competitor,
      name: `${classCode} ${competitor}s`,
      tableId: `${place.sourceId}:${classCode}-${competitor}`,
      origin: place.next(),
    }));
  return [...of('team', draft.teamStandings), ...of('driver', draft.driverStandings)];
}

interface StandingDraft {
  readonly class: string;
  readonly name: string;
  readonly points: readonly (number | null)[];
  readonly teams: readonly string[];
  readonly cars: readonly string[];
}

function standingOf(competitor: Competitor, draft: StandingDraft, index: number, place: Place): StandingRecord {
  const origin = place.next();
  const total = draft.points.reduce<number>((sum, points) => sum + (points ?? 0), 0);
  return {
    seasonId: place.seasonId,
    classCode: draft.class,
    competitor,
    displayOrder: index + 1,
    positionText: String(index + 1),
    positionPublished: index + 1,
    isTieMarked: false,
    name: printed(draft.name),
    teamsText: null,
    teams: draft.teams.map(printed),
    teamNationCell: null,
    chassisText: null,
    engineText: null,
    cars: draft.cars.map((text) => {
      const [chassisText = null, engineText = null] = split(text);
      return { chassisText, engineText, pairing: draft.cars.length === 1 ? 'single' : 'positional' };
    }),
    carNumbersText: null,
    totalText: String(total),
    pointsPublished: total,
    rounds: draft.points.flatMap((points, at) =>
      points === null
        ? []
        : [
            {
              race: { round: at + 1, raceInRound: 1 },
              cellText: String(points),
              points,
              pointsOrigin: 'printed',
              position: null,
              positionText: null,
              mark: null,
              noteId: null,
              isDropped: false,
              isPolePosition: null,
              isFastestLap: null,
              columnIndex: at + 2,
              origin,
            },
          ],
    ),
    origin,
  };
}

function classOf(row: { readonly class: string }): string {
  return row.class;
}

function printed(text: string) {
  const [countryText = null, name] = split(text);
  return { countryText, text: name ?? text };
}

/** The fields of a line, null where they are empty. */
function split(text: string): (string | null)[] {
  return text.split('|').map((field) => (field === '' ? null : field));
}

function numbers(text: string | null): number[] {
  return text === null ? [] : text.split(' ').map(Number);
}
