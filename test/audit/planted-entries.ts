import { cellsOf, drawn, type Fault, lineOfCells, pickOf } from '../support/planted-faults.ts';
import { rowsIn } from '../support/whole-dataset.ts';
import { CONTRADICTIONS, type Draw } from './planted-figures.ts';
import { type Article, type Entered, linesOf, ofSameTeam, proseLines, type StandingRow } from './planted-model.ts';

/** Faults in the entry lists, and in what the standings say of teams, cars and countries. */
export const ENTRIES = {
  'removed entry round': (article, random) =>
    drawn(random, () => {
      const scored = pickOf(random, scoredEntries(article));
      if (!scored || isRoundHidden(article, scored)) return null;
      const { entered, row, round } = scored;
      const rounds = entered.rounds.filter((other) => other !== round);
      return rounds.length === 0 ? null : inRounds(article, entered, row, rounds.join(', '));
    }),

  'entry round marked as not raced': (article, random) =>
    drawn(random, () => {
      const scored = pickOf(random, scoredEntries(article));
      if (!scored || isEnteredElsewhere(article, scored)) return null;
      const { entered, row, round } = scored;
      const rounds = entered.rounds.map((other) => (other === round ? `${other}*` : String(other)));
      return inRounds(article, entered, row, rounds.join(', '));
    }),

  'driver in a second car': (article, random) =>
    drawn(random, () => {
      const [driver, other] = [random.pick(article.entered), random.pick(article.entered)];
      const round = pickOf(random, driver.rounds);
      const isOwn = driver.entryId === other.entryId || other.roundsText === '' || round === null;
      if (isOwn || isSecondCarHidden(article, driver, other)) return null;
      const text = article.lines[other.line - 1] ?? '';
      const code = /^\| (?<code>[A-Z]{3}) /.exec(article.lines[driver.line - 1] ?? '')?.groups?.['code'];
      if (code === undefined) return null;
      const contradicts = article.mentions('driver', driver.driverId);
      return {
        edits: new Map([[other.line, [text, `| ${code} ${driver.text} | ${round} |`]]]),
        contradicts,
        shown: [{ codes: ['entered-twice'], lines: [other.line, ...contradicts] }],
      };
    }),

  'changed country of a driver': (article, random) =>
    drawn(random, () => {
      const line = random.pick([...linesOf(article.entered), ...linesOf(article.rows)]);
      const entered = article.entered.find((one) => one.line === line);
      const row = article.rows.find((one) => one.line === line && one.table === 'driver');
      const driverId = entered?.driverId ?? row?.competitorId;
      if (driverId === undefined || hasNoOtherCountry(article, driverId, line)) return null;
      const text = article.lines[line - 1] ?? '';
      const cell = row && row.place !== '' ? 2 : 1;
      const cells = cellsOf(text);
      const code = /^(?<code>[A-Z]{3}) /.exec(cells[cell] ?? '')?.groups?.['code'];
      const others = ['JPN', 'NOR', 'CHN', 'ARG', 'TUR'].filter((one) => one !== code);
      if (code === undefined) return null;
      cells[cell] = (cells[cell] ?? '').replace(code, random.pick(others));
      const contradicts = article.mentions('driver', driverId);
      return {
        edits: new Map([[line, [lineOfCells(cells)]]]),
        contradicts,
        shown: [{ codes: ['country-conflict', 'name-unresolved'], lines: [line, ...contradicts] }],
      };
    }),

  'exchanged chassis': (article, random) =>
    drawn(random, () => {
      const teams = article.rows.filter((row) => row.table === 'team' && chassisOf(article, row).length > 0);
      const row = pickOf(random, teams);
      if (!row) return null;
      const other = pickOf(random, teams);
      if (!other || isChassisHidden(article, row, other)) return null;
      const cells = cellsOf(article.lines[row.line - 1] ?? '');
      const otherCells = cellsOf(article.lines[other.line - 1] ?? '');
      cells[3] = otherCells[3] ?? '';
      // That two spellings are one chassis may have been known from this row, or may be thought because of it.
      const spellings = [row, other]
        .flatMap((one) => chassisOf(article, one))
        .flatMap((id) => article.mentions('chassis', id));
      return {
        edits: new Map([[row.line, [lineOfCells(cells)]]]),
        contradicts: [...article.mentions('team', row.competitorId), ...factLines(article, 'engine'), ...spellings],
        shown: [
          { codes: ['chassis-conflict'], lines: [row.line] },
          { codes: ['name-unresolved'], lines: [row.line, ...spellings] },
        ],
      };
    }),

  'exchanged team of a driver': (article, random) =>
    drawn(random, () => {
      const drivers = article.rows.filter((row) => row.table === 'driver' && row.isRight && row.teamIds.length === 1);
      const row = pickOf(random, drivers);
      if (!row) return null;
      const other = pickOf(
        random,
        drivers.filter((one) => one.classCode === row.classCode),
      );
      if (!other || other === row || ofSameTeam(article, row).includes(other)) return null;
      const cell = row.place === '' ? 2 : 3;
      const otherCell = other.place === '' ? 2 : 3;
      const cells = cellsOf(article.lines[row.line - 1] ?? '');
      cells[cell] = cellsOf(article.lines[other.line - 1] ?? '')[otherCell] ?? '';
      const races = [...row.points].filter(([, points]) => points > 0);
      const contradicts = [
        ...linesOf(ofSameTeam(article, row)),
        other.line,
        ...linesOf(ofSameTeam(article, other)),
        ...linesOf(
          article.rows.filter(
            (one) =>
              one.championshipId === row.championshipId &&
              races.some(([raceId, points]) => one.points.get(raceId) === points),
          ),
        ),
        ...article.mentions('driver', row.competitorId),
        ...proseLines(article, row.championshipId),
      ];
      return {
        edits: new Map([[row.line, [lineOfCells(cells)]]]),
        contradicts,
        shown: [{ codes: CONTRADICTIONS, lines: [row.line, ...contradicts] }],
      };
    }),
} as const satisfies Readonly<Record<string, Draw>>;

