import { textOf } from '../support/rows.ts';
import { rowsIn, type WholeDataset } from '../support/whole-dataset.ts';

/** A row of a standings table of an article. */
export interface StandingRow {
  readonly table: 'driver' | 'team';
  readonly championshipId: string;
  readonly classCode: string;
  readonly competitorId: string;
  readonly line: number;
  readonly place: string;
  readonly placeNumber: number;
  readonly teamIds: readonly string[];
  readonly total: number;
  /** False where the original has something wrong or unclear in the row. */
  readonly isRight: boolean;
  /** Race to points, of the cells that have some. */
  readonly points: ReadonlyMap<string, number>;
  /** Race to the cell of the line that its points stand in, counted as `cellsOf` does. */
  readonly cellOf: ReadonlyMap<string, number>;
}

export interface Race {
  readonly raceId: string;
  readonly round: number;
  readonly line: number;
  readonly circuit: string;
}

/** A winner of a class in a race. */
export interface Win {
  readonly raceId: string;
  readonly classCode: string;
  readonly teamId: string;
  readonly teamLine: number;
  readonly drivers: readonly { readonly driverId: string; readonly text: string; readonly line: number }[];
}

/** A driver of a car in an entry list. */
export interface Entered {
  readonly entryId: string;
  readonly classCode: string;
  readonly teamId: string;
  readonly driverId: string;
  readonly text: string;
  readonly line: number;
  readonly roundsText: string;
  /** Rounds in which he took part. */
  readonly rounds: readonly number[];
}

/** An article and what the dataset that is published of it says of its lines. */
export interface Article {
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly dataset: WholeDataset;
  readonly rows: readonly StandingRow[];
  readonly races: readonly Race[];
  readonly wins: readonly Win[];
  readonly entered: readonly Entered[];
  /** Entries whose row has lost its first driver. */
  readonly cutEntries: ReadonlySet<string>;
  /** Championship and race to the points that a finishing place gives. */
  readonly legal: ReadonlyMap<string, readonly number[]>;
  readonly organisationOf: (teamId: string) => string;
  /** Lines on which a name of the kind stands. */
  readonly mentions: (kind: string, entityId: string) => number[];
}

export function articleOf(file: string, text: string, dataset: WholeDataset): Article {
  const championships = new Map(rowsIn(dataset, 'championship').map((row) => [row['championship_id'], row]));
  const organisations = new Map(
    rowsIn(dataset, 'team').map((row) => [textOf(row, 'team_id'), textOf(row, 'organisation_team_id')]),
  );
  const schedule = rowsIn(dataset, 'race');
  const roundOf = new Map(schedule.map((row) => [row['race_id'], Number(row['round'])]));
  const doubted = new Set(
    rowsIn(dataset, 'finding')
      .filter((row) => row['severity'] !== 'info')
      .map((row) => Number(row['line'])),
  );
  const standingRows = (['team', 'driver'] as const).flatMap((table) =>
    rowsIn(dataset, `${table}_standing`).map((row): StandingRow => {
      const id = row[`${table}_standing_id`];
      const championship = championships.get(row['championship_id'] ?? null);
      const cells = rowsIn(dataset, `${table}_standing_race`).filter((cell) => cell[`${table}_standing_id`] === id);
      const isShared = textOf(row, 'position_text') === '';
      return {
        table,
        championshipId: textOf(row, 'championship_id'),
        classCode: textOf(championship, 'class_code'),
        competitorId: textOf(row, `${table}_id`),
        line: Number(row['line']),
        place: textOf(row, 'position_text'),
        placeNumber: Number(row['position_published']),
        teamIds:
          table === 'team'
            ? [textOf(row, 'team_id')]
            : rowsIn(dataset, 'driver_standing_team')
                .filter((team) => team['driver_standing_id'] === id)
                .map((team) => textOf(team, 'team_id')),
        total: Number(row['points_published']),
        isRight: row['verdict'] === 'confirmed' && !doubted.has(Number(row['line'])),
        points: new Map(cells.map((cell) => [textOf(cell, 'race_id'), Number(cell['points'])])),
        cellOf: columnsOf(dataset, table, textOf(row, 'championship_id'), isShared ? 0 : 1),
      };
    }),
  );
  const races = schedule.map((row) => ({
    raceId: textOf(row, 'race_id'),
    round: Number(row['round']),
    line: Number(row['line']),
    circuit: textOf(row, 'results_circuit_text'),
  }));
  return {
    file,
    text,
    lines: text.split('\n'),
    dataset,
    rows: standingRows,
    races,
    wins: rowsIn(dataset, 'class_win').map((row) => ({
      raceId: textOf(row, 'race_id'),
      classCode: textOf(row, 'class_code'),
      teamId: textOf(row, 'team_id'),
      teamLine: Number(row['line']),
      drivers: rowsIn(dataset, 'class_win_driver')
        .filter((driver) => driver['race_id'] === row['race_id'] && driver['class_code'] === row['class_code'])
        .map((driver) => ({
          driverId: textOf(driver, 'driver_id'),
          text: textOf(driver, 'driver_text'),
          line: Number(driver['line']),
        })),
    })),
    entered: rowsIn(dataset, 'entry_driver').map((row) => {
      const entry = rowsIn(dataset, 'entry').find((one) => one['entry_id'] === row['entry_id']);
      return {
        entryId: textOf(row, 'entry_id'),
        classCode: textOf(entry, 'class_code'),
        teamId: textOf(entry, 'team_id'),
        driverId: textOf(row, 'driver_id'),
        text: textOf(row, 'driver_text'),
        line: Number(row['line']),
        roundsText: textOf(row, 'rounds_text'),
        rounds: rowsIn(dataset, 'entry_driver_race')
          .filter(
            (race) =>
              race['entry_id'] === row['entry_id'] &&
              race['display_order'] === row['display_order'] &&
              race['has_participated'] === 1,
          )
          .map((race) => roundOf.get(race['race_id'] ?? null) ?? 0),
      };
    }),
    cutEntries: new Set(
      rowsIn(dataset, 'entry').flatMap((row) => (row['is_opening_row_cut'] === 1 ? [textOf(row, 'entry_id')] : [])),
    ),
    legal: legalPoints(dataset),
    organisationOf: (teamId) => organisations.get(teamId) ?? teamId,
    mentions: (kind, entityId) =>
      rowsIn(dataset, 'name_occurrence')
        .filter((row) => row['kind'] === kind && row['entity_id'] === entityId)
        .map((row) => Number(row['line'])),
  };
}

