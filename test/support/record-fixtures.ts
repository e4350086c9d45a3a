import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { readRecords } from '../../parsers/record/article-records.ts';
import { lexiconOf, namesOf } from '../../parsers/record/lexicon.ts';
import { systemFor } from '../../parsers/record/points-for-race.ts';
import { readTables } from '../../pipeline/stages/read-tables.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { StatedFactRecord } from '../../schemas/record/stated-fact.ts';
import type { RawArticle } from '../../schemas/source.ts';

const FIXTURES = new URL('../fixtures/records/', import.meta.url);
const SOURCE_ID = 'fixture';

/** What a fixture's `.expected.json` may hold: records kind by kind, every finding, and who gets points by which list. */
const Expectation = z.strictObject({
  about: z.string().min(1),
  records: z.record(z.string(), z.array(z.unknown())),
  findings: z.array(z.strictObject({ code: z.string(), line: z.int().nullable() })),
  pointsOfRaces: z.partialRecord(z.enum(['team', 'driver']), z.array(z.string())).optional(),
});
type Expectation = z.infer<typeof Expectation>;

/** What the program reads from one small article, in the shape of an expectation. */
interface ReadFixture {
  readonly records: Readonly<Record<string, readonly unknown[]>>;
  readonly findings: readonly { readonly code: string; readonly line: number | null }[];
  readonly pointsOfRaces: Readonly<Record<'team' | 'driver', readonly string[]>>;
}

/** The names of all fixtures; a file without its partner is listed too, so that reading it fails. */
export function fixtureNames(): string[] {
  const names = readdirSync(FIXTURES).map((file) => file.replace(/\.(?:txt|wikitext|expected\.json)$/, ''));
  return [...new Set(names)].sort();
}

export function fixtureText(name: string): string {
  return readFileSync(fixtureFile(name).url, 'utf8');
}

/** A fixture is a dump, or wikitext where it needs spans, bold or references. */
function fixtureFile(name: string): { readonly url: URL; readonly format: 'dump' | 'wikitext' } {
  const wikitext = new URL(`${name}.wikitext`, FIXTURES);
  return existsSync(wikitext)
    ? { url: wikitext, format: 'wikitext' }
    : { url: new URL(`${name}.txt`, FIXTURES), format: 'dump' };
}

export function fixtureExpectation(name: string): Expectation {
  return Expectation.parse(JSON.parse(readFileSync(new URL(`${name}.expected.json`, FIXTURES), 'utf8')));
}

/** Reads a text, a dump unless told, as the only article there is: its own tables are all that the lexicon knows. */
export function recordsOf(text: string, raw: Partial<Pick<RawArticle, 'file' | 'title' | 'format'>> = {}) {
  const tables = readTables({
    sourceId: SOURCE_ID,
    file: 'fixture.txt',
    format: 'dump',
    text,
    sha256: '0'.repeat(64),
    title: null,
    url: null,
    revision: null,
    licence: null,
    ...raw,
  });
  const read = readRecords(tables.article, tables.grids, lexiconOf([namesOf(tables.grids)]));
  return { records: read.records, findings: [...tables.findings, ...read.findings] };
}

/** Reads a fixture; facts and findings come in the order of their lines, so that no expectation rests on another order. */
export function readFixture(name: string): ReadFixture {
  const { format } = fixtureFile(name);
  const { records, findings } = recordsOf(fixtureText(name), { format });
  return {
    records: { ...records, statedFacts: inOrder(records.statedFacts, factKey) },
    findings: inOrder(findings, findingKey).map(({ code, line }) => ({ code, line })),
    pointsOfRaces: { team: pointsOfRaces(records, 'team'), driver: pointsOfRaces(records, 'driver') },
  };
}

/** `1: 30 by name`: the first place's points of each round and by what they were found. */
function pointsOfRaces({ races, pointsSystems }: Records, competitor: Competitor): string[] {
  return races.map((race) => {
    const matched = systemFor(pointsSystems, race, competitor);
    return matched
      ? `${race.round}: ${matched.system.values[0]?.points} by ${matched.matchedBy}`
      : `${race.round}: none`;
  });
}

/**
 * What an actual value has at the places that an expectation names: of an object only the expected keys, of an array
 * every element, those that nothing was expected of as they are. Equal to the expectation where that holds.
 */
export function seenThrough(expected: unknown, actual: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return actual.map((item: unknown, index) => (index < expected.length ? seenThrough(expected[index], item) : item));
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, seenThrough(value, actual[key])]));
  }
  return actual;
}

/** The paths of empty objects in an expectation: they would fit anything. */
export function emptyObjectsIn(value: unknown, path = '$'): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => emptyObjectsIn(item, `${path}[${index}]`));
  if (!isObject(value)) return [];
  const entries = Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([key, item]) => emptyObjectsIn(item, `${path}.${key}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inOrder<T>(items: readonly T[], key: (item: T) => readonly (string | number)[]): T[] {
  return [...items].sort((a, b) => compareKeys(key(a), key(b)));
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const index = a.findIndex((part, place) => part !== b[place]);
  const [left = '', right = ''] = [a[index], b[index]];
  return index < 0 ? 0 : left < right ? -1 : 1;
}

function factKey(fact: StatedFactRecord): readonly (string | number)[] {
  return [fact.origin.line, fact.fact, fact.subjectText ?? '', fact.valueText];
}

function findingKey(finding: FindingDraft): readonly (string | number)[] {
  return [finding.line ?? 0, finding.code];
}
