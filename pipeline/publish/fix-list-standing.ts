import type { Row } from '../../schemas/dataset/tables.ts';
import { Competitor } from '../../schemas/record/origin.ts';
import type { Db } from './database.ts';
import { preparedOnce } from './prepared-once.ts';

/** A standings row with what its championship allows, for the edits that could mend it. */
export interface FixStanding {
  readonly id: string;
  readonly kind: Competitor;
  readonly name: string;
  readonly line: number;
  readonly positionText: string;
  readonly totalText: string | null;
  readonly total: number | null;
  readonly sum: number | null;
  readonly positionComputed: number | null;
  readonly championshipId: string;
  readonly numbering: Row<'championship'>['numbering'];
  readonly tieBreak: Row<'championship'>['tie_break'];
  /** The rounds that the table has a column for, in order. */
  readonly rounds: readonly FixRound[];
}

export interface FixRound {
  readonly raceId: string;
  readonly text: string;
  /** Where the figure is printed; null where the cell is empty. */
  readonly line: number | null;
  /** Null where the cell is empty. */
  readonly cellText: string | null;
  readonly points: number | null;
  readonly isDropped: boolean;
  /** The points that places of that race give; none where the table prints places. */
  readonly legal: readonly number[];
}

type Found = Omit<FixStanding, 'kind' | 'rounds'> & { readonly seasonId: string; readonly competitor: string };
type FoundRound = Omit<FixRound, 'legal' | 'isDropped'> & { readonly isDropped: number | null };

/** Another row of a championship: name, total and place by the totals. */
interface OtherRow {
  readonly id: string;
  readonly name: string;
  readonly positionText: string;
  readonly total: number | null;
  readonly positionComputed: number | null;
}

const standing = preparedOnce<[id: string], Found>();
const legalPoints = preparedOnce<[raceId: string, competitor: string], { points: number }>();
const aPlaceForPoints = preparedOnce<[championshipId: string], unknown>();
const aRuleOfCounting = preparedOnce<[championshipId: string], unknown>();
const roundsOfStanding = preparedOnce<
  [id: string, seasonId: string, championshipId: string, championshipId: string],
  FoundRound
>();
const otherRows = preparedOnce<[championshipId: string, id: string], OtherRow>();

/** The standings row that a row of a finding is, or is a round of; null where it is something else. */
export function standingOf(db: Db, row: Pick<Row<'finding_row'>, 'table_name' | 'row_id'>): FixStanding | null {
  const match = /^(?<kind>[a-z]+)_standing(?<round>_race)?$/.exec(row.table_name)?.groups;
  const parsed = Competitor.safeParse(match?.['kind']);
  if (!match || !parsed.success) return null;
  const kind = parsed.data;
  const id = match['round'] === undefined ? row.row_id : row.row_id.split('/').slice(0, -2).join('/');
  const found = standing(
    db,
    `SELECT ${kind}_standing_id AS id, ${kind}_text AS name, row.line, position_text AS positionText,
       total_text AS totalText, points_published AS total, points_computed AS sum,
       position_computed AS positionComputed, row.championship_id AS championshipId, numbering,
       tie_break AS tieBreak, season_id AS seasonId, competitor
     FROM ${kind}_standing AS row JOIN championship ON championship.championship_id = row.championship_id
     WHERE ${kind}_standing_id = ?`,
  ).get(id);
  return found ? { ...found, kind, rounds: roundsOf(db, kind, found) } : null;
}

