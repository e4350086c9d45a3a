import { grouped } from '../grouped.ts';
import type { AuditedEntry } from './season-model.ts';

/** Somebody who was in a race by another table than the entry list, which does not have him there. */
export interface Absence {
  readonly driverId: string;
  readonly raceId: string;
  /** Whose car it was; several where it may have been of any of them, none where nothing tells. */
  readonly organisationIds: readonly string[];
  /** Drivers who sat in the same car. */
  readonly crew: ReadonlySet<string>;
  /** The entry list has him, or one of those who sat with him, with another team in the race. */
  readonly isElsewhere: boolean;
}

/**
 * The absences that an entry list explains which lost the first driver of some cars, or lacks the whole team. Each such
 * car lost one driver, with his rounds: the one whom the list does not have at all and who is absent most often comes
 * first, and his car is that of the drivers who sat with him. Races of which only is known that his team was one of several
 * are looked at last. `entries` are those of one class.
 */
export function explainedByLosses<T extends Absence>(
  entries: readonly AuditedEntry[],
  absences: readonly T[],
): ReadonlySet<T> {
  const explained = new Set<T>();
  const takenBy = new Map<AuditedEntry, string>();
  const cars = grouped(entries, ({ organisationId }) => organisationId);
  const carsOf = ({ organisationIds }: Absence) => organisationIds.flatMap((id) => cars.get(id) ?? []);
  const isTeamLost = ({ organisationIds }: Absence) =>
    organisationIds.length === 0 || organisationIds.some((id) => !cars.has(id));
  for (const one of absences) if (isTeamLost(one)) explained.add(one);

  for (const ofDriver of byLikelihood(entries, absences)) {
    const [first] = ofDriver;
    if (!first || isTeamLost(first)) continue;
    const car = likeliestCar(ofDriver, carsOf(first), (one) => (takenBy.get(one) ?? first.driverId) === first.driverId);
    if (!car) continue;
    takenBy.set(car, first.driverId);
    // His rounds are lost too: they may be any.
    for (const one of ofDriver) explained.add(one);
  }
  return explained;
}

/**
 * The absences by driver and team; first those of the drivers who are most likely the lost ones. A race in which he, or
 * one of those who sat with him, is elsewhere speaks against him, but not against his other races.
 */
function byLikelihood<T extends Absence>(entries: readonly AuditedEntry[], absences: readonly T[]): T[][] {
  const listed = new Set(entries.flatMap((entry) => entry.drivers.map(({ driverId }) => driverId)));
  const byDriver = grouped(absences, ({ driverId, organisationIds }) => [driverId, ...organisationIds].join('\n'));
  const fitting = (ofDriver: readonly T[]) => ofDriver.filter(({ isElsewhere }) => !isElsewhere).length;
  const isDoubtful = (ofDriver: readonly T[]) => Number(fitting(ofDriver) * 2 <= ofDriver.length);
  const isListed = ([one]: readonly T[]) => Number(one !== undefined && listed.has(one.driverId));
  const isUntold = ([one]: readonly T[]) => Number(one !== undefined && one.organisationIds.length > 1);
  return [...byDriver.values()].sort(
    (a, b) =>
      isUntold(a) - isUntold(b) ||
      isDoubtful(a) - isDoubtful(b) ||
      isListed(a) - isListed(b) ||
      fitting(b) - fitting(a),
  );
}

/**
 * The car of the team that lost a driver who may be the one with these absences: it fits more of them than it
 * contradicts, and of several such cars it is the one in which most of those sat who sat with him.
 */
function likeliestCar(
  absences: readonly Absence[],
  cars: readonly AuditedEntry[],
  isFree: (car: AuditedEntry) => boolean,
): AuditedEntry | null {
  let best: { car: AuditedEntry; crews: number } | null = null;
  for (const car of cars) {
    const isOpen = car.isCut && isFree(car);
    if (!isOpen || car.drivers.some((driver) => driver.driverId === absences[0]?.driverId)) continue;
    const fitting = absences.filter((one) => mayHaveSatIn(car, one, cars));
    if (fitting.length * 2 <= absences.length) continue;
    const crews = fitting.filter((one) => hasCrewOf(car, one)).length;
    if (best === null || crews > best.crews) best = { car, crews };
  }
  return best?.car ?? null;
}

/** False where those who sat with him are entered in another car of the team, and none of them in this one. */
function mayHaveSatIn(car: AuditedEntry, absence: Absence, cars: readonly AuditedEntry[]): boolean {
  return hasCrewOf(car, absence) || !cars.some((other) => hasCrewOf(other, absence));
}

function hasCrewOf(car: AuditedEntry, { crew, raceId }: Absence): boolean {
  return car.drivers.some(
    (driver) => crew.has(driver.driverId) && (driver.isRoundsLost || driver.rounds.get(raceId) === true),
  );
}
