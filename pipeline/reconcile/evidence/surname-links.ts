import { countryIdOfCode } from '../../../parsers/country/codes.ts';
import { nameKey } from '../../../parsers/text/fold.ts';
import type { PrintedName } from '../../../schemas/record/origin.ts';
import type { Records } from '../../../schemas/record/records.ts';
import type { Verdict } from './judge-names.ts';
import { personWords } from './person-words.ts';

/** A driver's name with the countries that stand beside it in one article. */
interface Named {
  readonly rawName: string;
  readonly countries: Set<string>;
}

/**
 * Names that standings print without a first name, or with its initial, each with the one driver of the same article who
 * has that surname. Nothing is said where several have it, where the countries differ, or where articles differ on whom it is.
 *
 * `C. Checa` of Spain is Carlos Checa where the entry list has no other Checa whose name begins with C.
 */
export function surnameLinks(all: readonly Records[]): Verdict[] {
  const links = new Map<string, { short: string; full: string | null }>();
  for (const records of all) {
    const full = [...fullNames(records).values()];
    for (const short of shortNames(records)) {
      const [only, second] = full.filter((one) => mayBe(short, one));
      const found = only && !second ? only.rawName : null;
      const known = links.get(short.rawName);
      const isOne =
        known === undefined || (known.full !== null && found !== null && nameKey(known.full) === nameKey(found));
      links.set(short.rawName, { short: short.rawName, full: isOne ? (known?.full ?? found) : null });
    }
  }
  return [...links.values()].flatMap(({ short, full }): Verdict[] =>
    full === null
      ? []
      : [
          {
            one: short,
            other: full,
            judgement: 'same',
            method: 'evidence',
            score: 5,
            evidence: `for: ${full} is the only driver of the article whom ${short} can stand for`,
            isKeptApart: false,
            isNear: true,
          },
        ],
  );
}

function isShort(name: string): boolean {
  return personWords(name).first.length <= 1;
}

function shortNames({ standings }: Records): Named[] {
  return [
    ...named(standings.filter(({ competitor }) => competitor === 'driver').map(({ name }) => name)).values(),
  ].filter(({ rawName }) => isShort(rawName));
}

function fullNames({ standings, entries, classWins }: Records): Map<string, Named> {
  const drivers = [...entries, ...classWins].flatMap((one) =>
    one.drivers.map(({ driverText, countryText }) => ({ text: driverText, countryText })),
  );
  const ofStandings = standings.filter(({ competitor }) => competitor === 'driver').map(({ name }) => name);
  return named([...drivers, ...ofStandings].filter(({ text }) => !isShort(text)));
}

function named(names: readonly PrintedName[]): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const { text, countryText } of names) {
    const one = found.get(nameKey(text)) ?? { rawName: text, countries: new Set() };
    found.set(nameKey(text), one);
    const country = countryText === null ? undefined : countryIdOfCode(countryText);
    if (country !== undefined) one.countries.add(country);
  }
  return found;
}

function mayBe(short: Named, full: Named): boolean {
  const one = personWords(short.rawName);
  const other = personWords(full.rawName);
  const isOfCountry =
    short.countries.size === 0 ||
    full.countries.size === 0 ||
    [...short.countries].some((country) => full.countries.has(country));
  return one.last === other.last && one.suffix === other.suffix && other.first.startsWith(one.first) && isOfCountry;
}