function roundsOf(db: Db, kind: FixStanding['kind'], found: Found): FixRound[] {
  const legal = legalPoints(
    db,
    `SELECT DISTINCT points FROM race_points_system JOIN points_system_value USING (points_system_id)
     WHERE race_id = ? AND competitor = ? ORDER BY points DESC`,
  );
  const isOfPlaces = printsPlaces(db, kind, found.championshipId);
  return roundsOfStanding(
    db,
    `SELECT race.race_id AS raceId, cells.line, cells.cell_text AS cellText, cells.points, cells.is_dropped AS isDropped,
       'round ' || race.round || iif(race_in_round > 1, '-' || race_in_round, '')
         || coalesce(' (' || coalesce(race.name, race.results_circuit_text) || ')', '') AS text
     FROM race
     LEFT JOIN ${kind}_standing_race AS cells ON cells.race_id = race.race_id AND cells.${kind}_standing_id = ?
     WHERE race.season_id = ? AND (
       EXISTS (
         SELECT 1 FROM ${kind}_standing_race AS other JOIN ${kind}_standing AS row USING (${kind}_standing_id)
         WHERE other.race_id = race.race_id AND row.championship_id = ?)
       OR EXISTS (
         SELECT 1 FROM championship JOIN source_cell USING (source_table_id)
         WHERE championship_id = ? AND role = 'header'
           AND replace(lower(source_cell.text), ' ', '')
             IN (replace(lower(race.header_text), ' ', ''), 'rd' || race.round)))
     ORDER BY race.round, race.race_in_round`,
  )
    .all(found.id, found.seasonId, found.championshipId, found.championshipId)
    .map((round) => ({
      ...round,
      isDropped: round.isDropped === 1,
      legal: isOfPlaces ? [] : legal.all(round.raceId, found.competitor).map(({ points }) => points),
    }));
}

/** The figure of a round with which a row's printed total would fit; null where it fits now or no place gives it. */
export function figureForTotal({ total, sum, rounds }: FixStanding, raceId: string): number | null {
  const round = rounds.find((one) => one.raceId === raceId);
  if (!round || round.isDropped || total === null || sum === null) return null;
  const points = round.points ?? 0;
  const wanted = Math.round((total - sum + points) * 1000) / 1000;
  return wanted !== points && round.legal.includes(wanted) ? wanted : null;
}

/**
 * What a row's printed total would become with other points under a round; null where the rounds do not give the total as it
 * stands, where the table prints places, and where not every round counts.
 */
export function totalWith(db: Db, row: FixStanding, raceId: string, points: number): number | null {
  const { kind, championshipId, total, sum, rounds } = row;
  const round = rounds.find((one) => one.raceId === raceId);
  if (!round || total === null || sum === null || Math.abs(total - sum) >= 0.0005) return null;
  if (rounds.some(({ isDropped }) => isDropped) || countsSomeRounds(db, championshipId)) return null;
  if (printsPlaces(db, kind, championshipId)) return null;
  return Math.round((total - (round.points ?? 0) + points) * 1000) / 1000;
}

/** True where no figure of points can be put into a cell, since a place stands there. */
function printsPlaces(db: Db, kind: FixStanding['kind'], championshipId: string): boolean {
  const one = aPlaceForPoints(
    db,
    `SELECT 1 FROM ${kind}_standing_race JOIN ${kind}_standing USING (${kind}_standing_id)
     WHERE championship_id = ? AND points_origin = 'derived' LIMIT 1`,
  ).get(championshipId);
  return one !== undefined;
}

/** True where a rule says that only the best results count, or that the worst are dropped. */
function countsSomeRounds(db: Db, championshipId: string): boolean {
  const one = aRuleOfCounting(
    db,
    `SELECT 1 FROM championship JOIN championship_rule AS rule ON rule.season_id = championship.season_id
       AND coalesce(rule.championship_id, championship.championship_id) = championship.championship_id
     WHERE championship.championship_id = ? AND rule IN ('dropped-rounds', 'best-results') LIMIT 1`,
  ).get(championshipId);
  return one !== undefined;
}

/** The other rows of the championship of a row, in their order. */
export function othersOf(db: Db, { id, kind, championshipId }: FixStanding): OtherRow[] {
  return otherRows(
    db,
    `SELECT ${kind}_standing_id AS id, ${kind}_text AS name, position_text AS positionText,
       points_published AS total, position_computed AS positionComputed
     FROM ${kind}_standing WHERE championship_id = ? AND ${kind}_standing_id <> ? ORDER BY display_order`,
  ).all(championshipId, id);
}
