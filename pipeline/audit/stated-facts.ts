import { describeEngine } from '../../parsers/cell/engine.ts';
import { type DateSpan, parseDate } from '../../parsers/cell/race-date.ts';
import { fold, nameKey } from '../../parsers/text/fold.ts';
import { parseCardinal } from '../../parsers/text/number-word.ts';
import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { Db } from '../publish/database.ts';
import { statement } from '../publish/prepared-once.ts';
import type { AuditedChampionship } from './model.ts';
import { titleDecision } from './title-decision.ts';

/** What the tables say of a stated fact; `computed` is null where they say nothing. */
export interface FactJudgement {
  readonly statedFactId: string;
  readonly computed: string | null;
  readonly verdict: Verdict;
}

/** A stated fact with the season that its article is on. */
type Fact = Row<'stated_fact'> & {
  readonly seasonId: string | null;
  readonly year: number | null;
  /** The subject as people know it; null for a season or series. */
  readonly subjectName: string | null;
};

/** A fact and what the tables say of it. */
export interface JudgedFact {
  readonly fact: Fact;
  readonly judgement: FactJudgement;
}
type Told = Omit<FactJudgement, 'statedFactId'>;

const UNTOLD: Told = { computed: null, verdict: 'uncheckable' };

const FACTS = statement<[string], Fact>(
  `SELECT stated_fact.*, season.season_id AS seasonId, season.year,
     coalesce(team.name, driver.name, chassis.name, championship.name) AS subjectName
   FROM stated_fact
   LEFT JOIN team ON subject_kind = 'team' AND team.team_id = subject_id
   LEFT JOIN driver ON subject_kind = 'driver' AND driver.driver_id = subject_id
   LEFT JOIN chassis ON subject_kind = 'chassis' AND chassis.chassis_id = subject_id
   LEFT JOIN championship ON subject_kind = 'championship' AND championship.championship_id = subject_id
   LEFT JOIN season ON season.source_id = stated_fact.source_id
   WHERE stated_fact.source_id = ? ORDER BY stated_fact_id`,
);

/** Holds every fact that an article states against the tables of its season, from the database alone. */
export function judgeFacts(db: Db, sourceId: string, championships: readonly AuditedChampionship[]): JudgedFact[] {
  return FACTS(db)
    .all(sourceId)
    .map((fact) => ({
      fact,
      judgement: { statedFactId: fact.stated_fact_id, ...tell(db, fact, championships) },
    }));
}

function tell(db: Db, fact: Fact, championships: readonly AuditedChampionship[]): Told {
  switch (fact.fact) {
    case 'start-date':
      return tellDate(fact, seasonColumn(db, fact, 'start_date'), daysOfRace(FIRST_RACE(db).get(fact.seasonId)));
    case 'end-date':
      return tellDate(fact, seasonColumn(db, fact, 'end_date'), daysOfRace(LAST_RACE(db).get(fact.seasonId)));
    case 'race-count':
      return tellCount(fact, seasonColumn(db, fact, 'race_count'), roundCount(db, fact));
    case 'announced-race-count':
      return { computed: textOf(seasonColumn(db, fact, 'race_count')), verdict: 'uncheckable' };
    case 'class-count':
    case 'class-list':
      return tellClasses(db, fact);
    case 'champion':
      return tellChampion(db, fact, championships);
    case 'title-round':
    case 'races-in-hand':
      return tellDecision(fact, championships);
    case 'race-cancelled':
      return tellCancelled(db, fact);
    case 'debut-round':
      return tellDebut(db, fact);
    case 'chassis':
      return tellChassis(db, fact);
    case 'engine':
      return tellEngine(db, fact);
    default:
      return UNTOLD;
  }
}

type SeasonId = string | null;

const SEASON = statement<[SeasonId], Row<'season'>>('SELECT * FROM season WHERE season_id = ?');

function seasonColumn(db: Db, fact: Fact, column: 'start_date' | 'end_date' | 'race_count'): string | number | null {
  return SEASON(db).get(fact.seasonId)?.[column] ?? null;
}

