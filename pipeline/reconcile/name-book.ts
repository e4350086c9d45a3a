import { countryIdOfCode } from '../../parsers/country/codes.ts';
import { compareText, nameKey, slug, toAscii } from '../../parsers/text/fold.ts';
import type { Curated, CuratedFiles, CuratedName, EntityKind } from '../../schemas/curated.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import { canonicalSpelling } from './canonical.ts';
import { Clusters } from './clusters.ts';
import type { EntityIds } from './entity-ids.ts';
import { judgeNames, type NameEvidence } from './evidence/judge-names.ts';
import { type Verdict, Verdicts } from './evidence/verdicts.ts';
import type { KnownSpellings } from './occurrences.ts';
import type { CountriesOfNames } from './printed-countries.ts';
import type { PrintedNames } from './printed-names.ts';
import { type RaceVenue, type VenueLink, venueLinks } from './venues.ts';

/** One entity and the spellings that stand for it. */
export interface NamedEntity {
  readonly entityId: string;
  readonly name: string;
  readonly rawNames: readonly string[];
  /** On how many lines it is printed, whatever the spelling. */
  readonly count: number;
}

/** What was decided on the names of a kind. */
export interface DecidedNames {
  readonly kind: EntityKind;
  readonly entities: readonly NamedEntity[];
  /** Under which entities of the kind are printed: those of this part, or more. */
  readonly countries: CountriesOfNames;
  readonly decisions: readonly Row<'name_decision'>[];
  readonly findings: readonly FindingDraft[];
}

const NO_COUNTRIES: CountriesOfNames = new Map();

/** Of so many entities, or pairs of names, decisions and findings are made at once. */
const A_PART = 10_000;

/** What decides on names. */
export interface NameSources {
  /** What the articles print of the names of some kinds: they are read for it anew. */
  readonly printedOf: (kinds: readonly EntityKind[]) => PrintedNames;
  readonly venues: readonly RaceVenue[];
}

type Method = Row<'name_decision'>['method'];

/** Drivers are as many as all others together: what is printed of them is gathered for them alone. */
const KINDS_TOGETHER = [['driver'], ['team', 'manufacturer', 'circuit', 'chassis', 'engine', 'country']] as const;

/** Kinds in which a spelling's entity is decided here; countries come from the table of codes. */
export const DECIDED_KINDS = KINDS_TOGETHER.flat().filter((kind) => kind !== 'country');

type DecidedKind = (typeof DECIDED_KINDS)[number];

/**
 * Decides which spellings are one entity. Curated lines have the last word; then come spellings that differ in case,
 * diacritics, punctuation or spaces alone, the venues that a race ties together, and evidence, the surest first. A pair
 * that is kept apart stays apart also by way of a third name. What is decided comes kind by kind, in parts, and `ids`
 * knows a kind from its first part on; what the sources hold of a kind is taken from them when its turn comes.
 * Findings: `alias-unused`, `name-unresolved`.
 */
export function* decideNames(sources: NameSources, curated: CuratedFiles, ids: EntityIds): Iterable<DecidedNames> {
  const teamsByKey = new Map<string, string>();
  // A function of its own, so that what it holds of one kind ends before the next is gathered.
  const decide = function* (kind: DecidedKind, { spellings, countries, evidence }: PrintedNames) {
    const known = spellings.take(kind);
    const lines = curated.names.filter(({ row }) => row.kind === kind);
    const verdicts = verdictsOn(kind, evidence, sources.venues, (key) => teamsByKey.get(key) ?? key);
    const countriesOf = () => countries.take(kind, ids);
    for (const part of decideKind({ kind, spellings: known, verdicts, lines, curated, ids, countriesOf })) {
      if (kind === 'team')
        for (const { rawNames, entityId } of part.entities)
          for (const raw of rawNames) teamsByKey.set(nameKey(raw), entityId);
      yield part;
    }
  };
  for (const kinds of KINDS_TOGETHER) {
    const printed = sources.printedOf(kinds);
    for (const kind of kinds) {
      if (kind === 'country') yield decideCountries(printed.spellings.take(kind), curated, ids);
      else yield* decide(kind, printed);
    }
  }
}

