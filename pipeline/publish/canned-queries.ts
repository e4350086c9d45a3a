/** A query that Datasette offers by name; `:name` in it is asked for. */
export interface CannedQuery {
  readonly title: string;
  readonly description: string;
  readonly sql: string;
}

/** The queries that the description for Datasette offers. */
export const CANNED_QUERIES: Readonly<Record<string, CannedQuery>> = {
  champions: {
    title: 'Champions',
    description: 'Who is printed in first place, season by season and class by class.',
    sql: 'SELECT year, class_code, competitor, name, points_published, verdict FROM champion ORDER BY year, class_code, competitor, name',
  },
  final_standings: {
    title: 'Final standings',
    description: 'A table of standings as printed. competitor is driver, team or manufacturer.',
    sql: `SELECT position_text, name_text, points_published, points_computed, verdict, line FROM standing
WHERE year = :year AND class_code = :class_code AND competitor = :competitor ORDER BY display_order`,
  },
  title_fight: {
    title: 'The title fight, round by round',
    description: 'The first three after each round, with their points.',
    sql: `SELECT round, race_name, position_after, name, points_after FROM standing_progress
WHERE year = :year AND class_code = :class_code AND competitor = :competitor AND position_after <= 3
ORDER BY round, race_in_round, position_after, name`,
  },
  race_winners: {
    title: 'Winners of a season',
    description: 'The winning car of each class in each race.',
    sql: `SELECT round, race_name, class_code, car_number, team, drivers FROM class_winner
WHERE year = :year ORDER BY round, race_in_round, class_code`,
  },
  career: {
    title: 'The career of a driver',
    description: 'Season by season; the driver by a part of his name, with accents or without.',
    sql: `SELECT driver.name, year, class_code, start_count, win_count, position, points_published
FROM driver_fts JOIN driver ON driver.rowid = driver_fts.rowid JOIN driver_season USING (driver_id)
WHERE driver_fts MATCH :name ORDER BY driver.name, year, class_code`,
  },
  contradictions: {
    title: 'What contradicts itself',
    description: 'Open errors and warnings with the line of the article, errors first.',
    sql: `SELECT severity, code, message, published, expected, file, finding.line
FROM finding LEFT JOIN source USING (source_id)
WHERE status = 'open' AND severity <> 'info' ORDER BY severity, file, finding.line, finding_id`,
  },
  where_printed: {
    title: 'Where is it printed?',
    description: 'The printed cells of a row of standings, by its standing_id.',
    sql: `SELECT file, line, column_index, text, round FROM standing_cell
WHERE standing_id = :standing_id ORDER BY line, column_index`,
  },
  spellings: {
    title: 'Spellings of a name',
    description:
      'What each spelling was taken for, and why; kind is driver, team, circuit, chassis, engine or country.',
    sql: `SELECT raw_name, entity_id, judgement, method, evidence FROM name_decision
WHERE kind = :kind AND raw_name LIKE '%' || :part || '%' ORDER BY entity_id, judgement, raw_name`,
  },
  what_means: {
    title: 'What does a column mean?',
    description: 'The columns of a table or view.',
    sql: `SELECT column_name, type, unit, description, allowed_values, refers_to FROM data_dictionary
WHERE table_name = :table_name ORDER BY ordinal`,
  },
};
