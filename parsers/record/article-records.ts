import type { FindingDraft } from '../../schemas/finding.ts';
import type { ClassWinRecord } from '../../schemas/record/class-win.ts';
import type { EntryRecord } from '../../schemas/record/entry.ts';
import type { RuleRecord } from '../../schemas/record/note.ts';
import type { RaceKey } from '../../schemas/record/origin.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { ClassRecord, SeasonRecord } from '../../schemas/record/season.ts';
import type { ChampionshipRecord, StandingRecord } from '../../schemas/record/standing.ts';
import type { StatedFactRecord } from '../../schemas/record/stated-fact.ts';
import type { Article } from '../article/read-article.ts';
import { isWholeEntryList } from '../table/entry-grid.ts';
import type { Grid } from '../table/grid.ts';
import { NO_CLASS } from '../table/results-grid.ts';
import { readAdjustments } from './adjustments.ts';
import { Calendar } from './calendar.ts';
import { ClassesOfSections, type IntroducedClass, introducedClasses } from './class-of-section.ts';
import { readEntryList, withClassRows } from './entry-list.ts';
import type { SentenceContext } from './fact-context.ts';
import { joinFootnotes, type TableRecords } from './footnotes.ts';
import type { Lexicon } from './lexicon.ts';
import { markingOf, readMarkingKeys } from './marking.ts';
import { lostStyles, readNotes, readReferences } from './notes.ts';
import { systemFor } from './points-for-race.ts';
import { readPointsInSentences } from './points-in-sentences.ts';
import { withPointsOfPlaces } from './points-of-places.ts';
import { readPointsProse, readPointsTable } from './points-systems.ts';
import { joinReferences } from './references.ts';
import { readRules, type StatedRule } from './rules.ts';
import { type ArticleSubject, readSeason, readSeasonNumbers, subjectOf } from './season.ts';
import { readSeasonResults } from './season-results.ts';
import { readStandings } from './standings.ts';
import { readStatedFacts } from './stated-facts.ts';
import { readWholeEntryList } from './whole-entry-list.ts';

/** What an article gives: its records, its grids with the roles of every cell, and what is wrong with it. */
export interface ArticleRecords {
  readonly records: Records;
  readonly grids: readonly Grid[];
  readonly findings: readonly FindingDraft[];
}

const NONE: Records = {
  series: [],
  seasons: [],
  seasonNumbers: [],
  classes: [],
  races: [],
  entries: [],
  classWins: [],
  pointsSystems: [],
  championships: [],
  standings: [],
  notes: [],
  adjustments: [],
  rules: [],
  statedFacts: [],
};

/** Reads the records of one article from its grids and its prose; the lexicon comes from all articles. */
export function readRecords(article: Article, grids: readonly Grid[], lexicon: Lexicon): ArticleRecords {
  const subject = subjectOf(article);
  return subject.year === null
    ? readSeriesArticle(article, subject, grids, lexicon)
    : readSeasonArticle(article, readSeason(subject, subject.year, article.raw.sourceId), grids, lexicon);
}

function readSeriesArticle(
  article: Article,
  subject: ArticleSubject,
  grids: readonly Grid[],
  lexicon: Lexicon,
): ArticleRecords {
  const { sourceId } = article.raw;
  const chassis = lexicon.names('chassis');
  const context: SentenceContext = { isSeason: false, classCodes: [], drivers: [], teams: [], chassis, races: [] };
  const statedFacts = readStatedFacts(article.blocks, null, sourceId, context);
  const series = {
    name: subject.seriesName,
    firstYear: yearOf(statedFacts, 'first-season'),
    lastYear: yearOf(statedFacts, 'last-season'),
    origin: { sourceId, line: subject.line, cells: [] },
  };
  return { records: { ...NONE, series: [series], statedFacts }, grids, findings: [] };
}

function yearOf(facts: readonly StatedFactRecord[], name: StatedFactRecord['fact']): number | null {
  const text = facts.find((fact) => fact.fact === name && /\d{4}/.test(fact.valueText))?.valueText;
  return text === undefined ? null : Number(/\d{4}/.exec(text)?.[0]);
}

