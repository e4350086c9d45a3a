import { countryIdOfCode } from '../../parsers/country/codes.ts';
import { compareText } from '../../parsers/text/fold.ts';
import type { FindingDraft } from '../../schemas/finding.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { EntityIds } from './entity-ids.ts';
import type { CountriesOfNames } from './printed-countries.ts';

/** A nation code beside a driver's name. */
interface Flag {
  readonly driverText: string;
  readonly code: string;
  readonly countryId: string;
  readonly sourceId: string;
  readonly line: number;
  readonly seasonId: string;
}

/**
 * Drivers whom the articles put under two countries: one finding a driver and country that is not the most frequent,
 * on its first line, with the lines of both. Codes of one country, such as GER and DEU, are no conflict. `countries` has
 * those of all drivers; records are read for the lines where one of them has several.
 */
export function countryConflicts(all: Iterable<Records>, ids: EntityIds, countries: CountriesOfNames): FindingDraft[] {
  const flags = new Map<string, Flag[]>();
  for (const [driverId, ofDriver] of countries) if (ofDriver.length > 1) flags.set(driverId, []);
  if (flags.size === 0) return [];
  for (const records of all) {
    for (const flag of flagsOf(records)) flags.get(ids.entityOf('driver', flag.driverText))?.push(flag);
  }
  return [...flags].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, own]) => conflictsOf(own.sort(byPlace)));
}

function byPlace(a: Flag, b: Flag): number {
  return compareText(a.sourceId, b.sourceId) || a.line - b.line || compareText(a.code, b.code);
}

function conflictsOf(flags: readonly Flag[]): FindingDraft[] {
  const byCountry = new Map<string, Flag[]>();
  for (const flag of flags) byCountry.set(flag.countryId, [...(byCountry.get(flag.countryId) ?? []), flag]);
  const [most = [], ...others] = [...byCountry.values()].sort(
    (a, b) => b.length - a.length || compareText(a[0]?.countryId ?? '', b[0]?.countryId ?? ''),
  );
  const [usual] = most;
  return others.flatMap((rare): FindingDraft[] => {
    const [first] = rare;
    if (!first || !usual) return [];
    return [
      {
        code: 'country-conflict',
        message: `${first.driverText} is ${first.code} on ${linesText(rare)} and ${usual.code} on ${linesText(most)}`,
        about: first.driverText,
        sourceId: first.sourceId,
        line: first.line,
        seasonId: first.seasonId,
        published: first.code,
        expected: usual.code,
        cause: 'unexplained',
      },
    ];
  });
}

function linesText(flags: readonly Flag[]): string {
  const bySource = new Map<string, number[]>();
  for (const { sourceId, line } of flags) bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), line]);
  return [...bySource]
    .map(
      ([sourceId, lines]) =>
        `line${lines.length > 1 ? 's' : ''} ${lines.slice(0, 6).join(', ')}${lines.length > 6 ? ', …' : ''} of ${sourceId}`,
    )
    .join(' and ');
}

/** The nation codes beside the drivers of an article. */
function flagsOf(records: Records): Flag[] {
  const flags: Flag[] = [];
  const add = (driverText: string, code: string | null, sourceId: string, line: number, seasonId: string) => {
    const countryId = code === null ? undefined : countryIdOfCode(code);
    if (code !== null && countryId !== undefined) flags.push({ driverText, code, countryId, sourceId, line, seasonId });
  };
  for (const { seasonId, drivers } of records.entries) {
    for (const { driverText, countryText, origin } of drivers)
      add(driverText, countryText, origin.sourceId, origin.line, seasonId);
  }
  for (const { seasonId, drivers } of records.classWins) {
    for (const { driverText, countryText, origin } of drivers)
      add(driverText, countryText, origin.sourceId, origin.line, seasonId);
  }
  for (const { seasonId, competitor, name, origin } of records.standings) {
    if (competitor === 'driver') add(name.text, name.countryText, origin.sourceId, origin.line, seasonId);
  }
  return flags;
}