function columnsOf(
  dataset: WholeDataset,
  table: 'driver' | 'team',
  championshipId: string,
  shift: number,
): Map<string, number> {
  return new Map(
    rowsIn(dataset, `${table}_standing_race`)
      .filter((cell) => textOf(cell, `${table}_standing_id`).startsWith(`${championshipId}/`))
      .map((cell) => [textOf(cell, 'race_id'), Number(cell['column_index']) + shift]),
  );
}

function legalPoints(dataset: WholeDataset): Map<string, number[]> {
  const values = new Map<string, number[]>();
  for (const row of rowsIn(dataset, 'points_system_value')) {
    const id = textOf(row, 'points_system_id');
    values.set(id, [...(values.get(id) ?? []), Number(row['points'])]);
  }
  return new Map(
    rowsIn(dataset, 'race_points_system').map((row) => [
      `${row['race_id']} ${row['competitor']}`,
      values.get(textOf(row, 'points_system_id')) ?? [],
    ]),
  );
}

/** Rows of a table, by the id of its championship. */
export function tableOf(article: Article, row: StandingRow): StandingRow[] {
  return article.rows.filter((other) => other.championshipId === row.championshipId);
}

/** Rows of both tables of the class that share a team, or the organisation of one, with a row. */
export function ofSameTeam(article: Article, row: StandingRow): StandingRow[] {
  const own = new Set(row.teamIds.map(article.organisationOf));
  return article.rows.filter(
    (other) =>
      other !== row &&
      other.classCode === row.classCode &&
      other.teamIds.some((teamId) => own.has(article.organisationOf(teamId))),
  );
}

/** Lines of the results that name the winners of a class in a race. */
export function winLines(article: Article, raceId: string, classCode: string): number[] {
  return article.wins
    .filter((win) => win.raceId === raceId && win.classCode === classCode)
    .flatMap((win) => [win.teamLine, ...win.drivers.map(({ line }) => line)]);
}

/** Lines of prose that tell who won a championship and where it was decided. */
export function proseLines(article: Article, championshipId: string): number[] {
  return rowsIn(article.dataset, 'stated_fact')
    .filter((fact) => fact['subject_id'] === championshipId)
    .map((fact) => Number(fact['line']));
}

/** Rows of a class with points in a race that are its most, in each of its tables. */
export function fullPointsRows(article: Article, raceId: string, classCode: string): StandingRow[] {
  const best = Math.max(...(article.legal.get(`${raceId} driver`) ?? article.legal.get(`${raceId} team`) ?? [0]));
  return article.rows.filter((row) => row.classCode === classCode && row.points.get(raceId) === best);
}

export function linesOf(rows: readonly { readonly line: number }[]): number[] {
  return rows.map(({ line }) => line);
}
