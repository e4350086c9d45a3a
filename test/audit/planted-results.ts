import { cellsOf, drawn, type Fault, lineOfCells, pickOf } from '../support/planted-faults.ts';
import { rowsIn } from '../support/whole-dataset.ts';
import { CONTRADICTIONS, type Draw } from './planted-figures.ts';
import { type Article, fullPointsRows, linesOf, type Race, type Win, winLines } from './planted-model.ts';

/** Faults in the schedule and in the results. */
export const RESULTS = {
  'swapped winners of two rounds': (article, random) =>
    drawn(random, () => {
      const [win, other] = [random.pick(article.wins), random.pick(article.wins)];
      const isSame = win.classCode !== other.classCode || sameWinners(win, other);
      return isSame || isSwapHidden(article, win, other) ? null : swapped(article, win, other);
    }),

  'swapped winners of two classes': (article, random) =>
    drawn(random, () => {
      const [win, other] = [random.pick(article.wins), random.pick(article.wins)];
      const isSame = win.raceId !== other.raceId || win === other || sameWinners(win, other);
      if (isSame) return null;
      const fault = swapped(article, win, other);
      // A team that wins in another class may be thought to be one that is there under a longer name.
      const names = [win, other].flatMap(({ teamId }) => article.mentions('team', teamId));
      return { ...fault, contradicts: [...fault.contradicts, ...names] };
    }),

  'exchanged winning team': (article, random) =>
    drawn(random, () => {
      const win = random.pick(article.wins);
      const cell = winCell(article, win, win.teamLine);
      const others = article.wins.filter(
        (other) =>
          other.classCode === win.classCode &&
          article.organisationOf(other.teamId) !== article.organisationOf(win.teamId),
      );
      const other = pickOf(random, others);
      if (!other) return null;
      const text = cellsOf(article.lines[other.teamLine - 1] ?? '')[winCell(article, other, other.teamLine)] ?? '';
      return inResults(article, [win], new Map([[win.teamLine, withCell(article, win.teamLine, cell, text)]]), [other]);
    }),

  'changed number of a winning car': (article, random) =>
    drawn(random, () => {
      const win = random.pick(article.wins);
      if (isNumberHidden(article, win)) return null;
      const cell = winCell(article, win, win.teamLine);
      const text = cellsOf(article.lines[win.teamLine - 1] ?? '')[cell] ?? '';
      const other = text.replace(/#\d+/, `#${200 + random.below(700)}`);
      const lines = [win.teamLine];
      return other === text
        ? null
        : {
            edits: new Map([[win.teamLine, [withCell(article, win.teamLine, cell, other)]]]),
            contradicts: [],
            shown: [{ codes: ['entry-team-mismatch'], lines }],
          };
    }),

  'winning team that nobody knows': (article, random) =>
    drawn(random, () => {
      const win = random.pick(article.wins);
      const cell = winCell(article, win, win.teamLine);
      const text = cellsOf(article.lines[win.teamLine - 1] ?? '')[cell] ?? '';
      const other = text.replace(/(?<car>^.*#\d+ ).+$/, '$<car>Wexford Barlow');
      return other === text
        ? null
        : inResults(article, [win], new Map([[win.teamLine, withCell(article, win.teamLine, cell, other)]]));
    }),

  'exchanged winning driver': (article, random) =>
    drawn(random, () => {
      const win = random.pick(article.wins);
      const driver = pickOf(random, win.drivers);
      const candidates = article.rows.filter(
        (row) =>
          row.table === 'driver' &&
          row.classCode === win.classCode &&
          !fullPointsRows(article, win.raceId, win.classCode).includes(row) &&
          !win.drivers.some(({ driverId }) => driverId === row.competitorId),
      );
      const others = candidates.length > 0 ? linesOf(candidates) : linesOf(otherEntered(article, win));
      const line = pickOf(random, others);
      if (!driver || line === null) return null;
      const name = nameOn(article, line);
      const driverId = driverOn(article, line);
      if (isWinnerHidden(article, win, driver.driverId, driverId)) return null;
      const text = article.lines[driver.line - 1] ?? '';
      if (name === null || !text.includes(driver.text)) return null;
      const cells = cellsOf(text);
      const cell = winCell(article, win, driver.line);
      if (!cells[cell]?.includes(driver.text)) return null;
      cells[cell] = (cells[cell] ?? '').replace(driver.text, name);
      // He stands behind the flag of the other one.
      const lines = [line, ...article.mentions('driver', driverId)];
      return inResults(article, [win], new Map([[driver.line, lineOfCells(cells)]]), [], lines);
    }),

  'race removed from the schedule': (article, random) => {
    const race = random.pick(article.races);
    return {
      edits: new Map([[race.line, []]]),
      contradicts: [...resultLines(article, race), ...leadLines(article)],
      shown: [{ codes: ['schedule-mismatch'], lines: resultLines(article, race) }],
    };
  },

  'race removed from the results': (article, random) => {
    const race = random.pick(article.races);
    return {
      edits: new Map(resultLines(article, race).map((line) => [line, []])),
      contradicts: [race.line],
      shown: [{ codes: ['schedule-mismatch'], lines: [race.line] }],
    };
  },

  'exchanged circuit': (article, random) =>
    drawn(random, () => {
      const [race, other] = [random.pick(article.races), random.pick(article.races)];
      const [line = 0] = resultLines(article, race);
      return race === other || race.circuit === other.circuit
        ? null
        : {
            edits: new Map([[line, [withCell(article, line, 2, other.circuit)]]]),
            // Two rounds have one circuit now: either may be wrong.
            contradicts: [race.line, ...resultLines(article, other)],
            shown: [{ codes: ['schedule-mismatch'], lines: [line] }],
          };
    }),

  'swapped circuits': (article, random) =>
    drawn(random, () => {
      const [race, other] = [random.pick(article.races), random.pick(article.races)];
      const [line = 0] = resultLines(article, race);
      const [otherLine = 0] = resultLines(article, other);
      return race === other || race.circuit === other.circuit
        ? null
        : {
            edits: new Map([
              [line, [withCell(article, line, 2, other.circuit)]],
              [otherLine, [withCell(article, otherLine, 2, race.circuit)]],
            ]),
            contradicts: [race.line, other.line],
            shown: [{ codes: ['schedule-mismatch'], lines: [line, otherLine] }],
          };
    }),
} as const satisfies Readonly<Record<string, Draw>>;

function sameWinners(a: Win, b: Win): boolean {
  const of = (win: Win) =>
    win.drivers
      .map(({ driverId }) => driverId)
      .sort()
      .join();
  return a.teamId === b.teamId && of(a) === of(b);
}

/** One of the crew is in a car whose number the entry list has lost, or none is listed in a car with a number. */
function isNumberHidden(article: Article, win: Win): boolean {
  const round = article.races.find((race) => race.raceId === win.raceId)?.round ?? 0;
  const numbers = new Map(
    rowsIn(article.dataset, 'entry').map((entry) => [String(entry['entry_id']), entry['car_number']]),
  );
  const cars = article.entered.filter(
    (one) =>
      one.classCode === win.classCode &&
      article.organisationOf(one.teamId) === article.organisationOf(win.teamId) &&
      one.rounds.includes(round) &&
      win.drivers.some(({ driverId }) => driverId === one.driverId),
  );
  return cars.length === 0 || cars.some(({ entryId }) => numbers.get(entryId) === null);
}

/** A driver of a crew and the race that it won. */
interface Driven {
  readonly driverId: string;
  readonly raceId: string;
}

/**
 * Both cars of one team ran in both races, as far as the entry list tells, and only a table of drivers, which the class
 * does not have, would say which of the two won: the team has the winner's points either way.
 */
function isSwapHidden(article: Article, win: Win, other: Win): boolean {
  const raceOf = (one: Win) => (one === win ? other : one === other ? win : one).raceId;
  const driven = winsOfTeam(article, win).flatMap((one) =>
    one.drivers.map(({ driverId }) => ({ driverId, raceId: raceOf(one) })),
  );
  return (
    article.organisationOf(win.teamId) === article.organisationOf(other.teamId) &&
    !hasDrivers(article, win.classCode) &&
    mayBeEntered(article, win, driven)
  );
}

/**
 * A driver may be the lost first driver of a car of the team, and no points speak against him: the class has no table of
 * drivers, or a note took the points of this win away from the crew, or he is put in the place of one who drove too little
 * for points, and whom the entry list has in no car there, or in two.
 */
function isWinnerHidden(article: Article, win: Win, replacedId: string, driverId: string): boolean {
  const driven = winsOfTeam(article, win).flatMap((one) =>
    one.drivers.map((driver) => ({
      driverId: one === win && driver.driverId === replacedId ? driverId : driver.driverId,
      raceId: one.raceId,
    })),
  );
  const isWithheld = rowsIn(article.dataset, 'points_adjustment').some(
    (row) => row['race_id'] === win.raceId && row['team_id'] === win.teamId,
  );
  const isUnmissed = !hasPoints(article, win, replacedId) && carsIn(article, win, replacedId) !== 1;
  return (!hasDrivers(article, win.classCode) || isWithheld || isUnmissed) && mayBeEntered(article, win, driven);
}

function hasPoints(article: Article, win: Win, driverId: string): boolean {
  return article.rows.some((row) => row.competitorId === driverId && (row.points.get(win.raceId) ?? 0) > 0);
}

/** In how many cars the entry list has a driver in the race. */
function carsIn(article: Article, win: Win, driverId: string): number {
  const round = article.races.find(({ raceId }) => raceId === win.raceId)?.round ?? 0;
  return article.entered.filter((one) => one.driverId === driverId && one.rounds.includes(round)).length;
}

function winsOfTeam(article: Article, { classCode, teamId }: Win): Win[] {
  return article.wins.filter(
    (win) => win.classCode === classCode && article.organisationOf(win.teamId) === article.organisationOf(teamId),
  );
}

function hasDrivers(article: Article, classCode: string): boolean {
  return article.rows.some((row) => row.classCode === classCode && row.table === 'driver');
}

/**
 * The entry list may have had all of them with the team of a win: those whom it does not have in their race are no more
 * than the first drivers that its cars have lost, and it has none of them with another team then.
 */
function mayBeEntered(article: Article, { classCode, teamId }: Win, driven: readonly Driven[]): boolean {
  const organisation = article.organisationOf(teamId);
  const ofTeam = article.entered.filter(
    (one) => one.classCode === classCode && article.organisationOf(one.teamId) === organisation,
  );
  const cutCars = rowsIn(article.dataset, 'entry')
    .filter((entry) => entry['class_code'] === classCode)
    .filter((entry) => article.organisationOf(String(entry['team_id'])) === organisation)
    .map((entry) => String(entry['entry_id']))
    .filter((entryId) => article.cutEntries.has(entryId));
  const roundOf = (raceId: string) => article.races.find((race) => race.raceId === raceId)?.round ?? 0;
  const scored = article.rows
    .filter((row) => row.table === 'driver' && row.classCode === classCode)
    .filter((row) => row.teamIds.every((id) => article.organisationOf(id) === organisation))
    .flatMap((row) =>
      [...row.points].flatMap(([raceId, points]) => (points > 0 ? [{ driverId: row.competitorId, raceId }] : [])),
    );
  const absent = [...driven, ...scored].filter(
    ({ driverId, raceId }) =>
      !ofTeam.some(
        (one) => one.driverId === driverId && (one.rounds.includes(roundOf(raceId)) || one.roundsText === ''),
      ),
  );
  return (
    new Set(absent.map(({ driverId }) => driverId)).size <= cutCars.length &&
    absent.every(
      ({ driverId, raceId }) =>
        cutCars.some((entryId) => !ofTeam.some((one) => one.entryId === entryId && one.driverId === driverId)) &&
        !article.entered.some((one) => one.driverId === driverId && one.rounds.includes(roundOf(raceId))),
    )
  );
}

/** The lines of the results on a race: teams, and drivers below. */
function resultLines(article: Article, race: Race): number[] {
  const lines = article.wins
    .filter((win) => win.raceId === race.raceId)
    .flatMap((win) => [win.teamLine, ...win.drivers.map(({ line }) => line)]);
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** The lead: how many races there are, and when the first and the last. */
function leadLines(article: Article): number[] {
  return [article.lines.findIndex((line, index) => index > 0 && line.trim() !== '') + 1];
}

/** The cell of a line that is on the winners of a class. */
function winCell(article: Article, win: Win, line: number): number {
  const column = [...new Set(article.wins.map(({ classCode }) => classCode))].indexOf(win.classCode);
  const order = classOrder(article);
  const index = order.indexOf(win.classCode);
  return (index < 0 ? column : index) + (line === win.teamLine ? 3 : 1);
}

/** The classes in the order in which the header of the results has them. */
function classOrder(article: Article): string[] {
  const header = article.lines.find((line) => line.startsWith('| Rnd | Circuit |') && line.includes('Winning')) ?? '';
  return cellsOf(header).flatMap((cell) => /^(?<code>\S+) Winning Team$/.exec(cell)?.groups?.['code'] ?? []);
}

function withCell(article: Article, line: number, cell: number, text: string): string {
  const cells = cellsOf(article.lines[line - 1] ?? '');
  cells[cell] = text;
  return lineOfCells(cells);
}

/** Drivers of other teams of the class in the entry list, where there is no table of drivers. */
function otherEntered(article: Article, win: Win) {
  return article.entered.filter(
    (one) =>
      one.classCode === win.classCode &&
      article.organisationOf(one.teamId) !== article.organisationOf(win.teamId) &&
      !win.drivers.some(({ driverId }) => driverId === one.driverId),
  );
}

function driverOn(article: Article, line: number): string {
  const entered = article.entered.find((one) => one.line === line);
  return entered?.driverId ?? article.rows.find((one) => one.line === line)?.competitorId ?? '';
}

function nameOn(article: Article, line: number): string | null {
  const row = article.rows.find((one) => one.line === line);
  const entered = article.entered.find((one) => one.line === line);
  if (entered) return entered.text;
  const cells = cellsOf(article.lines[line - 1] ?? '');
  const cell = row?.place === '' ? cells[1] : cells[2];
  return cell?.replace(/^[A-Z]{3} /, '') ?? null;
}

function swapped(article: Article, win: Win, other: Win): Fault {
  const texts = new Map<number, string[]>();
  const cellsAt = (line: number) => {
    const cells = texts.get(line) ?? cellsOf(article.lines[line - 1] ?? '');
    texts.set(line, cells);
    return cells;
  };
  const pairs: [number, number][] = [[win.teamLine, other.teamLine]];
  const [driver] = win.drivers;
  const [otherDriver] = other.drivers;
  if (driver && otherDriver) pairs.push([driver.line, otherDriver.line]);
  for (const [line, otherLine] of pairs) {
    const [cell, otherCell] = [winCell(article, win, line), winCell(article, other, otherLine)];
    const [text = '', otherText = ''] = [cellsAt(line)[cell], cellsAt(otherLine)[otherCell]];
    cellsAt(line)[cell] = otherText;
    cellsAt(otherLine)[otherCell] = text;
  }
  return inResults(article, [win, other], new Map([...texts].map(([line, cells]) => [line, lineOfCells(cells)])));
}

/** A fault in the winners of some races; `others` are winners who stand there now, `lines` rows of drivers who do. */
function inResults(
  article: Article,
  wins: readonly Win[],
  texts: ReadonlyMap<number, string>,
  others: readonly Win[] = [],
  lines: readonly number[] = [],
): Fault {
  const teamIds = new Set([...wins, ...others].map(({ teamId }) => article.organisationOf(teamId)));
  const driverIds = new Set([...wins, ...others].flatMap((win) => win.drivers.map(({ driverId }) => driverId)));
  const classes = new Set(wins.map(({ classCode }) => classCode));
  const rows = article.rows.filter(
    (row) =>
      classes.has(row.classCode) &&
      (row.table === 'team' ? teamIds.has(article.organisationOf(row.competitorId)) : driverIds.has(row.competitorId)),
  );
  const contradicts = [
    ...linesOf(rows),
    ...lines,
    ...wins.flatMap((win) => linesOf(fullPointsRows(article, win.raceId, win.classCode))),
    ...wins.flatMap((win) => winLines(article, win.raceId, win.classCode)),
  ];
  return {
    edits: new Map([...texts].map(([line, text]) => [line, [text]])),
    contradicts,
    shown: [{ codes: CONTRADICTIONS, lines: [...texts.keys(), ...contradicts] }],
  };
}
