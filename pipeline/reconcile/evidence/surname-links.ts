import { countryIdOfCode } from '../../../parsers/country/codes.ts';
import { nameKey } from '../../../parsers/text/fold.ts';
import type { Records } from '../../../schemas/record/records.ts';
import { personWords } from './person-words.ts';
import type { Verdict } from './verdicts.ts';

/** A driver's name in one article, with the countries beside it and the rounds that it stands for. */
interface Named {
  readonly rawName: string;
  readonly countries: Set<string>;
  /** Rounds of the entry list, or those with a cell in the standings; empty where they are not known. */
  readonly rounds: Set<number>;
}

/**
 * Names that standings print without a first name, or with its initial, each with the one driver of the same article who
 * has that surname. Nothing is said where several have it and their rounds do not tell which, where the countries differ, or
 * where articles differ on whom it is.
 *
 * `C. Checa` of Spain is Carlos Checa where the entry list has no other Checa whose name begins with C.
 */
export class SurnameLinks {
  readonly #links = new Map<string, string | null>();

  /** Looks at one article. */
  add(records: Records): void {
    const full = fullNames(records);
    for (const short of shortNames(records)) {
      const [only, second] = full.filter((one) => mayBe(short, one));
      const found = only && !second ? only.rawName : null;
      const known = this.#links.get(short.rawName);
      const isOne = known === undefined || (known !== null && found !== null && nameKey(known) === nameKey(found));
      this.#links.set(short.rawName, isOne ? (known ?? found) : null);
    }
  }

  /** What all articles together say. */
  all(): Verdict[] {
    return [...this.#links].flatMap(([one, other]): Verdict[] =>
      other === null ? [] : [{ ...SAME, one, other, evidence: `for: nobody else of the article can be ${one}` }],
    );
  }
}

const SAME = { judgement: 'same', method: 'evidence', score: 5, isKeptApart: false, isNear: true } as const;

function isShort(name: string): boolean {
  return personWords(name).first.length <= 1;
}

function shortNames({ standings }: Records): Named[] {
  const names = new Names();
  for (const { competitor, name, rounds } of standings) {
    if (competitor !== 'driver' || !isShort(name.text)) continue;
    names.add(
      name.text,
      name.countryText,
      rounds.map(({ race }) => race.round),
    );
  }
  return names.all;
}

function fullNames({ standings, entries, classWins }: Records): Named[] {
  const names = new Names();
  for (const { competitor, name } of standings) {
    if (competitor === 'driver' && !isShort(name.text)) names.add(name.text, name.countryText, []);
  }
  for (const { drivers } of classWins) {
    for (const { driverText, countryText } of drivers) if (!isShort(driverText)) names.add(driverText, countryText, []);
  }
  for (const { drivers } of entries) {
    for (const { driverText, countryText, rounds } of drivers) {
      const entered = rounds.map(({ round }) => round);
      if (!isShort(driverText)) names.add(driverText, countryText, entered);
    }
  }
  return names.all;
}

/** Names by their letters, each with all that is said of it. */
class Names {
  readonly #found = new Map<string, Named>();

  get all(): Named[] {
    return [...this.#found.values()];
  }

  add(rawName: string, countryText: string | null, rounds: readonly number[]): void {
    const one = this.#found.get(nameKey(rawName)) ?? { rawName, countries: new Set(), rounds: new Set() };
    this.#found.set(nameKey(rawName), one);
    const country = countryText === null ? undefined : countryIdOfCode(countryText);
    if (country !== undefined) one.countries.add(country);
    for (const round of rounds) one.rounds.add(round);
  }
}

function mayBe(short: Named, full: Named): boolean {
  const one = personWords(short.rawName);
  const other = personWords(full.rawName);
  const isNamedSo = one.last === other.last && one.suffix === other.suffix && other.first.startsWith(one.first);
  const isUnknown = short.countries.size === 0 || full.countries.size === 0;
  const isOfCountry = isUnknown || [...short.countries].some((country) => full.countries.has(country));
  const isEntered = full.rounds.size === 0 || [...short.rounds].every((round) => full.rounds.has(round));
  return isNamedSo && isOfCountry && isEntered;
}