/** A round of an entry in which its driver has points. */
interface Scored {
  readonly entered: Entered;
  readonly row: StandingRow;
  readonly round: number;
}

function scoredEntries(article: Article): Scored[] {
  return article.entered.flatMap((entered) =>
    article.rows
      .filter(
        (row) => row.table === 'driver' && row.competitorId === entered.driverId && row.classCode === entered.classCode,
      )
      .flatMap((row) =>
        article.races.flatMap(({ raceId, round }) =>
          entered.rounds.includes(round) && (row.points.get(raceId) ?? 0) > 0 ? [{ entered, row, round }] : [],
        ),
      ),
  );
}

/** He is entered for the round in another car of the class too. */
function isEnteredElsewhere(article: Article, { entered, round }: Scored): boolean {
  return article.entered.some(
    (other) =>
      other !== entered &&
      other.driverId === entered.driverId &&
      other.classCode === entered.classCode &&
      (other.rounds.includes(round) || other.roundsText === ''),
  );
}

/** He is entered in another car too, or may have sat in another car of his teams whose first driver is lost. */
function isRoundHidden(article: Article, scored: Scored): boolean {
  const { entered, row } = scored;
  const teams = new Set([entered.teamId, ...row.teamIds].map(article.organisationOf));
  const ownCars = new Set(
    article.entered.filter((other) => other.driverId === entered.driverId).map(({ entryId }) => entryId),
  );
  return (
    isEnteredElsewhere(article, scored) ||
    rowsIn(article.dataset, 'entry').some(
      (entry) =>
        entry['class_code'] === entered.classCode &&
        teams.has(article.organisationOf(String(entry['team_id']))) &&
        article.cutEntries.has(String(entry['entry_id'])) &&
        !ownCars.has(String(entry['entry_id'])),
    )
  );
}

function inRounds(article: Article, entered: Entered, row: StandingRow, text: string): Fault {
  const cells = cellsOf(article.lines[entered.line - 1] ?? '');
  cells[2] = text;
  return {
    edits: new Map([[entered.line, [lineOfCells(cells)]]]),
    contradicts: [row.line, ...factLines(article, 'debut-round')],
    shown: [{ codes: ['scored-not-entered'], lines: [row.line] }],
  };
}

function factLines(article: Article, fact: string): number[] {
  return rowsIn(article.dataset, 'stated_fact')
    .filter((row) => row['fact'] === fact)
    .map((row) => Number(row['line']));
}

/** The class lets a driver choose whose points he takes, so he may sit in two of its cars. */
function isSecondCarHidden(article: Article, driver: Entered, other: Entered): boolean {
  return (
    driver.classCode === other.classCode &&
    rowsIn(article.dataset, 'championship_rule').some(
      (rule) =>
        rule['rule'] === 'choice-of-car' &&
        article.rows.some(
          (row) => row.championshipId === rule['championship_id'] && row.classCode === driver.classCode,
        ),
    )
  );
}

/** The country stands on no other line, or the lines do not agree already. */
function hasNoOtherCountry(article: Article, driverId: string, line: number): boolean {
  const of = (table: 'class_win_driver' | 'driver_standing' | 'entry_driver') =>
    rowsIn(article.dataset, table).filter(
      (row) => row['driver_id'] === driverId && row['line'] !== line && row['country_text'] !== null,
    );
  return [...of('class_win_driver'), ...of('driver_standing'), ...of('entry_driver')].length === 0;
}

function chassisOf(article: Article, row: StandingRow): string[] {
  return rowsIn(article.dataset, 'team_standing_car')
    .filter((car) => String(car['team_standing_id']).endsWith(`/${row.competitorId}`))
    .filter((car) => String(car['team_standing_id']).startsWith(`${row.championshipId}/`))
    .flatMap((car) => car['chassis_id'] ?? [])
    .map(String);
}

/** The entry list has no car of the team, or one with the other chassis too. */
function isChassisHidden(article: Article, row: StandingRow, other: StandingRow): boolean {
  const entries = rowsIn(article.dataset, 'entry').filter(
    (entry) =>
      entry['class_code'] === row.classCode &&
      article.organisationOf(String(entry['team_id'])) === article.organisationOf(row.competitorId),
  );
  const entered = rowsIn(article.dataset, 'entry_car')
    .filter((car) => entries.some((entry) => entry['entry_id'] === car['entry_id']))
    .flatMap((car) => car['chassis_id'] ?? []);
  const own = chassisOf(article, row);
  return (
    entered.length === 0 ||
    chassisOf(article, other).some((id) => entered.includes(id) || own.includes(id)) ||
    !own.some((id) => entered.includes(id))
  );
}
