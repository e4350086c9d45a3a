import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { CuratedName } from '../../schemas/curated.ts';
import type { Records } from '../../schemas/record/records.ts';
import { reconciledWhole } from '../support/reconciled.ts';
import { curatedOf, recordsOfSeason, SeasonDraft } from '../support/records-builder.ts';

const FIXTURES = new URL('../fixtures/names/variants/', import.meta.url);

export const KINDS = ['driver', 'team', 'circuit', 'chassis', 'engine'] as const;
export type Kind = (typeof KINDS)[number];

const Pair = z.strictObject({
  about: z.string().min(1),
  one: z.string().min(1),
  other: z.string().min(1),
  judgement: z.enum(['same', 'different', 'unsure']),
  method: z.string().min(1).optional(),
  /** What the evidence must say, among other things. */
  evidence: z.string().min(1).optional(),
  seasons: z.array(SeasonDraft).min(1),
});
/** Two made-up names, the seasons that print them, and what must be said of them. */
export type Pair = z.infer<typeof Pair>;

/** The pairs of a kind. */
export function pairsOf(kind: Kind): Pair[] {
  const json: unknown = JSON.parse(readFileSync(new URL(`${kind}.json`, FIXTURES), 'utf8'));
  return z.array(Pair).parse(json);
}

/** The names of the files that hold pairs. */
export function pairFiles(): string[] {
  return readdirSync(FIXTURES).sort();
}

/** What the program says of two spellings: their judgement and the rows that give it. */
export function judged(
  kind: Kind,
  one: string,
  other: string,
  all: readonly Records[],
  names: readonly CuratedName[] = [],
) {
  const { dataset, findings } = reconciledWhole(all, curatedOf({ names }));
  const rows = dataset.name_decision.filter((row) => row.kind === kind);
  const own = rows.filter((row) => row.judgement === 'same' && [one, other].includes(row.raw_name));
  const [first, second] = own;
  if (!first || !second) throw new Error(`'${one}' and '${other}' are not both in the articles`);
  if (first.entity_id === second.entity_id)
    return { judgement: 'same', rows: own.filter((row) => row.method !== 'exact'), findings };
  const ids = [first.entity_id, second.entity_id];
  const between = rows.filter(
    (row) => row.judgement !== 'same' && [one, other].includes(row.raw_name) && ids.includes(row.entity_id),
  );
  return { judgement: between[0]?.judgement ?? 'different', rows: between, findings };
}

/** The records of a pair's seasons. */
export function recordsOfPair(pair: Pair): Records[] {
  return pair.seasons.map(recordsOfSeason);
}