function readSeasonArticle(
  article: Article,
  season: SeasonRecord,
  grids: readonly Grid[],
  lexicon: Lexicon,
): ArticleRecords {
  const { seasonId } = season;
  const { blocks } = article;
  const { sourceId } = article.raw;
  const findings: FindingDraft[] = [];
  const calendar = new Calendar(seasonId, sourceId);
  const wins: ClassWinRecord[] = [];
  for (const grid of ofKind(grids, 'schedule')) findings.push(...calendar.addSchedule(grid, season.year));
  for (const grid of ofKind(grids, 'season-results')) {
    const results = readSeasonResults(grid, seasonId, season.year, calendar.races, lexicon);
    findings.push(...results.findings);
    calendar.addResults(results.rounds);
    wins.push(...results.wins);
  }

  const introduced = introducedClasses(grids);
  const sections = new ClassesOfSections(
    grids,
    introduced.map((known) => known.classCode),
  );
  const championships: ChampionshipRecord[] = [];
  const standingTables: TableRecords<StandingRecord>[] = [];
  const unread = new Set<Grid>();
  const markingKeys = readMarkingKeys(blocks, grids);
  for (const { kind, competitor } of STANDINGS)
    for (const grid of ofKind(grids, kind)) {
      const classCode = sections.classOf(grid.table.sectionPath);
      const raceOfColumn = calendar.addStandings(grid, classCode);
      if (areMostlyUnknown(grid, raceOfColumn)) {
        unread.add(grid);
        findings.push(unknownRaces(grid, raceOfColumn));
        continue;
      }
      const marking = markingOf(grid.table, markingKeys);
      const place = { seasonId, classCode, competitor, raceOfColumn, marking };
      const read = readStandings(grid, place, lexicon);
      findings.push(...read.findings);
      const origin = { sourceId, line: grid.table.lineFirst, cells: [] };
      const name = grid.table.sectionPath.slice(-2).join(', ') || season.title;
      championships.push({ seasonId, classCode, competitor, name, tableId: grid.table.tableId, origin });
      standingTables.push({ table: grid.table, records: read.standings });
    }

  const entryTables: TableRecords<EntryRecord>[] = [];
  const classRowClasses: IntroducedClass[] = [];
  const readGrids = grids.map((grid) => {
    if (unread.has(grid)) return { ...grid, kind: 'unknown' as const };
    if (grid.kind !== 'entry-list') return grid;
    const classCode = sections.classOf(grid.table.sectionPath);
    const readList = isWholeEntryList(grid) ? readWholeEntryList : readEntryList;
    const read = readList(grid, { seasonId, classCode, roundCount: calendar.roundCount }, lexicon);
    findings.push(...read.findings);
    entryTables.push({ table: grid.table, records: read.entries });
    classRowClasses.push(...read.classes.map((known) => ({ ...known, name: known.classCode })));
    return withClassRows(grid, read.classRows);
  });

  const races = calendar.races;
  const prose = readPointsProse(blocks, seasonId, sourceId, races);
  const tables = ofKind(grids, 'points-system').map((grid) => readPointsTable(grid, seasonId, races));
  findings.push(...prose.findings, ...tables.flatMap((table) => table.findings));
  const listed = [...prose.systems, ...tables.flatMap((table) => table.systems)];
  const pointsSystems = [...listed, ...readPointsInSentences(blocks, seasonId, sourceId, races, listed)];

  const notes = readNotes(
    blocks,
    grids.map((grid) => grid.table),
    sourceId,
  );
  findings.push(...lostStyles(notes, grids, sourceId));
  const footnotes = joinFootnotes(standingTables, entryTables, notes, sourceId);
  findings.push(...footnotes.findings);
  const references = readReferences(
    article.notes,
    grids.map((grid) => grid.table),
    sourceId,
  );
  const stated = [...readRules(blocks, races), ...tables.flatMap((table) => table.bonuses)];
  const rules = rulesFor(stated, championships, standingTables, sourceId);
  const finished = footnotes.standings
    .map((table) => joinReferences(table, references))
    .map((table) => withPointsOfPlaces(table, { systems: pointsSystems, races, rules }));
  const standings = finished.flatMap(({ records }) => records);
  const entries = entryTables.flatMap(({ records }) => records);
  const adjustments = readAdjustments(finished, entries, notes, races, (race) => {
    return systemFor(pointsSystems, race, 'team')?.system.values[0]?.points ?? null;
  });

  const classes = classesOf(season, [...introduced, ...classRowClasses], [...championships, ...standings, ...entries]);
  const context = sentenceContext(classes, standings, entries, races);
  const records: Records = {
    series: [],
    seasons: [season],
    seasonNumbers: readSeasonNumbers(article, season),
    classes,
    races,
    entries,
    classWins: wins,
    pointsSystems,
    championships,
    standings,
    notes: [...notes.map(({ sectionPath: _path, style: _style, ...note }) => note), ...references],
    adjustments,
    rules,
    statedFacts: readStatedFacts(blocks, seasonId, sourceId, context),
  };
  return { records, grids: readGrids, findings };
}