interface RaceDate {
  readonly date: string | null;
  readonly text: string | null;
}
const FIRST_RACE = statement<[SeasonId], RaceDate>(
  `SELECT race_date AS date, date_text AS text FROM race WHERE season_id = ?
   ORDER BY round, race_in_round LIMIT 1`,
);
const LAST_RACE = statement<[SeasonId], RaceDate>(
  `SELECT race_date AS date, date_text AS text FROM race WHERE season_id = ?
   ORDER BY round DESC, race_in_round DESC LIMIT 1`,
);

/** The days of a season's first or last race; null where it has no date, without which the season's own is not known. */
function daysOfRace(race: RaceDate | undefined): DateSpan | null {
  if (!race?.date) return null;
  return parseDate(race.text ?? '', Number(race.date.slice(0, 4))) ?? { first: race.date, last: race.date };
}

const ROUND_COUNT = statement<[SeasonId], { count: number }>(
  'SELECT count(DISTINCT round) AS count FROM race WHERE season_id = ?',
);

function roundCount(db: Db, fact: Fact): number | null {
  return ROUND_COUNT(db).get(fact.seasonId)?.count ?? null;
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value);
}

function told(computed: string, isSame: boolean): Told {
  return { computed, verdict: isSame ? 'confirmed' : 'disagrees' };
}

/**
 * A race of several days may be meant by any of them. Days that the calendar does not have, or that end before they
 * begin, cannot be right.
 */
function tellDate(fact: Fact, computed: string | number | null, race: DateSpan | null): Told {
  if (typeof computed !== 'string' || fact.year === null || !race) return UNTOLD;
  const span = parseDate(fact.value_text, fact.year);
  if (!span) return told(computed, false);
  const isOnDate = span.first <= computed && computed <= span.last;
  return told(computed, isOnDate || (race.first <= span.last && span.first <= race.last));
}

/** Where a round has several races, the text may count either. */
function tellCount(fact: Fact, races: string | number | null, rounds: number | null): Told {
  const stated = parseCardinal(fact.value_text);
  if (typeof races !== 'number' || stated === null) return UNTOLD;
  return told(String(races), races === stated || rounds === stated);
}

const CLASSES = statement<[SeasonId], { code: string }>(
  'SELECT class_code AS code FROM class WHERE season_id = ? ORDER BY display_order',
);

function tellClasses(db: Db, fact: Fact): Told {
  const codes = CLASSES(db)
    .all(fact.seasonId)
    .map(({ code }) => code);
  if (codes.length === 0) return UNTOLD;
  if (fact.fact === 'class-count') return told(String(codes.length), parseCardinal(fact.value_text) === codes.length);
  const stated = fact.value_text
    .split(/, and |,| and /)
    .map((code) => nameKey(code))
    .filter((code) => code !== '');
  const known = codes.map(nameKey);
  return told(codes.join(', '), stated.length === known.length && stated.every((code) => known.includes(code)));
}

function championshipOf(fact: Fact, championships: readonly AuditedChampionship[]): AuditedChampionship | undefined {
  return championships.find((championship) => championship.championshipId === fact.subject_id);
}

const SAME = statement<[string, string], { id: string }>(
  "SELECT entity_id AS id FROM name_decision WHERE kind = ? AND raw_name = ? AND judgement = 'same'",
);

function tellChampion(db: Db, fact: Fact, championships: readonly AuditedChampionship[]): Told {
  const championship = championshipOf(fact, championships);
  const champions = championship?.rows.filter((row) => row.positionPublished === 1) ?? [];
  if (!championship || champions.length === 0) return UNTOLD;
  const same = SAME(db)
    .all(championship.competitor, fact.value_text)
    .map(({ id }) => id);
  const isChampion = champions.some((row) => row.name === fact.value_text || same.includes(row.competitorId));
  return told(champions.map((row) => row.name).join(', '), isChampion);
}

function tellDecision(fact: Fact, championships: readonly AuditedChampionship[]): Told {
  const championship = championshipOf(fact, championships);
  const decision = championship ? titleDecision(championship) : null;
  if (!decision) return UNTOLD;
  if (fact.fact === 'races-in-hand')
    return told(String(decision.racesLeft), parseCardinal(fact.value_text) === decision.racesLeft);
  const name = decision.raceName ?? decision.raceId;
  return told(name, sharesWords(fact.value_text, name));
}

