import { countryIdOfCode } from '../../parsers/country/codes.ts';
import { compareText, nameKey, slug, toAscii } from '../../parsers/text/fold.ts';
import type { Curated, CuratedFiles, CuratedName, EntityKind } from '../../schemas/curated.ts';
import type { Row } from '../../schemas/dataset/tables.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import { canonicalSpelling } from './canonical.ts';
import { Clusters } from './clusters.ts';
import type { Occurrence } from './occurrences.ts';
import type { VenueLink } from './venues.ts';

/** One entity and the spellings that stand for it. */
export interface NamedEntity {
  readonly entityId: string;
  readonly name: string;
  readonly rawNames: readonly string[];
}

/** Every decision on names. */
export interface NameBook {
  readonly entityOf: (kind: EntityKind, rawName: string) => string;
  readonly entities: (kind: EntityKind) => readonly NamedEntity[];
  readonly decisions: readonly Row<'name_decision'>[];
  readonly occurrences: readonly Row<'name_occurrence'>[];
  readonly findings: readonly FindingDraft[];
}

type Method = Row<'name_decision'>['method'];

/** Kinds in which a spelling's entity is decided here; countries come from the table of codes. */
const DECIDED_KINDS = ['driver', 'team', 'circuit', 'chassis', 'engine'] as const satisfies readonly EntityKind[];

/**
 * Decides which spellings are one entity: spellings that differ in case, diacritics, punctuation or spaces alone, the
 * venues that a race ties together, and what curated lines say, which have the last word. Evidence of other kinds has
 * its place here, between the two. Findings: `alias-unused`.
 */
export function decideNames(
  occurrences: readonly Occurrence[],
  venues: readonly VenueLink[],
  curated: CuratedFiles,
): NameBook {
  const entities = new Map<EntityKind, NamedEntity[]>();
  const entityOfName = new Map<string, string>();
  const decisions: Row<'name_decision'>[] = [];
  const findings: FindingDraft[] = [];
  for (const kind of DECIDED_KINDS) {
    const counts = countsOf(occurrences, kind);
    const lines = curated.names.filter(({ row }) => row.kind === kind);
    findings.push(...unusedAliases(lines, counts));
    const links = kind === 'circuit' ? venues : [];
    const decided = decideKind(kind, counts, links, lines, curated);
    entities.set(kind, decided.entities);
    decisions.push(...decided.decisions);
    for (const entity of decided.entities)
      for (const raw of entity.rawNames) entityOfName.set(`${kind}\n${raw}`, entity.entityId);
  }
  for (const code of [...countsOf(occurrences, 'country').keys()].sort(compareText)) {
    const countryId = countryIdOfCode(code);
    if (countryId === undefined) continue;
    entityOfName.set(`country\n${code}`, countryId);
    decisions.push(decision('country', code, countryId, 'exact', 'listed in the table of country codes'));
  }
  return {
    entityOf: (kind, rawName) => entityOfName.get(`${kind}\n${rawName}`) ?? slug(rawName),
    entities: (kind) => entities.get(kind) ?? [],
    decisions,
    occurrences: occurrences.map(({ kind, rawName, sourceId, line }) => ({
      kind,
      raw_name: rawName,
      entity_id: entityOfName.get(`${kind}\n${rawName}`) ?? slug(rawName),
      source_id: sourceId,
      line,
    })),
    findings,
  };
}

