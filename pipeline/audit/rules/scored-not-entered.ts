import {
  type AuditedChampionship,
  type AuditedRound,
  type AuditedRow,
  type Check,
  pointsText,
  titleOfChampionship,
} from '../model.ts';
import {
  type AuditedEntry,
  type AuditedSeason,
  raceText,
  roundOf,
  type SeasonRule,
  seasonFinding,
} from '../season-model.ts';

/**
 * Everybody who scored was entered in that class and round. Entry lists have lost the first driver of most cars: each
 * such car can hold one driver who is missing from the list, the one with the most rounds, in the car of those with
 * whom he scored. Only what these losses cannot explain is a finding, one a row; error where the list says that the
 * driver did not take part.
 */
export const scoredNotEnteredRule: SeasonRule = {
  code: 'scored-not-entered',
  check: (season) =>
    season.championships.flatMap((championship) => {
      const entries = season.entries.filter((entry) => entry.classCode === championship.classCode);
      return championship.competitor === 'driver' && entries.length > 0
        ? checkClass(season, championship, entries)
        : [];
    }),
};

type Standing = 'entered' | 'unknown' | 'lost' | 'withdrawn' | 'absent';

/** A scored round of a row, and what the entry list says of it. */
interface Scored {
  readonly row: AuditedRow;
  readonly round: AuditedRound;
  readonly standing: Standing;
}

function checkClass(
  season: AuditedSeason,
  championship: AuditedChampionship,
  entries: readonly AuditedEntry[],
): Check[] {
  const scored = championship.rows.flatMap((row) =>
    row.rounds
      .filter((round) => (round.points ?? 0) > 0)
      .map((round): Scored => ({ row, round, standing: standingOf(row, round.raceId, entries) })),
  );
  const explained = explainedByLosses(season, championship, entries, scored);
  return championship.rows.flatMap((row) => {
    const own = scored.filter((one) => one.row === row);
    const missing = own.filter(
      (one) => (one.standing === 'absent' || one.standing === 'withdrawn') && !explained.has(one),
    );
    const finding = missing.length === 0 ? null : findingOf(season, championship, row, missing, entries);
    return own.map((one): Check => {
      const base = {
        code: scoredNotEnteredRule.code,
        table: championship.table,
        rowId: row.rowId,
        raceId: one.round.raceId,
      } as const;
      if (missing.includes(one)) return { ...base, outcome: 'disagrees', finding };
      return { ...base, outcome: one.standing === 'entered' ? 'confirmed' : 'uncheckable', finding: null };
    });
  });
}

function standingOf(row: AuditedRow, raceId: string, entries: readonly AuditedEntry[]): Standing {
  const own = entries.flatMap((entry) => entry.drivers).filter((driver) => driver.driverId === row.competitorId);
  if (own.some((driver) => driver.rounds.get(raceId) === true)) return 'entered';
  if (own.some((driver) => driver.isRoundsLost)) return 'lost';
  return own.some((driver) => driver.rounds.get(raceId) === false) ? 'withdrawn' : 'absent';
}

/** The scored rounds that a lost first driver can explain, or for which the list lacks the whole team. */
function explainedByLosses(
  season: AuditedSeason,
  championship: AuditedChampionship,
  entries: readonly AuditedEntry[],
  scored: readonly Scored[],
): Set<Scored> {
  const explained = new Set<Scored>();
  // Which driver a car's lost place went to: one driver may have several rows.
  const taken = new Map<AuditedEntry, string>();
  const absent = scored.filter((one) => one.standing === 'absent');
  const rows = [...new Set(absent.map((one) => one.row))];
  const isListed = (row: AuditedRow) =>
    entries.some((entry) => entry.drivers.some((driver) => driver.driverId === row.competitorId));
  const scoresOf = (row: AuditedRow) => absent.filter((one) => one.row.competitorId === row.competitorId).length;
  // Drivers whom the list does not have at all are the lost ones; of them, those with the most rounds.
  rows.sort(
    (a, b) => Number(isListed(a)) - Number(isListed(b)) || scoresOf(b) - scoresOf(a) || a.displayOrder - b.displayOrder,
  );
  for (const row of rows) {
    for (const one of absent.filter((candidate) => candidate.row === row)) {
      const organisation = organisationOf(season, row, one.round);
      const cars = organisation === null ? [] : entries.filter((entry) => entry.organisationId === organisation);
      if (cars.length === 0) {
        explained.add(one);
        continue;
      }
      // The lost first driver of a car has lost his rounds too: they may be any.
      if (cars.some((car) => taken.get(car) === row.competitorId)) {
        explained.add(one);
        continue;
      }
      const shared = carsOfCoDrivers(season, championship, cars, one);
      const open = (shared.length > 0 ? shared : cars).find(
        (car) => car.isCut && !taken.has(car) && !car.drivers.some((driver) => driver.driverId === row.competitorId),
      );
      if (!open) continue;
      taken.set(open, row.competitorId);
      explained.add(one);
    }
  }
  return explained;
}