/** Countries are told by their codes. */
function decideCountries(spellings: KnownSpellings, curated: CuratedFiles, ids: EntityIds): DecidedNames {
  const lines = curated.names.filter(({ row }) => row.kind === 'country');
  const decisions = [...spellings.keys()].sort(compareText).flatMap((code) => {
    const countryId = countryIdOfCode(code);
    if (countryId === undefined) return [];
    ids.set('country', code, countryId);
    const reason = { method: 'exact', evidence: 'listed in the table of country codes', score: null } as const;
    return [decision('country', code, countryId, reason)];
  });
  return {
    kind: 'country',
    entities: [],
    countries: NO_COUNTRIES,
    decisions,
    findings: unusedAliases(lines, new Map()),
  };
}

/** What speaks for and against pairs of spellings; nothing is held against manufacturers but their letters. */
function verdictsOn(
  kind: DecidedKind,
  evidence: NameEvidence,
  venues: readonly RaceVenue[],
  teamOf: (key: string) => string,
): Verdicts {
  if (kind === 'manufacturer') return new Verdicts();
  if (kind !== 'circuit') return judgeNames(kind, evidence, teamOf);
  return Verdicts.of(venueLinks(venues).map(verdictOfVenue).sort(byNames));
}

interface Reason {
  readonly method: Method;
  readonly evidence: string;
  readonly score: number | null;
}

/** What decides on the names of one kind. */
interface OfKind {
  readonly kind: DecidedKind;
  readonly spellings: KnownSpellings;
  readonly verdicts: Verdicts;
  readonly lines: readonly Curated<CuratedName>[];
  readonly curated: CuratedFiles;
  readonly ids: EntityIds;
  /** Asked once `ids` knows the kind. */
  readonly countriesOf: () => CountriesOfNames;
}

/** Which spellings of a kind are one, and why. */
interface Joined {
  readonly clusters: Clusters;
  readonly reasons: ReadonlyMap<string, Reason>;
  /** Curated lines on spellings that there are, and those of them that others contradict. */
  readonly known: readonly Curated<CuratedName>[];
  readonly contradicted: readonly Curated<CuratedName>[];
  readonly isSettled: (one: string, other: string) => boolean;
}

/** Rows on a spelling that is not what another one stands for: one, or none where there is such a row already. */
type Apart = (judgement: 'different' | 'unsure', raw: string, other: string, reason: Reason) => Row<'name_decision'>[];

/** Each part is made in a function of its own, so that what it holds ends with it. */
function* decideKind(of: OfKind): Iterable<DecidedNames> {
  const { kind, verdicts, ids } = of;
  const joined = joinNames(of);
  const pairs = new Set<string>();
  const apart: Apart = (judgement, raw, other, reason) => {
    const otherId = ids.entityOf(kind, other);
    const pair = `${raw}\n${otherId}`;
    if (!joined.clusters.has(other) || otherId === ids.entityOf(kind, raw) || pairs.has(pair)) return [];
    pairs.add(pair);
    return [{ ...decision(kind, raw, otherId, reason), judgement }];
  };
  yield* decidedSpellings(of, joined, apart);
  for (let from = 0; from < verdicts.length; from += A_PART)
    yield decidedPairs(of, verdicts.part(from, A_PART), joined, apart);
}

function joinNames({ spellings, verdicts, lines }: OfKind): Joined {
  const names = new Set([...spellings.keys()].sort(compareText));
  const clusters = new Clusters(names);
  const reasons = new Map<string, Reason>();
  const known = lines.filter(({ row }) => clusters.has(row.raw_name) && clusters.has(row.other_name));
  const settled = new Map(known.map(({ row }) => [pairKey(row.raw_name, row.other_name), row.judgement]));
  const isSettled = (a: string, b: string) => settled.has(pairKey(a, b));
  for (const { row } of known) if (row.judgement === 'different') clusters.keepApart(row.raw_name, row.other_name);
  const contradicted: Curated<CuratedName>[] = [];
  for (const curatedLine of known) {
    const { row } = curatedLine;
    if (row.judgement !== 'same') continue;
    if (!clusters.join(row.raw_name, row.other_name)) {
      contradicted.push(curatedLine);
      continue;
    }
    const reason = { method: 'curated', evidence: row.reason, score: null } as const;
    for (const name of [row.raw_name, row.other_name]) reasons.set(name, reason);
  }
  for (const { one, other, isKeptApart } of verdicts)
    if (isKeptApart && !isSettled(one, other)) clusters.keepApart(one, other);
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = nameKey(name) || name;
    const first = byKey.get(key);
    if (first === undefined) byKey.set(key, name);
    else clusters.join(first, name);
  }
  for (const { one, other, judgement, method, evidence, score } of verdicts) {
    if (judgement !== 'same' || clusters.rootOf(one) === clusters.rootOf(other) || !clusters.join(one, other)) continue;
    for (const name of [one, other])
      if (!reasons.has(name))
        reasons.set(name, { method, evidence: `with ${name === one ? other : one}: ${evidence}`, score });
  }
  return { clusters, reasons, known, contradicted, isSettled };
}

