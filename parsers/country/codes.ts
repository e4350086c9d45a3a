import { COUNTRY_TABLE } from './country-table.ts';

/** The standard a code that is no longer in force belonged to. */
export type ObsoleteStandard = 'ioc' | 'iso' | 'fifa';

/** A code that once stood for a country and no longer does in that standard. */
export interface ObsoleteCode {
  readonly code: string;
  readonly standard: ObsoleteStandard;
}

/** One country or territory and every three-letter code that has stood for it. */
export interface CountryRecord {
  /** Lower-case ASCII slug of the name, e.g. 'united-states'. */
  readonly countryId: string;
  /** English short name in common use. */
  readonly name: string;
  /** Current ISO 3166-1 alpha-2 code (user-assigned for Kosovo). */
  readonly isoAlpha2: string | null;
  /** Current ISO 3166-1 alpha-3 code (user-assigned for Kosovo). */
  readonly isoAlpha3: string | null;
  /** Current code of the National Olympic Committee. */
  readonly iocCode: string | null;
  /** Current code of the FIFA member association. */
  readonly fifaCode: string | null;
  readonly obsoleteCodes: readonly ObsoleteCode[];
}

/** The standard a code row comes from. */
export type CodeStandard =
  | 'iso3166-1-alpha-3'
  | 'ioc'
  | 'fifa'
  | 'iso3166-1-alpha-3-obsolete'
  | 'ioc-obsolete'
  | 'fifa-obsolete';

/** One three-letter code in one standard and the country it stands for. */
export interface CodeRow {
  readonly code: string;
  readonly standard: CodeStandard;
  readonly countryId: string;
}

/** Every country and territory, present and former, sorted by the slug of its name. */
export const COUNTRIES: readonly CountryRecord[] = COUNTRY_TABLE.trim().split('\n').map(parseLine);

const ROWS: readonly CodeRow[] = COUNTRIES.flatMap(rowsOf).sort(
  (a, b) => compare(a.code, b.code) || compare(a.standard, b.standard),
);

// Motor-sport tables print Olympic codes first (GER, SUI, NED), so an Olympic reading wins over an ISO or FIFA one.
const PREFERENCE: readonly CodeStandard[] = [
  'ioc',
  'iso3166-1-alpha-3',
  'fifa',
  'ioc-obsolete',
  'iso3166-1-alpha-3-obsolete',
  'fifa-obsolete',
];

/** Names that flags have and the table has not, for countries that it has. */
const FURTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['Great Britain', 'United Kingdom'],
  ['Republic of Ireland', 'Ireland'],
  ['The Netherlands', 'Netherlands'],
  ['United States of America', 'United States'],
  ['West Germany', 'Germany'],
]);

const COUNTRY_OF_NAME: ReadonlyMap<string, CountryRecord> = new Map(
  COUNTRIES.map((country) => [country.name, country]),
);

const COUNTRY_ID_OF_CODE: ReadonlyMap<string, string> = buildIndex();

/** Every code in every standard, sorted by code then standard and unique by the two. */
export function codeRows(): readonly CodeRow[] {
  return ROWS;
}

/** The country an upper-case three-letter code stands for: current IOC, ISO, FIFA, then obsolete in that order. */
export function countryIdOfCode(code: string): string | undefined {
  return COUNTRY_ID_OF_CODE.get(code);
}

/** The code of a country by its English name as in the table: IOC, else ISO, else FIFA. */
export function codeOfCountry(name: string): string | undefined {
  const country = COUNTRY_OF_NAME.get(FURTHER_NAMES.get(name) ?? name);
  return country?.iocCode ?? country?.isoAlpha3 ?? country?.fifaCode ?? undefined;
}

function parseLine(line: string): CountryRecord {
  const [name = '', alpha2 = '', alpha3 = '', ioc = '', fifa = '', obsolete = ''] = line.split(';');
  return {
    countryId: slugOf(name),
    name,
    isoAlpha2: alpha2 || null,
    isoAlpha3: alpha3 || null,
    iocCode: ioc || null,
    fifaCode: fifa || null,
    obsoleteCodes: obsolete.split(' ').filter(Boolean).map(parseObsolete),
  };
}

function parseObsolete(text: string): ObsoleteCode {
  const [standard = '', code = ''] = text.split(':');
  if (standard !== 'ioc' && standard !== 'iso' && standard !== 'fifa') {
    throw new Error(`bad obsolete country code: ${text}`);
  }
  return { code, standard };
}

function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function rowsOf(country: CountryRecord): CodeRow[] {
  const { countryId, isoAlpha3, iocCode, fifaCode, obsoleteCodes } = country;
  const rows: CodeRow[] = [];
  if (isoAlpha3 !== null) rows.push({ code: isoAlpha3, standard: 'iso3166-1-alpha-3', countryId });
  if (iocCode !== null) rows.push({ code: iocCode, standard: 'ioc', countryId });
  if (fifaCode !== null) rows.push({ code: fifaCode, standard: 'fifa', countryId });
  for (const { code, standard } of obsoleteCodes) {
    const obsolete: CodeStandard = standard === 'iso' ? 'iso3166-1-alpha-3-obsolete' : `${standard}-obsolete`;
    rows.push({ code, standard: obsolete, countryId });
  }
  return rows;
}

function buildIndex(): Map<string, string> {
  const index = new Map<string, string>();
  for (const standard of PREFERENCE) {
    for (const row of ROWS) {
      if (row.standard === standard && !index.has(row.code)) index.set(row.code, row.countryId);
    }
  }
  return index;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
