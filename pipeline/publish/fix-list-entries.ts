import type { Row } from '../../schemas/dataset/tables.ts';
import { grouped } from '../grouped.ts';
import type { Db } from './database.ts';
import type { EvidenceLine } from './fix-list-evidence.ts';
import { preparedOnce } from './prepared-once.ts';

/** A team in the entry list of a class, with the lines that open its cars. */
export interface EnteredTeam {
  readonly name: string;
  readonly lines: readonly EvidenceLine[];
}

type Found = EvidenceLine & { readonly name: string };

const entriesOfScorer = preparedOnce<[standingId: string, raceId: string], Found>();
const entriesOfWinner = preparedOnce<[raceId: string, classCode: string], Found>();

/**
 * Where the entry list of the class has the teams, or others of their organisation, with which somebody scored in the rounds
 * or won the race that rows of a finding are; empty where it has none, and for rows of other tables.
 */
export function enteredTeamsOf(db: Db, rows: readonly Pick<Row<'finding_row'>, 'table_name' | 'row_id'>[]) {
  const found = rows.flatMap((row) => entriesOf(db, row));
  return Array.from(
    grouped(found, ({ name }) => name),
    ([name, some]): EnteredTeam => ({ name, lines: onceEach(some) }),
  );
}

function entriesOf(db: Db, { table_name, row_id }: Pick<Row<'finding_row'>, 'table_name' | 'row_id'>): Found[] {
  const parts = row_id.split('/');
  // The id of a race has two parts: season and round.
  if (table_name === 'driver_standing_race') {
    return entriesOfScorer(
      db,
      `SELECT entry.team_text AS name, entry.source_id AS sourceId, entry.line
       FROM driver_standing_race AS round
       JOIN driver_standing USING (driver_standing_id)
       JOIN championship USING (championship_id)
       LEFT JOIN driver_standing_team AS named
         ON named.driver_standing_id = round.driver_standing_id AND round.team_id IS NULL
       JOIN team ON team.team_id = coalesce(round.team_id, named.team_id)
       ${ENTRIES.replaceAll('@of', 'championship')}
       WHERE round.driver_standing_id = ? AND round.race_id = ? ORDER BY entry.line`,
    ).all(parts.slice(0, -2).join('/'), parts.slice(-2).join('/'));
  }
  if (table_name !== 'class_win_driver') return [];
  return entriesOfWinner(
    db,
    `SELECT entry.team_text AS name, entry.source_id AS sourceId, entry.line
     FROM class_win JOIN team USING (team_id) ${ENTRIES.replaceAll('@of', 'class_win')}
     WHERE class_win.race_id = ? AND class_win.class_code = ? ORDER BY entry.line`,
  ).all(parts.slice(0, 2).join('/'), parts.slice(2, -1).join('/'));
}

/** The entries of the organisation of `team` in the season and class of another table. */
const ENTRIES = `
  JOIN entry ON entry.season_id = @of.season_id AND entry.class_code = @of.class_code
  JOIN team AS entered
    ON entered.team_id = entry.team_id AND entered.organisation_team_id = team.organisation_team_id`;

function onceEach(lines: readonly EvidenceLine[]): EvidenceLine[] {
  const byLine = new Map(lines.map(({ sourceId, line }) => [line, { sourceId, line }]));
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}
