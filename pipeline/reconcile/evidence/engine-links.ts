import { CAPACITY_PATTERN, CONFIGURATION_PATTERN, describeEngine } from '../../../parsers/cell/engine.ts';
import { fold, nameKey } from '../../../parsers/text/fold.ts';
import type { Records } from '../../../schemas/record/records.ts';

/** Two spellings of an engine that are one, or two. */
export interface EngineLink {
  readonly one: string;
  readonly other: string;
  readonly judgement: 'same' | 'different';
  readonly evidence: string;
}

interface Usage {
  readonly seasons: Set<string>;
  /** Words of the chassis and keys of the teams that use it. */
  readonly chassisWords: Set<string>;
  readonly users: Set<string>;
}

/** Where each spelling of an engine is used, gathered article by article. */
export class EngineUsages {
  readonly usages = new Map<string, Usage>();

  add({ entries, standings }: Records): void {
    for (const { cars, seasonId, teamText } of entries) {
      for (const car of cars) this.#addOne(car.engineText, car.chassisText, seasonId, teamText);
    }
    for (const { cars, seasonId, name } of standings) {
      for (const car of cars) this.#addOne(car.engineText, car.chassisText, seasonId, name.text);
    }
  }

  #addOne(engine: string | null, chassis: string | null, seasonId: string, team: string): void {
    if (engine === null) return;
    const usage = this.usages.get(engine) ?? { seasons: new Set(), chassisWords: new Set(), users: new Set() };
    this.usages.set(engine, usage);
    usage.seasons.add(seasonId);
    usage.users.add(nameKey(team));
    for (const word of fold(chassis ?? '').split(/[^a-z0-9]+/)) if (word !== '') usage.chassisWords.add(word);
  }
}

/**
 * What can be said of spellings of engines beyond marks and spaces. A fuel in brackets is a note, not another engine.
 * A name of maker, capacity and layout alone is no designation: with another spelling in other cars of other seasons it
 * is not provably the same. A car's model word in front of such a name adds nothing where the same teams use both.
 */
export function engineLinks({ usages }: EngineUsages): EngineLink[] {
  const alike = new Map<string, Named[]>();
  for (const [name, usage] of [...usages].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { capacityLitres, configuration } = describeEngine(name);
    const key = `${capacityLitres} ${configuration}`;
    const words = designationOf(name);
    const named = { name, usage, words, key: nameKey(name), plainKey: nameKey(withoutFuel(name)) };
    const known = alike.get(key);
    if (known) known.push(named);
    else alike.set(key, [named]);
  }
  return [...alike.values()].flatMap((names) =>
    names.flatMap((one, index) => names.slice(index + 1).flatMap((other) => linkOf(one, other) ?? [])),
  );
}

/** An engine's name with what is compared. */
interface Named {
  readonly name: string;
  readonly usage: Usage;
  /** The maker and the designation. */
  readonly words: readonly string[];
  readonly key: string;
  /** Without the fuel in brackets. */
  readonly plainKey: string;
}

/** Two names of one capacity and layout. */
function linkOf(a: Named, b: Named): EngineLink | null {
  const { name: one } = a;
  const { name: other } = b;
  const shareUsers = overlap(a.usage.users, b.usage.users);
  if (a.key === b.key) {
    if (a.words.length > 1 || shareUsers || overlap(a.usage.seasons, b.usage.seasons)) return null;
    const evidence = 'a name without a designation, in other cars of other seasons: not provably the same engine';
    return { one, other, judgement: 'different', evidence };
  }
  if (a.plainKey === b.plainKey) {
    return { one, other, judgement: 'same', evidence: 'the fuel in brackets is a note, not another engine' };
  }
  const [few, many] = a.words.length < b.words.length ? [a.words, b.words] : [b.words, a.words];
  const extra = many.filter((word) => !few.includes(word));
  const isWithin = few.length > 0 && few.length < many.length && few.every((word) => many.includes(word));
  const chassisWords = new Set([...a.usage.chassisWords, ...b.usage.chassisWords]);
  if (isWithin && shareUsers && extra.every((word) => !/\d/.test(word) && chassisWords.has(word))) {
    const evidence = `'${extra.join(' ')}' is the car's model; the same team uses both names, capacity and layout are equal`;
    return { one, other, judgement: 'same', evidence };
  }
  return null;
}

function withoutFuel(name: string): string {
  const { fuel } = describeEngine(name);
  return fuel === null ? name : name.slice(0, name.lastIndexOf('('));
}

/** The words of a name without capacity, layout, aspiration and fuel: the maker and the designation. */
function designationOf(name: string): string[] {
  return fold(
    withoutFuel(name)
      .replace(new RegExp(`(?<![\\d.])${CAPACITY_PATTERN}`, 'g'), ' ')
      .replace(new RegExp(`(?<![A-Za-z0-9])${CONFIGURATION_PATTERN}`, 'g'), ' ')
      .replace(/\bturbo\b/gi, ' '),
  )
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const value of one) if (other.has(value)) return true;
  return false;
}
