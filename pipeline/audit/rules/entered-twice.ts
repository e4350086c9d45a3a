import type { FindingDraft } from '../../../schemas/finding.ts';
import { grouped } from '../../grouped.ts';
import { entryDriverRow } from '../listed.ts';
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
import { carTold } from '../which-car.ts';

/** A driver of a car in a race by the entry list; `order` is his 1-based place in the car. */
interface Entered {
  readonly entry: AuditedEntry;
  readonly driver: AuditedEntryDriver;
  readonly order: number;
  readonly raceId: string;
}

/**
 * Nobody sits in two cars in one race, unless a rule of his class lets him choose. The finding stands on the car in which the
 * article has him by nothing else; where it tells nothing of either, on the second one.
 */
export const enteredTwiceRule: SeasonRule = {
  code: 'entered-twice',
  check: (season) => {
    const entered = season.entries.flatMap((entry) =>
      entry.drivers.flatMap((driver, index) =>
        [...driver.rounds].flatMap(([raceId, took]): Entered[] =>
          took ? [{ entry, driver, order: index + 1, raceId }] : [],
        ),
      ),
    );
    const appearances = grouped(entered, ({ driver, raceId }) => `${driver.driverId}\n${raceId}`);
    const seen = new Set<string>();
    return entered.map((one): Check => {
      const { entry, driver, order, raceId } = one;
      const base = {
        code: enteredTwiceRule.code,
        table: 'entry_driver_race',
        rowId: `${entry.entryId}/${order}/${raceId}`,
        raceId,
      } as const;
      const right = likeliest(season, appearances.get(`${driver.driverId}\n${raceId}`) ?? []) ?? one;
      if (right.entry === entry) return { ...base, outcome: 'confirmed', finding: null };
      if (mayChoose(season, entry, right.entry)) return { ...base, outcome: 'explained', finding: null };
      const pair = `${driver.driverId}\n${right.entry.entryId}\n${entry.entryId}`;
      if (seen.has(pair)) return { ...base, outcome: 'disagrees', finding: null };
      seen.add(pair);
      return { ...base, outcome: 'disagrees', finding: findingOf(season, one, right) };
    });
  },
};

/** The car in which the driver was by what else the article tells, else the first one. */
function likeliest(season: AuditedSeason, appearances: readonly Entered[]): Entered | undefined {
  const [first, ...others] = appearances;
  return first && others.reduce((right, one) => (toldOf(season, right, one)?.entry === one.entry ? one : right), first);
}

function toldOf(season: AuditedSeason, a: Entered, b: Entered) {
  const { driverId } = a.driver;
  return carTold(season, [a.entry, b.entry], driverId, sharedRaces(a.entry, b.entry, driverId));
}

function findingOf(season: AuditedSeason, wrong: Entered, right: Entered): FindingDraft {
  const { entry, driver } = wrong;
  const races = sharedRaces(entry, right.entry, driver.driverId);
  const told = toldOf(season, right, wrong);
  const printed = [wrong, right].sort((a, b) => a.driver.line - b.driver.line);
  const cars = printed.map((one) => `with ${carText(one.entry)} on line ${one.driver.line}`).join(' and ');
  const reading = told
    ? `${told.why(`the car on line ${right.driver.line}`)}, so line ${driver.line} may be wrong`
    : 'either may be wrong';
  const [only, second] = races;
  return seasonFinding(season, {
    code: enteredTwiceRule.code,
    about: driver.name,
    line: driver.line,
    classCode: entry.classCode,
    raceId: only !== undefined && second === undefined ? only : null,
    published: races.map((id) => String(season.races.find((race) => race.raceId === id)?.round ?? '')).join(' '),
    cause: 'typo',
    message: `${driver.name} is entered for ${races.map((id) => raceText(season, id)).join(', ')} twice: ${cars}; ${reading}`,
    rows: [entryDriverRow(season, 'subject', wrong), entryDriverRow(season, 'twin', right)],
  });
}

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