function decideKind(
  kind: EntityKind,
  counts: ReadonlyMap<string, number>,
  venues: readonly VenueLink[],
  lines: readonly Curated<CuratedName>[],
  curated: CuratedFiles,
) {
  const names = [...counts.keys()].sort(compareText);
  const clusters = new Clusters(names);
  const reasons = new Map<string, { method: Method; evidence: string }>();
  const decisions: Row<'name_decision'>[] = [];
  const known = lines.filter(({ row }) => clusters.has(row.raw_name) && clusters.has(row.other_name));
  for (const { row } of known) if (row.judgement === 'different') clusters.keepApart(row.raw_name, row.other_name);
  for (const { row } of known) {
    if (row.judgement !== 'same' || !clusters.join(row.raw_name, row.other_name)) continue;
    for (const name of [row.raw_name, row.other_name]) reasons.set(name, { method: 'curated', evidence: row.reason });
  }
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = nameKey(name) || name;
    const first = byKey.get(key);
    if (first === undefined) byKey.set(key, name);
    else clusters.join(first, name);
  }
  for (const { one, other, evidence } of venues) {
    if (clusters.rootOf(one) === clusters.rootOf(other) || !clusters.join(one, other)) continue;
    for (const name of [one, other]) if (!reasons.has(name)) reasons.set(name, { method: 'evidence', evidence });
  }

  const entities = named(kind, clusters.groups(), counts, curated);
  const entityOf = new Map(entities.flatMap((entity) => entity.rawNames.map((raw) => [raw, entity.entityId] as const)));
  for (const entity of entities) {
    for (const raw of entity.rawNames) {
      const { method, evidence } = reasonFor(raw, entity.name, reasons);
      decisions.push(decision(kind, raw, entity.entityId, method, evidence));
    }
  }
  for (const { row } of known) {
    const other = entityOf.get(row.other_name);
    if (row.judgement !== 'different' || other === undefined || other === entityOf.get(row.raw_name)) continue;
    decisions.push({ ...decision(kind, row.raw_name, other, 'curated', row.reason), judgement: 'different' });
  }
  return { entities, decisions };
}

function reasonFor(raw: string, name: string, reasons: ReadonlyMap<string, { method: Method; evidence: string }>) {
  const given = reasons.get(raw);
  if (raw === name) return { method: 'exact' as const, evidence: 'the spelling shown' };
  if (toAscii(raw).toLowerCase() === toAscii(name).toLowerCase() && raw.toLowerCase() !== name.toLowerCase()) {
    return { method: 'diacritics' as const, evidence: `'${raw}' is '${name}' but for diacritics` };
  }
  if (nameKey(raw) === nameKey(name)) {
    return { method: 'punctuation' as const, evidence: `'${raw}' is '${name}' but for case, punctuation and spaces` };
  }
  return given ?? { method: 'evidence' as const, evidence: `one with '${name}' by way of another spelling` };
}

function named(
  kind: EntityKind,
  groups: readonly string[][],
  counts: ReadonlyMap<string, number>,
  curated: CuratedFiles,
): NamedEntity[] {
  const published = new Map(
    curated.ids.filter(({ row }) => row.kind === kind).map(({ row }) => [nameKey(row.name), row.entity_id]),
  );
  const reserved = new Set(published.values());
  const taken = new Set<string>();
  const entities = groups.map((rawNames) => {
    const name = canonicalSpelling(rawNames.map((rawName) => ({ rawName, count: counts.get(rawName) ?? 0 })));
    const frozen = [name, ...rawNames].map((raw) => published.get(nameKey(raw))).find((id) => id !== undefined);
    return { name, rawNames: [...rawNames].sort(compareText), frozen };
  });
  entities.sort((a, b) => compareText(a.name, b.name));
  return entities.map(({ name, rawNames, frozen }) => {
    let entityId = frozen ?? slug(name);
    for (let next = 2; taken.has(entityId) || (frozen === undefined && reserved.has(entityId)); next += 1) {
      entityId = `${slug(name)}-${next}`;
    }
    taken.add(entityId);
    return { entityId, name, rawNames };
  });
}

function countsOf(occurrences: readonly Occurrence[], kind: EntityKind): Map<string, number> {
  const counts = new Map<string, number>();
  for (const occurrence of occurrences) {
    if (occurrence.kind === kind) counts.set(occurrence.rawName, (counts.get(occurrence.rawName) ?? 0) + 1);
  }
  return counts;
}

function unusedAliases(lines: readonly Curated<CuratedName>[], counts: ReadonlyMap<string, number>): FindingDraft[] {
  return lines
    .filter(({ row }) => !counts.has(row.raw_name) || !counts.has(row.other_name))
    .map(({ row, line }) => ({
      code: 'alias-unused',
      message: `names.csv, line ${line}: no article has both '${row.raw_name}' and '${row.other_name}' as a ${row.kind}; remove the line`,
      about: `${row.kind} ${row.raw_name} ${row.other_name}`,
      sourceId: null,
      line: null,
    }));
}

function decision(
  kind: EntityKind,
  rawName: string,
  entityId: string,
  method: Method,
  evidence: string,
): Row<'name_decision'> {
  return { kind, raw_name: rawName, entity_id: entityId, judgement: 'same', method, score: 1, evidence };
}
