import type { Row } from '../../schemas/dataset/tables.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { AuditedChampionship, AuditedRow, Check } from './model.ts';

/** A race with what two tables call its venue. */
export interface AuditedRace {
  readonly raceId: string;
  readonly round: number;
  readonly name: string | null;
  readonly circuitText: string | null;
  readonly resultsCircuitText: string | null;
  readonly circuitId: string | null;
  readonly resultsCircuitId: string | null;
  /** The line of the schedule; where the schedule lacks the race, the line that knows it. */
  readonly line: number;
  readonly resultsLine: number | null;
  readonly isInSchedule: boolean;
}

/** A driver of an entry; `rounds` says of each race whether he took part, and is empty where they are lost. */
export interface AuditedEntryDriver {
  readonly driverId: string;
  readonly name: string;
  readonly isRoundsLost: boolean;
  readonly rounds: ReadonlyMap<string, boolean>;
  readonly line: number;
}

/** A car of the entry list. */
export interface AuditedEntry {
  readonly entryId: string;
  readonly classCode: string;
  readonly teamId: string;
  readonly organisationId: string;
  readonly teamText: string;
  readonly carNumber: string | null;
  /** The row that opened the car lost its first driver. */
  readonly isCut: boolean;
  readonly chassis: ReadonlyMap<string, string>;
  /** The chassis stand with another entry alone. */
  readonly isChassisInherited: boolean;
  readonly drivers: readonly AuditedEntryDriver[];
  readonly line: number;
}

export interface AuditedWinner {
  readonly driverId: string;
  readonly name: string;
  readonly line: number;
}

/** The winner of a class in a race, as the results print it. */
export interface AuditedWin {
  readonly raceId: string;
  readonly classCode: string;
  readonly teamId: string;
  readonly organisationId: string;
  readonly teamText: string;
  /** As printed, without `#`. */
  readonly carNumber: string | null;
  readonly drivers: readonly AuditedWinner[];
  readonly line: number;
}

/** A season with everything that its tables say of each other. */
export interface AuditedSeason {
  readonly seasonId: string;
  readonly year: number;
  readonly sourceId: string;
  readonly file: string;
  readonly races: readonly AuditedRace[];
  readonly entries: readonly AuditedEntry[];
  readonly wins: readonly AuditedWin[];
  readonly championships: readonly AuditedChampionship[];
  readonly rules: readonly Pick<Row<'championship_rule'>, 'championship_id' | 'rule' | 'value' | 'race_id' | 'line'>[];
  /** Team to the organisation that it belongs to. */
  readonly organisationOf: (teamId: string) => string;
  /** Pairs of names that may be one and were left open, as `one\nother`. */
  readonly openNames: ReadonlySet<string>;
}

/** A rule over a whole season. */
export interface SeasonRule {
  readonly code: FindingDraft['code'];
  readonly check: (season: AuditedSeason) => Check[];
}

/** The championship of a class and competitor; undefined where the article has no such table. */
export function championshipOf(season: AuditedSeason, classCode: string, competitor: 'driver' | 'team') {
  return season.championships.find((one) => one.classCode === classCode && one.competitor === competitor);
}

/** True where the article states a rule for a championship. */
export function hasRule(
  season: AuditedSeason,
  championshipId: string,
  rule: Row<'championship_rule'>['rule'],
): boolean {
  return season.rules.some((one) => one.rule === rule && one.championship_id === championshipId);
}

/** What a row has in a race; undefined where its cell is empty. */
export function roundOf(row: AuditedRow, raceId: string) {
  return row.rounds.find((round) => round.raceId === raceId);
}

/** `round 7 (Road America)`, for messages. */
export function raceText(season: AuditedSeason, raceId: string): string {
  const race = season.races.find((one) => one.raceId === raceId);
  const place = race?.resultsCircuitText ?? race?.circuitText ?? race?.name;
  return race ? `round ${race.round}${place ? ` (${place})` : ''}` : raceId;
}

/** The parts of a finding that every finding of a season shares. */
export function seasonFinding(
  season: AuditedSeason,
  draft: Pick<FindingDraft, 'code' | 'message' | 'about' | 'line'> & Partial<FindingDraft>,
): FindingDraft {
  return { sourceId: season.sourceId, seasonId: season.seasonId, ...draft };
}

/** `Penske Racing #7 (LMP2)`, for messages. */
export function carText({ teamText, carNumber, classCode }: AuditedEntry): string {
  return `${teamText}${carNumber === null ? '' : ` #${carNumber}`}${classCode === '-' ? '' : ` (${classCode})`}`;
}