const RACE_NAMES = statement<[SeasonId], { name: string | null }>('SELECT name FROM race WHERE season_id = ?');

function tellCancelled(db: Db, fact: Fact): Told {
  const race = fact.value_text.slice(0, Math.max(0, fact.value_text.lastIndexOf(': ')));
  const names = RACE_NAMES(db)
    .all(fact.seasonId)
    .flatMap(({ name }) => name ?? []);
  if (race === '' || names.length === 0) return UNTOLD;
  const held = names.find((name) => sharesWords(race, name));
  return held === undefined ? told('not in the schedule', true) : told(`in the schedule as ${held}`, false);
}

const DEBUT = statement<[string | null, SeasonId], { name: string | null; circuit: string | null }>(
  `SELECT race.name, race.results_circuit_text AS circuit FROM entry_driver_race
   JOIN entry ON entry.entry_id = entry_driver_race.entry_id JOIN race ON race.race_id = entry_driver_race.race_id
   WHERE entry.team_id = ? AND entry.season_id = ? AND has_participated = 1
   ORDER BY race.round, race.race_in_round LIMIT 1`,
);

function tellDebut(db: Db, fact: Fact): Told {
  const first = DEBUT(db).get(fact.subject_id, fact.seasonId);
  if (!first?.name) return UNTOLD;
  return told(first.name, sharesWords(fact.value_text, `${first.name} ${first.circuit ?? ''}`));
}

const CHASSIS = statement<[SeasonId, string | null], { name: string | null }>(
  `SELECT DISTINCT chassis.name FROM entry LEFT JOIN entry_car USING (entry_id)
   LEFT JOIN chassis USING (chassis_id) WHERE entry.season_id = ? AND entry.season_id || '/' || entry.class_code = ?
   ORDER BY chassis.name`,
);

/** What all cars of a class have: a car with another one contradicts it, and it is borne out where the chassis of all are known. */
function tellChassis(db: Db, fact: Fact): Told {
  const cars = CHASSIS(db).all(fact.seasonId, fact.subject_id);
  const names = [...new Set(cars.flatMap(({ name }) => name ?? []))];
  if (names.length === 0) return UNTOLD;
  const isSame = names.every((name) => sharesWords(fact.value_text, name));
  return isSame && cars.some(({ name }) => name === null) ? UNTOLD : told(names.join(', '), isSame);
}

const enginesOf = (column: 'team_standing_car.chassis_id' | 'team_standing.team_id') =>
  statement<[string | null, number | null, number | null], Row<'engine'>>(
    `SELECT DISTINCT engine.* FROM team_standing_car
     JOIN team_standing ON team_standing.team_standing_id = team_standing_car.team_standing_id
     JOIN championship ON championship.championship_id = team_standing.championship_id
     JOIN season ON season.season_id = championship.season_id
     JOIN engine ON engine.engine_id = team_standing_car.engine_id
     WHERE ${column} = ? AND (season.year = ? OR ? IS NULL) ORDER BY engine.engine_id`,
  );
const ENGINES_OF_CHASSIS = enginesOf('team_standing_car.chassis_id');
const ENGINES_OF_TEAM = enginesOf('team_standing.team_id');

function tellEngine(db: Db, fact: Fact): Told {
  const select = fact.subject_kind === 'chassis' ? ENGINES_OF_CHASSIS : ENGINES_OF_TEAM;
  const engines = select(db).all(fact.subject_id, fact.year, fact.year);
  const stated = describeEngine(fact.value_text);
  if (engines.length === 0 || stated.capacityLitres === null) return UNTOLD;
  const isSame = engines.some(
    (engine) =>
      engine.capacity_litres === stated.capacityLitres &&
      (stated.configuration === null || engine.configuration === stated.configuration),
  );
  return told(engines.map((engine) => engine.name).join(', '), isSame);
}

/** True where every word of the shorter text stands in the longer one. */
function sharesWords(a: string, b: string): boolean {
  const one = words(a);
  const other = words(b);
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  return few.length > 0 && few.every((word) => many.includes(word));
}

function words(text: string): string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'the');
}
