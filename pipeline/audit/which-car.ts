import { carsOfNumber } from '../cars-of-number.ts';
import { type AuditedEntry, type AuditedSeason, championshipOf, roundOf } from './season-model.ts';

/** In which car a driver was whom the entry list has in two of them, and what tells it: words for a message around the car. */
export interface CarTold {
  readonly entry: AuditedEntry;
  readonly why: (car: string) => string;
}

/**
 * In which of two cars a driver was in the first of the races for which the article tells: where he won, by the results; else the
 * one of whose crew somebody has his points, where nobody of the other's has. Null where neither is told.
 */
export function carTold(
  season: AuditedSeason,
  cars: readonly [AuditedEntry, AuditedEntry],
  driverId: string,
  raceIds: readonly string[],
): CarTold | null {
  for (const raceId of raceIds) {
    const told = byResults(season, cars, driverId, raceId) ?? byPoints(season, cars, driverId, raceId);
    if (told) return told;
  }
  return null;
}

/** The one of two cars for which something speaks that does not speak for the other. */
function onlyOne<T>([a, b]: readonly [AuditedEntry, AuditedEntry], speaks: (entry: AuditedEntry) => readonly T[]) {
  const [ofA, ofB] = [speaks(a), speaks(b)];
  if (ofA.length > 0 === ofB.length > 0) return null;
  return ofA.length > 0 ? { entry: a, reasons: ofA } : { entry: b, reasons: ofB };
}

function byResults(
  season: AuditedSeason,
  cars: readonly [AuditedEntry, AuditedEntry],
  driverId: string,
  raceId: string,
): CarTold | null {
  const wins = season.wins
    .filter((win) => win.raceId === raceId)
    .flatMap((win) => win.drivers.filter((one) => one.driverId === driverId).map(({ line }) => ({ win, line })));
  const told = onlyOne(cars, (entry) =>
    wins.filter(({ win }) => {
      const own = cars.filter((car) => car.classCode === win.classCode && car.organisationId === win.organisationId);
      return carsOfNumber(own, ({ carNumber }) => carNumber, win.carNumber).includes(entry);
    }),
  );
  return told && { entry: told.entry, why: (car) => `the results (line ${told.reasons[0]?.line}) have him in ${car}` };
}

function byPoints(
  season: AuditedSeason,
  cars: readonly [AuditedEntry, AuditedEntry],
  driverId: string,
  raceId: string,
): CarTold | null {
  const told = onlyOne(cars, (entry) => {
    const rows = championshipOf(season, entry.classCode, 'driver')?.rows ?? [];
    const scored = (id: string) =>
      rows.filter((row) => row.competitorId === id && (roundOf(row, raceId)?.points ?? 0) > 0);
    const points = scored(driverId).map((row) => roundOf(row, raceId)?.points);
    return entry.drivers
      .filter((driver) => driver.driverId !== driverId && driver.rounds.get(raceId) === true)
      .flatMap((driver) => scored(driver.driverId))
      .filter((row) => points.includes(roundOf(row, raceId)?.points));
  });
  const crew = told?.reasons.map(({ name, line }) => `${name}, line ${line}`).join('; ');
  return told && { entry: told.entry, why: (car) => `his points there are those of ${car} (${crew})` };
}