/**
 * Every entity, and every spelling that stands for it; `ids` knows all from the first part on. Teams are one part: they
 * refer to each other.
 */
function* decidedSpellings(
  { kind, spellings, lines, curated, ids, countriesOf }: OfKind,
  joined: Joined,
  apart: Apart,
): Iterable<DecidedNames> {
  const entities = named(kind, joined.clusters.groups(), spellings, curated);
  for (const { rawNames, entityId } of entities) for (const raw of rawNames) ids.set(kind, raw, entityId);
  const countries = countriesOf();
  const decisionsOn = (part: readonly NamedEntity[]) =>
    part.flatMap((entity) =>
      entity.rawNames.map((raw) => decision(kind, raw, entity.entityId, reasonFor(raw, entity, joined.reasons))),
    );
  // In the order of their rows, which would have to be sorted otherwise.
  if (kind !== 'team') entities.sort((a, b) => compareText(a.entityId, b.entityId));
  const count = kind === 'team' ? entities.length : A_PART;
  for (let from = 0; from < entities.length; from += count) {
    const part = entities.slice(from, from + count);
    yield { kind, entities: part, countries, decisions: decisionsOn(part), findings: [] };
  }
  const apartByLine = joined.known.flatMap(({ row }) => {
    const reason = { method: 'curated', evidence: row.reason, score: null } as const;
    return row.judgement === 'different' ? apart('different', row.raw_name, row.other_name, reason) : [];
  });
  const findings = [...unusedAliases(lines, spellings), ...joined.contradicted.map(contradictedAlias)];
  yield { kind, entities: [], countries: NO_COUNTRIES, decisions: apartByLine, findings };
}

/** Pairs that stay two names, or that nobody can decide. */
function decidedPairs(
  { kind, spellings }: OfKind,
  verdicts: readonly Verdict[],
  { clusters, isSettled }: Joined,
  apart: Apart,
): DecidedNames {
  const decisions: Row<'name_decision'>[] = [];
  const findings: FindingDraft[] = [];
  for (const verdict of verdicts) {
    const { one, other, evidence, method, score } = verdict;
    if (clusters.rootOf(one) === clusters.rootOf(other) || isSettled(one, other)) continue;
    const isOpen = verdict.judgement === 'unsure' && !clusters.areApart(one, other);
    if (isOpen) findings.push(unresolved(kind, verdict, spellings));
    if (!isOpen && !verdict.isNear) continue;
    const byOthers =
      verdict.judgement !== 'different' && !isOpen
        ? `. against: a name that is one with '${one}' or '${other}' is kept apart from the other`
        : '';
    const reason = { method, evidence: `with ${other}: ${evidence}${byOthers}`, score };
    decisions.push(...apart(isOpen ? 'unsure' : 'different', one, other, reason));
  }
  return { kind, entities: [], countries: NO_COUNTRIES, decisions, findings };
}

