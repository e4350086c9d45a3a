import type { Check } from '../model.ts';
import {
  type AuditedEntry,
  type AuditedEntryDriver,
  type AuditedSeason,
  carText,
  championshipOf,
  hasRule,
  raceText,
  type SeasonRule,
  seasonFinding,
} from '../season-model.ts';

/** Nobody sits in two cars in one race, unless a rule of his class lets him choose. */
export const enteredTwiceRule: SeasonRule = {
  code: 'entered-twice',
  check: (season) => {
    const first = new Map<string, { entry: AuditedEntry; line: number }>();
    const seen = new Set<string>();
    const checkRace = (entry: AuditedEntry, driver: AuditedEntryDriver, index: number, raceId: string): Check => {
      const key = `${driver.driverId}\n${raceId}`;
      const base = {
        code: enteredTwiceRule.code,
        table: 'entry_driver_race',
        rowId: `${entry.entryId}/${index + 1}/${raceId}`,
        raceId,
      } as const;
      const other = first.get(key);
      if (!other) first.set(key, { entry, line: driver.line });
      if (!other || other.entry === entry) return { ...base, outcome: 'confirmed', finding: null };
      if (mayChoose(season, entry, other.entry)) return { ...base, outcome: 'explained', finding: null };
      const pair = `${driver.driverId}\n${other.entry.entryId}\n${entry.entryId}`;
      if (seen.has(pair)) return { ...base, outcome: 'disagrees', finding: null };
      seen.add(pair);
      const races = sharedRaces(entry, other.entry, driver.driverId);
      const finding = seasonFinding(season, {
        code: enteredTwiceRule.code,
        about: driver.name,
        line: driver.line,
        classCode: entry.classCode,
        raceId: races.length === 1 ? raceId : null,
        published: races.map((id) => String(season.races.find((race) => race.raceId === id)?.round ?? '')).join(' '),
        cause: 'typo',
        message:
          `${driver.name} is entered for ${races.map((id) => raceText(season, id)).join(', ')} twice: with ${carText(other.entry)} on line ${other.line} ` +
          `and with ${carText(entry)} on line ${driver.line}; either may be wrong`,
        rows: [
          { role: 'subject', table: 'entry', rowId: entry.entryId, sourceId: season.sourceId, line: driver.line },
          { role: 'twin', table: 'entry', rowId: other.entry.entryId, sourceId: season.sourceId, line: other.line },
        ],
      });
      return { ...base, outcome: 'disagrees', finding };
    };
    const checks: Check[] = [];
    for (const entry of season.entries)
      for (const [index, driver] of entry.drivers.entries())
        for (const [raceId, took] of driver.rounds) if (took) checks.push(checkRace(entry, driver, index, raceId));
    return checks;
  },
};

function mayChoose(season: AuditedSeason, a: AuditedEntry, b: AuditedEntry): boolean {
  const championship = championshipOf(season, a.classCode, 'driver');
  return (
    a.classCode === b.classCode &&
    championship !== undefined &&
    hasRule(season, championship.championshipId, 'choice-of-car')
  );
}

function sharedRaces(a: AuditedEntry, b: AuditedEntry, driverId: string): string[] {
  const racesOf = (entry: AuditedEntry) =>
    entry.drivers
      .filter((driver) => driver.driverId === driverId)
      .flatMap((driver) => [...driver.rounds].flatMap(([raceId, took]) => (took ? [raceId] : [])));
  const other = new Set(racesOf(b));
  return racesOf(a).filter((raceId) => other.has(raceId));
}
