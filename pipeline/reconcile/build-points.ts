import { systemFor } from '../../parsers/record/points-for-race.ts';
import { flagOf } from '../../schemas/dataset/column.ts';
import { type Row, rowId } from '../../schemas/dataset/tables.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import type { PointsSystemRecord } from '../../schemas/record/points.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { Build } from './build.ts';
import { championshipIdOf, raceIdOf, UniqueIds } from './ids.ts';

/** The points systems of a season, which of them holds for which race, and the rules of scoring. */
export function buildPoints(build: Build, records: Records): void {
  const idOf = new Map<PointsSystemRecord, string>();
  const counts = new Map<string, number>();
  for (const system of records.pointsSystems) {
    const whose = system.competitor ?? 'all';
    const number = (counts.get(whose) ?? 0) + 1;
    counts.set(whose, number);
    const systemId = `${system.seasonId}/points/${whose}-${number}`;
    idOf.set(system, systemId);
    const bounds = system.condition.kind === 'length' ? system.condition : { minMinutes: null, maxMinutes: null };
    build.rows.points_system.push({
      points_system_id: systemId,
      season_id: system.seasonId,
      condition_text: system.conditionText,
      min_minutes: bounds.minMinutes,
      max_minutes: bounds.maxMinutes,
      is_open_ended: flagOf(system.isOpenEnded),
      source_id: system.origin.sourceId,
      line: system.origin.line,
    });
    build.use(system.origin.cells, 'points_system', systemId);
    for (const { position, points, isExtrapolated, cells } of system.values) {
      build.rows.points_system_value.push({
        points_system_id: systemId,
        position,
        points,
        is_extrapolated: flagOf(isExtrapolated),
      });
      build.use(cells, 'points_system_value', rowId([systemId, position]));
    }
  }
  for (const competitor of competitorsOf(records)) {
    for (const race of records.races) {
      const match = systemFor(records.pointsSystems, race, competitor);
      const systemId = match ? idOf.get(match.system) : undefined;
      if (!match || systemId === undefined) continue;
      build.rows.race_points_system.push({
        race_id: raceIdOf(race.seasonId, race),
        competitor,
        points_system_id: systemId,
        matched_by: match.matchedBy,
      });
    }
  }
  buildRules(build, records);
}

function competitorsOf(records: Records): Competitor[] {
  const found = new Set<Competitor>(records.championships.map((championship) => championship.competitor));
  for (const system of records.pointsSystems) if (system.competitor !== null) found.add(system.competitor);
  return [...found];
}

function buildRules(build: Build, records: Records): void {
  const ids = new UniqueIds();
  for (const rule of records.rules) {
    const championshipId = championshipIdOf(rule.seasonId, rule.classCode, rule.competitor);
    const raceId = rule.race === null ? null : raceIdOf(rule.seasonId, rule.race);
    const ruleId = ids.next([championshipId, rule.rule, raceId?.split('/').at(-1)].filter(isText).join('/'));
    build.use(rule.origin.cells, 'championship_rule', ruleId);
    build.rows.championship_rule.push({
      championship_rule_id: ruleId,
      season_id: rule.seasonId,
      championship_id: championshipId,
      race_id: raceId,
      rule: rule.rule,
      value: rule.value,
      text: rule.text,
      source_id: rule.origin.sourceId,
      line: rule.origin.line,
    });
  }
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}

/** Looks up the finishing place that gives a number of points in a race. */
export class PlacesForPoints {
  readonly #systems = new Map<string, string>();
  readonly #places = new Map<string, number | null>();

  constructor(rows: {
    readonly race_points_system: readonly Row<'race_points_system'>[];
    readonly points_system_value: readonly Row<'points_system_value'>[];
  }) {
    for (const row of rows.race_points_system)
      this.#systems.set(`${row.race_id}\n${row.competitor}`, row.points_system_id);
    for (const value of rows.points_system_value) {
      const key = `${value.points_system_id}\n${value.points}`;
      this.#places.set(key, this.#places.has(key) ? null : value.position);
    }
  }

  /** Null where no place, or more than one, gives the points. */
  placeOf(raceId: string, competitor: Competitor, points: number): number | null {
    const systemId = this.#systems.get(`${raceId}\n${competitor}`);
    return systemId === undefined ? null : (this.#places.get(`${systemId}\n${points}`) ?? null);
  }
}