/** Marks and punctuation aside: a line on one spelling settles its twins too. */
function pairKey(one: string, other: string): string {
  const a = nameKey(one) || one;
  const b = nameKey(other) || other;
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function byNames(a: Verdict, b: Verdict): number {
  return compareText(a.one, b.one) || compareText(a.other, b.other) || compareText(a.evidence, b.evidence);
}

function verdictOfVenue({ one, other, evidence }: VenueLink): Verdict {
  return { one, other, judgement: 'same', method: 'evidence', score: 5, evidence, isKeptApart: false, isNear: true };
}

/** The finding on a pair that nobody can decide, with the line that would settle it. */
function unresolved(kind: EntityKind, verdict: Verdict, spellings: KnownSpellings): FindingDraft {
  const { one, other, evidence, score } = verdict;
  const place = spellings.get(one);
  const otherPlace = spellings.get(other);
  const fields = (judgement: string) => [kind, one, judgement, other, 'REASON', 'REFERENCE'].map(csvField).join(',');
  return {
    code: 'name-unresolved',
    message:
      `'${one}' and '${other}' (${otherPlace?.sourceId ?? 'elsewhere'}, line ${otherPlace?.line ?? '?'}) may be one ${kind}; ` +
      `${evidence} (score ${score}). A line in names.csv settles it: ${fields('same')} or ${fields('different')}`,
    about: `${kind} ${one} ${other}`,
    sourceId: place?.sourceId ?? null,
    line: place?.line ?? null,
    cause: 'name-split',
  };
}

function csvField(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function reasonFor(raw: string, { name, rawNames }: NamedEntity, reasons: ReadonlyMap<string, Reason>): Reason {
  if (raw === name) return { method: 'exact', evidence: 'the spelling shown', score: null };
  const given =
    reasons.get(raw) ??
    rawNames
      .map((other) => (nameKey(other) === nameKey(raw) ? reasons.get(other) : undefined))
      .find((reason) => reason);
  if (given?.method === 'curated') return given;
  if (toAscii(raw).toLowerCase() === toAscii(name).toLowerCase() && raw.toLowerCase() !== name.toLowerCase()) {
    return { method: 'diacritics', evidence: `'${raw}' is '${name}' but for diacritics`, score: null };
  }
  if (nameKey(raw) === nameKey(name)) {
    return {
      method: 'punctuation',
      evidence: `'${raw}' is '${name}' but for case, punctuation and spaces`,
      score: null,
    };
  }
  return given ?? { method: 'evidence', evidence: `one with '${name}' by way of another spelling`, score: null };
}

function named(
  kind: EntityKind,
  groups: Iterable<readonly string[]>,
  known: KnownSpellings,
  curated: CuratedFiles,
): NamedEntity[] {
  const lines = curated.ids.filter(({ row }) => row.kind === kind).map(({ row }) => row);
  const published = new Map(lines.map((row) => [row.name, row.entity_id]));
  // A key that two published names share says nothing.
  const byKey = new Map<string, string | undefined>();
  for (const { name, entity_id } of lines) byKey.set(nameKey(name), byKey.has(nameKey(name)) ? undefined : entity_id);
  const reserved = new Set(published.values());
  const taken = new Set<string>();
  const entities: { entityId: string; name: string; rawNames: readonly string[]; count: number }[] = [];
  const frozen = new Map<string, string>();
  for (const rawNames of groups) {
    const counts = rawNames.map((rawName) => ({ rawName, count: known.get(rawName)?.count ?? 0 }));
    const name = canonicalSpelling(counts);
    const count = counts.reduce((sum, one) => sum + one.count, 0);
    const spellings = [name, ...rawNames];
    const exact = spellings.map((raw) => published.get(raw)).find((id) => id !== undefined);
    const frozenId = exact ?? spellings.map((raw) => byKey.get(nameKey(raw))).find((id) => id !== undefined);
    if (frozenId !== undefined) frozen.set(name, frozenId);
    entities.push({ entityId: '', name, rawNames: [...rawNames].sort(compareText), count });
  }
  entities.sort((a, b) => compareText(a.name, b.name));
  for (const entity of entities) {
    const own = frozen.get(entity.name);
    entity.entityId = own ?? slug(entity.name);
    for (let next = 2; taken.has(entity.entityId) || (own === undefined && reserved.has(entity.entityId)); next += 1)
      entity.entityId = `${slug(entity.name)}-${next}`;
    taken.add(entity.entityId);
  }
  return entities;
}

function unusedAliases(lines: readonly Curated<CuratedName>[], spellings: KnownSpellings): FindingDraft[] {
  return lines
    .filter(({ row }) => !spellings.has(row.raw_name) || !spellings.has(row.other_name))
    .map(({ row, line }) => ({
      code: 'alias-unused',
      message: `names.csv, line ${line}: ${row.kind === 'country' ? 'countries are told by their codes alone' : `no article has both '${row.raw_name}' and '${row.other_name}' as a ${row.kind}`}; remove the line`,
      about: `${row.kind} ${row.raw_name} ${row.other_name}`,
      sourceId: null,
      line: null,
    }));
}

/** Another curated line, or a chain of them, says the opposite. */
function contradictedAlias({ row, line }: Curated<CuratedName>): FindingDraft {
  return {
    code: 'alias-unused',
    message: `names.csv, line ${line}: '${row.raw_name}' and '${row.other_name}' cannot be one ${row.kind}, other lines keep them apart; mend or remove a line`,
    about: `${row.kind} ${row.raw_name} ${row.other_name}`,
    sourceId: null,
    line: null,
  };
}

function decision(kind: EntityKind, rawName: string, entityId: string, reason: Reason): Row<'name_decision'> {
  const { method, evidence, score } = reason;
  return { kind, raw_name: rawName, entity_id: entityId, judgement: 'same', method, score, evidence };
}