/** The tables of standings in the order in which they are read. */
const STANDINGS = [
  { kind: 'team-standings', competitor: 'team' },
  { kind: 'driver-standings', competitor: 'driver' },
  { kind: 'manufacturer-standings', competitor: 'manufacturer' },
] as const;
/** A heading that names no table: `Points system`, `Scoring`. */
const OF_POINTS = /^(?:points?|scoring)(?: (?:system|structure|scoring|format|distribution))?$/i;

function ofKind(grids: readonly Grid[], kind: Grid['kind']): Grid[] {
  return grids.filter((grid) => grid.kind === kind);
}

/** A standings table that is read without most of its races would be contradicted by what is missing. */
function areMostlyUnknown(grid: Grid, raceOfColumn: ReadonlyMap<number, RaceKey>): boolean {
  return raceOfColumn.size * 2 < pointsColumns(grid).length;
}

function unknownRaces(grid: Grid, raceOfColumn: ReadonlyMap<number, RaceKey>): FindingDraft {
  const headers = pointsColumns(grid).flatMap(({ index, header }) => (raceOfColumn.has(index) ? [] : [header]));
  const { table } = grid;
  return {
    code: 'unknown-table',
    message: `The columns ${headers.slice(0, 6).join(', ')} of the table '${table.sectionPath.join(' / ')}' are no races of the schedule; its cells are kept in the ledger only`,
    about: `${table.tableId} ${headers.join(' ')}`,
    sourceId: table.sourceId,
    line: table.lineFirst,
  };
}

function pointsColumns(grid: Grid): Grid['columns'] {
  return grid.columns.filter((column) => column.role === 'points');
}

/** Every class that the season uses: those that results and headings introduce, then those that rows alone name. */
function classesOf(
  season: SeasonRecord,
  introduced: readonly IntroducedClass[],
  used: readonly { readonly classCode: string; readonly origin: { readonly line: number } }[],
): ClassRecord[] {
  const { seasonId, origin } = season;
  const classes = new Map<string, ClassRecord>();
  const add = (classCode: string, name: string | null, line: number) => {
    if (classes.has(classCode)) return;
    classes.set(classCode, { seasonId, classCode, name, origin: { sourceId: origin.sourceId, line, cells: [] } });
  };
  for (const known of introduced) add(known.classCode, known.name, known.line);
  for (const { classCode, origin: from } of used) {
    add(classCode, classCode === NO_CLASS ? null : classCode, from.line);
  }
  if (classes.size === 0) add(NO_CLASS, null, origin.line);
  return [...classes.values()];
}

/**
 * A rule holds for the championships whose tables stand under its heading, of the competitors that it speaks of; a heading
 * that speaks of points alone stands for the one above it.
 */
function rulesFor(
  stated: readonly StatedRule[],
  championships: readonly ChampionshipRecord[],
  tables: readonly TableRecords<StandingRecord>[],
  sourceId: string,
): RuleRecord[] {
  return stated.flatMap((rule) =>
    championships
      .filter((championship) => {
        const path = tables.find(({ table }) => table.tableId === championship.tableId)?.table.sectionPath ?? [];
        const scope = OF_POINTS.test(rule.sectionPath.at(-1) ?? '') ? rule.sectionPath.slice(0, -1) : rule.sectionPath;
        const isUnder = scope.every((heading, index) => path[index] === heading);
        return isUnder && (rule.competitor === null || rule.competitor === championship.competitor);
      })
      .map(({ seasonId, classCode, competitor }) => ({
        seasonId,
        classCode,
        competitor,
        race: rule.race,
        rule: rule.rule,
        value: rule.value,
        text: rule.text,
        origin: { sourceId, line: rule.line, cells: rule.cells },
      })),
  );
}

function sentenceContext(
  classes: readonly ClassRecord[],
  standings: readonly StandingRecord[],
  entries: readonly EntryRecord[],
  races: Records['races'],
): SentenceContext {
  const ofTeams = standings.filter((standing) => standing.competitor === 'team');
  const ofDrivers = standings.filter((standing) => standing.competitor === 'driver');
  const cars = [...entries.flatMap((entry) => entry.cars), ...ofTeams.flatMap((standing) => standing.cars)];
  return {
    isSeason: true,
    classCodes: classes.map((known) => known.classCode),
    drivers: unique([
      ...ofDrivers.map((standing) => standing.name.text),
      ...entries.flatMap((entry) => entry.drivers.map((driver) => driver.driverText)),
    ]),
    teams: unique([...ofTeams.map((standing) => standing.name.text), ...entries.map((entry) => entry.teamText)]),
    chassis: unique(cars.flatMap((car) => car.chassisText ?? [])),
    races: unique(races.flatMap((race) => [race.name, race.circuitText].flatMap((name) => name ?? []))),
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