function organisationOf(season: AuditedSeason, row: AuditedRow, round: AuditedRound): string | null {
  const teamId = round.teamId ?? (row.teamIds.length === 1 ? row.teamIds[0] : undefined);
  return teamId === undefined ? null : season.organisationOf(teamId);
}

/** The cars of the team in which those sat who have the same points in the race. */
function carsOfCoDrivers(
  season: AuditedSeason,
  championship: AuditedChampionship,
  cars: readonly AuditedEntry[],
  { row, round }: Scored,
): AuditedEntry[] {
  const organisation = organisationOf(season, row, round);
  const coDrivers = championship.rows.filter((other) => {
    const own = roundOf(other, round.raceId);
    return (
      other !== row &&
      own !== undefined &&
      own.points === round.points &&
      organisationOf(season, other, own) === organisation
    );
  });
  return cars.filter((car) =>
    car.drivers.some(
      (driver) =>
        coDrivers.some((other) => other.competitorId === driver.driverId) &&
        (driver.isRoundsLost || driver.rounds.get(round.raceId) === true),
    ),
  );
}

function findingOf(
  season: AuditedSeason,
  championship: AuditedChampionship,
  row: AuditedRow,
  missing: readonly Scored[],
  entries: readonly AuditedEntry[],
) {
  const own = entries.flatMap((entry) =>
    entry.drivers.filter((driver) => driver.driverId === row.competitorId).map((driver) => ({ entry, driver })),
  );
  const isWithdrawn = missing.some((one) => one.standing === 'withdrawn');
  const [only, second] = missing;
  const rounds = missing
    .map(({ round }) => `${pointsText(round.points ?? 0)} in ${raceText(season, round.raceId)}`)
    .join(', ');
  const listed = own
    .map(
      ({ entry, driver }) =>
        `line ${driver.line} has ${driver.name === row.name ? 'him' : driver.name} with ${entry.teamText}${roundsText(season, driver.rounds)}`,
    )
    .join('; ');
  const where = isWithdrawn
    ? `the entry list says that he did not take part (${listed})`
    : own.length > 0
      ? `the entry list does not have him there: ${listed}`
      : 'no entry list of the class has him, and the lost first drivers are others';
  return seasonFinding(season, {
    code: scoredNotEnteredRule.code,
    severity: isWithdrawn ? 'error' : 'warning',
    about: row.name,
    line: row.line,
    classCode: championship.classCode,
    championshipId: championship.championshipId,
    raceId: only && !second ? only.round.raceId : null,
    published: missing.map(({ round }) => pointsText(round.points ?? 0)).join(' '),
    cause: 'unexplained',
    message: `${row.name}, ${titleOfChampionship(championship)}: scored ${rounds}, but ${where}`,
    rows: [
      ...missing.map(({ round }) => ({
        role: 'subject',
        table: 'driver_standing_race',
        rowId: `${row.rowId}/${round.raceId}`,
        sourceId: row.sourceId,
        line: round.line,
      })),
      ...own.map(({ entry, driver }) => ({
        role: 'entry',
        table: 'entry',
        rowId: entry.entryId,
        sourceId: season.sourceId,
        line: driver.line,
      })),
    ],
  });
}

function roundsText(season: AuditedSeason, rounds: ReadonlyMap<string, boolean>): string {
  const numbers = season.races.flatMap(({ raceId, round }) => {
    const took = rounds.get(raceId);
    return took === undefined ? [] : [`${round}${took ? '' : '*'}`];
  });
  return numbers.length === 0 ? '' : `, round${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
}
