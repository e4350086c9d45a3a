-- The views of alms.sqlite. schemas/dataset/views.ts says what one row of each is and describes its columns; a test
-- holds the two together. A view that others build on stands before them. Views over teams, drivers and manufacturers
-- are three SELECTs under one UNION ALL, so that a condition on a view reaches the indexes of all. Views that add up do
-- it over windows and keep one row of each: SQLite takes a condition on what a window is parted by down to the tables,
-- and stops at a GROUP BY.

CREATE VIEW standing AS
SELECT
  season.year, championship.season_id, championship.class_code, championship.competitor, championship.championship_id,
  team_standing.team_standing_id AS standing_id, team_standing.display_order, team_standing.position_text,
  team_standing.position_published AS position, team_standing.is_tie_marked, team_standing.team_id AS competitor_id,
  team.name, team_standing.team_text AS name_text, team_standing.country_text, team_standing.points_published,
  team_standing.points_computed, team_standing.position_computed, team_standing.verdict, team_standing.source_id,
  team_standing.line
FROM team_standing
JOIN team ON team.team_id = team_standing.team_id
JOIN championship ON championship.championship_id = team_standing.championship_id
JOIN season ON season.season_id = championship.season_id
UNION ALL
SELECT
  season.year, championship.season_id, championship.class_code, championship.competitor, championship.championship_id,
  driver_standing.driver_standing_id, driver_standing.display_order, driver_standing.position_text,
  driver_standing.position_published, driver_standing.is_tie_marked, driver_standing.driver_id,
  driver.name, driver_standing.driver_text, driver_standing.country_text, driver_standing.points_published,
  driver_standing.points_computed, driver_standing.position_computed, driver_standing.verdict, driver_standing.source_id,
  driver_standing.line
FROM driver_standing
JOIN driver ON driver.driver_id = driver_standing.driver_id
JOIN championship ON championship.championship_id = driver_standing.championship_id
JOIN season ON season.season_id = championship.season_id
UNION ALL
SELECT
  season.year, championship.season_id, championship.class_code, championship.competitor, championship.championship_id,
  manufacturer_standing.manufacturer_standing_id, manufacturer_standing.display_order, manufacturer_standing.position_text,
  manufacturer_standing.position_published, manufacturer_standing.is_tie_marked, manufacturer_standing.manufacturer_id,
  manufacturer.name, manufacturer_standing.manufacturer_text, manufacturer_standing.country_text, manufacturer_standing.points_published,
  manufacturer_standing.points_computed, manufacturer_standing.position_computed, manufacturer_standing.verdict, manufacturer_standing.source_id,
  manufacturer_standing.line
FROM manufacturer_standing
JOIN manufacturer ON manufacturer.manufacturer_id = manufacturer_standing.manufacturer_id
JOIN championship ON championship.championship_id = manufacturer_standing.championship_id
JOIN season ON season.season_id = championship.season_id;

CREATE VIEW standing_race AS
SELECT
  season.year, championship.season_id, championship.class_code, championship.competitor, championship.championship_id,
  cell.team_standing_id AS standing_id, team_standing.team_id AS competitor_id, team.name, race.round, race.race_in_round,
  race.race_id, race.name AS race_name, cell.cell_text, cell.points, cell.position, cell.is_dropped,
  note.text AS note_text, cell.source_id, cell.line
FROM team_standing_race AS cell
JOIN team_standing ON team_standing.team_standing_id = cell.team_standing_id
JOIN team ON team.team_id = team_standing.team_id
JOIN championship ON championship.championship_id = team_standing.championship_id
JOIN season ON season.season_id = championship.season_id
JOIN race ON race.race_id = cell.race_id
LEFT JOIN note ON note.note_id = cell.note_id
UNION ALL
SELECT
  season.year, championship.season_id, championship.class_code, championship.competitor, championship.championship_id,
  cell.driver_standing_id, driver_standing.driver_id, driver.name, race.round, race.race_in_round,
  race.race_id, race.name, cell.cell_text, cell.points, cell.position, cell.is_dropped,
  note.text, cell.source_id, cell.line
FROM driver_standing_race AS cell
JOIN driver_standing ON driver_standing.driver_standing_id = cell.driver_standing_id
JOIN driver ON driver.driver_id = driver_standing.driver_id
JOIN championship ON championship.championship_id = driver_standing.championship_id
JOIN season ON season.season_id = championship.season_id
JOIN race ON race.race_id = cell.race_id
LEFT JOIN note ON note.note_id = cell.note_id
UNION ALL
SELECT
  season.year, championship.season_id, championship.class_code, championship.competitor, championship.championship_id,
  cell.manufacturer_standing_id, manufacturer_standing.manufacturer_id, manufacturer.name, race.round, race.race_in_round,
  race.race_id, race.name, cell.cell_text, cell.points, cell.position, cell.is_dropped,
  note.text, cell.source_id, cell.line
FROM manufacturer_standing_race AS cell
JOIN manufacturer_standing ON manufacturer_standing.manufacturer_standing_id = cell.manufacturer_standing_id
JOIN manufacturer ON manufacturer.manufacturer_id = manufacturer_standing.manufacturer_id
JOIN championship ON championship.championship_id = manufacturer_standing.championship_id
JOIN season ON season.season_id = championship.season_id
JOIN race ON race.race_id = cell.race_id
LEFT JOIN note ON note.note_id = cell.note_id;

CREATE VIEW champion AS
SELECT
  year, season_id, class_code, competitor, championship_id, competitor_id, name, points_published, points_computed,
  is_tie_marked, verdict, standing_id, source_id, line
FROM standing
WHERE position = 1;

-- Rounds that do not count are left out of the sum from the first race on, so that the last one gives points_computed.
-- Both windows are parted by all that a championship is known by: a condition on any of it then narrows what is read.
CREATE VIEW standing_progress AS
SELECT
  year, season_id, class_code, competitor, championship_id, standing_id, competitor_id, name, round, race_in_round,
  race_id, race_name, points, points_after,
  CASE WHEN points_after IS NOT NULL THEN rank() OVER (
    PARTITION BY year, season_id, class_code, competitor, championship_id, race_id ORDER BY points_after DESC
  ) END AS position_after
FROM (
  SELECT
    standing.year, standing.season_id, standing.class_code, standing.competitor, standing.championship_id,
    standing.standing_id, standing.competitor_id, standing.name, race.round, race.race_in_round, race.race_id,
    race.name AS race_name, coalesce(team_cell.points, driver_cell.points, maker_cell.points) AS points,
    CASE WHEN standing.points_computed IS NOT NULL THEN round(total(
      CASE WHEN coalesce(team_cell.is_dropped, driver_cell.is_dropped, maker_cell.is_dropped) = 0
        THEN coalesce(team_cell.points, driver_cell.points, maker_cell.points) END
    ) OVER (
      PARTITION BY standing.year, standing.season_id, standing.class_code, standing.competitor,
        standing.championship_id, standing.standing_id
      ORDER BY race.round, race.race_in_round
    ), 3) END AS points_after
  FROM standing
  JOIN race ON race.season_id = standing.season_id
  LEFT JOIN team_standing_race AS team_cell
    ON team_cell.team_standing_id = standing.standing_id AND team_cell.race_id = race.race_id
  LEFT JOIN driver_standing_race AS driver_cell
    ON driver_cell.driver_standing_id = standing.standing_id AND driver_cell.race_id = race.race_id
  LEFT JOIN manufacturer_standing_race AS maker_cell
    ON maker_cell.manufacturer_standing_id = standing.standing_id AND maker_cell.race_id = race.race_id
);

CREATE VIEW results_matrix AS
SELECT
  standing.year, standing.season_id, standing.class_code, standing.competitor, standing.championship_id,
  standing.standing_id, standing.display_order, standing.position_text, standing.competitor_id, standing.name,
  (SELECT json_group_object(round_cell.label, round_cell.cell_text) FROM (
    SELECT race.round || CASE WHEN race.race_in_round > 1 THEN '-' || race.race_in_round ELSE '' END AS label,
      coalesce(team_cell.cell_text, driver_cell.cell_text, maker_cell.cell_text) AS cell_text
    FROM race
    LEFT JOIN team_standing_race AS team_cell
      ON team_cell.team_standing_id = standing.standing_id AND team_cell.race_id = race.race_id
    LEFT JOIN driver_standing_race AS driver_cell
      ON driver_cell.driver_standing_id = standing.standing_id AND driver_cell.race_id = race.race_id
    LEFT JOIN manufacturer_standing_race AS maker_cell
      ON maker_cell.manufacturer_standing_id = standing.standing_id AND maker_cell.race_id = race.race_id
    WHERE race.season_id = standing.season_id
    ORDER BY race.round, race.race_in_round
  ) AS round_cell) AS cells,
  standing.points_published, standing.verdict
FROM standing;

CREATE VIEW class_winner AS
SELECT
  season.year, class_win.season_id, race.round, race.race_in_round, class_win.race_id, race.name AS race_name,
  class_win.class_code, class_win.car_number, class_win.team_id, team.name AS team,
  (SELECT group_concat(crew.name, ', ') FROM (
    SELECT driver.name FROM class_win_driver JOIN driver ON driver.driver_id = class_win_driver.driver_id
    WHERE class_win_driver.race_id = class_win.race_id AND class_win_driver.class_code = class_win.class_code
    ORDER BY class_win_driver.display_order
  ) AS crew) AS drivers,
  class_win.is_overall_winner, class_win.source_id, class_win.line
FROM class_win
JOIN race ON race.race_id = class_win.race_id
JOIN season ON season.season_id = class_win.season_id
JOIN team ON team.team_id = class_win.team_id;

-- A driver who is named twice in a crew is one of it.
CREATE VIEW win_share AS
SELECT
  season.year, class_win.season_id, race.round, race.race_in_round, class_win.race_id, class_win.class_code,
  crew.driver_id, driver.name, driver.nationality_country_id AS country_id, class_win.is_overall_winner,
  1.0 / count(*) OVER (
    PARTITION BY season.year, class_win.season_id, class_win.race_id, class_win.class_code
  ) AS win_share
FROM class_win
JOIN race ON race.race_id = class_win.race_id
JOIN season ON season.season_id = class_win.season_id
LEFT JOIN class_win_driver AS crew ON crew.race_id = class_win.race_id AND crew.class_code = class_win.class_code
  AND crew.display_order = (
    SELECT min(named.display_order) FROM class_win_driver AS named
    WHERE named.race_id = crew.race_id AND named.class_code = crew.class_code AND named.driver_id = crew.driver_id
  )
LEFT JOIN driver ON driver.driver_id = crew.driver_id;

CREATE VIEW win_by_driver AS
SELECT DISTINCT
  year, season_id, class_code, driver_id, name, count(*) OVER same AS win_count, sum(win_share) OVER same AS win_share,
  sum(is_overall_winner) OVER same AS overall_win_count
FROM win_share
WINDOW same AS (PARTITION BY year, season_id, class_code, driver_id);

CREATE VIEW win_by_team AS
SELECT
  season.year, class_win.season_id, class_win.class_code, class_win.team_id, team.name, count(*) AS win_count,
  sum(class_win.is_overall_winner) AS overall_win_count
FROM class_win
JOIN season ON season.season_id = class_win.season_id
JOIN team ON team.team_id = class_win.team_id
GROUP BY class_win.season_id, class_win.class_code, class_win.team_id;

-- A winning car whose entry names several chassis is not known to have been one of them.
CREATE VIEW win_by_chassis AS
SELECT
  season.year, win.season_id, win.class_code, win.chassis_id, chassis.name, count(*) AS win_count,
  sum(win.is_overall_winner) AS overall_win_count
FROM (
  SELECT season_id, class_code, is_overall_winner,
    (SELECT CASE WHEN count(DISTINCT chassis_id) = 1 THEN max(chassis_id) END
     FROM entry_car WHERE entry_car.entry_id = class_win.entry_id) AS chassis_id
  FROM class_win
) AS win
JOIN season ON season.season_id = win.season_id
LEFT JOIN chassis ON chassis.chassis_id = win.chassis_id
GROUP BY win.season_id, win.class_code, win.chassis_id;

CREATE VIEW win_by_country AS
SELECT DISTINCT
  win.year, win.season_id, win.class_code, win.country_id, country.name,
  sum(win.is_driver_win) OVER same AS driver_win_count, total(win.win_share) OVER same AS driver_win_share,
  sum(win.is_team_win) OVER same AS team_win_count
FROM (
  SELECT year, season_id, class_code, country_id, ordinal = 1 AS is_driver_win, win_share, 0 AS is_team_win
  FROM (
    SELECT *, row_number() OVER (
      PARTITION BY year, season_id, race_id, class_code, country_id ORDER BY driver_id
    ) AS ordinal
    FROM win_share
  )
  UNION ALL
  SELECT season.year, class_win.season_id, class_win.class_code, team.country_id, 0, NULL, 1
  FROM class_win
  JOIN season ON season.season_id = class_win.season_id
  JOIN team ON team.team_id = class_win.team_id
) AS win
LEFT JOIN country ON country.country_id = win.country_id
WINDOW same AS (PARTITION BY win.year, win.season_id, win.class_code, win.country_id);

-- From the entry lists (entries that did not take part are left out), the standings and the winners.
CREATE VIEW driver_race AS
SELECT DISTINCT
  season.year, season.season_id, race.round, race.race_in_round, race.race_id, start.class_code, driver.driver_id,
  driver.name, max(start.is_entered) OVER same AS is_entered, max(start.has_points) OVER same AS has_points,
  max(start.is_class_winner) OVER same AS is_class_winner
FROM (
  SELECT entry_driver.driver_id, entry_driver_race.race_id, entry.class_code,
    1 AS is_entered, 0 AS has_points, 0 AS is_class_winner
  FROM entry_driver_race
  JOIN entry_driver ON entry_driver.entry_id = entry_driver_race.entry_id
    AND entry_driver.display_order = entry_driver_race.display_order
  JOIN entry ON entry.entry_id = entry_driver.entry_id
  WHERE entry_driver_race.has_participated = 1
  UNION ALL
  SELECT driver_standing.driver_id, driver_standing_race.race_id, championship.class_code,
    0, ifnull(driver_standing_race.points > 0, 0), 0
  FROM driver_standing_race
  JOIN driver_standing ON driver_standing.driver_standing_id = driver_standing_race.driver_standing_id
  JOIN championship ON championship.championship_id = driver_standing.championship_id
  UNION ALL
  SELECT class_win_driver.driver_id, class_win_driver.race_id, class_win_driver.class_code, 0, 0, 1
  FROM class_win_driver
) AS start
JOIN race ON race.race_id = start.race_id
JOIN season ON season.season_id = race.season_id
JOIN driver ON driver.driver_id = start.driver_id
WINDOW same AS (PARTITION BY season.year, season.season_id, race.race_id, start.class_code, driver.driver_id);

CREATE VIEW driver_season AS
SELECT DISTINCT
  season.year, season.season_id, part.class_code, driver.driver_id, driver.name,
  sum(part.starts) OVER same AS start_count, sum(part.has_points) OVER same AS scored_count,
  sum(part.is_class_winner) OVER same AS win_count, min(part.position) OVER same AS position,
  sum(part.points_published) OVER same AS points_published
FROM (
  SELECT season_id, class_code, driver_id, 1 AS starts, has_points, is_class_winner, NULL AS position,
    NULL AS points_published
  FROM driver_race
  UNION ALL
  SELECT championship.season_id, championship.class_code, driver_standing.driver_id, 0, 0, 0,
    driver_standing.position_published, driver_standing.points_published
  FROM driver_standing
  JOIN championship ON championship.championship_id = driver_standing.championship_id
) AS part
JOIN season ON season.season_id = part.season_id
JOIN driver ON driver.driver_id = part.driver_id
WINDOW same AS (PARTITION BY season.year, season.season_id, part.class_code, driver.driver_id);

-- Of a driver whom only an entry list has, no start is known.
CREATE VIEW driver_career AS
SELECT DISTINCT
  part.driver_id, driver.name, driver.nationality_country_id, min(part.year) OVER same AS first_year,
  max(part.year) OVER same AS last_year, sum(part.is_further_season) OVER same AS season_count,
  sum(part.start_count) OVER same AS start_count, sum(part.scored_count) OVER same AS scored_count,
  sum(part.win_count) OVER same AS win_count, sum(ifnull(part.position = 1, 0)) OVER same AS title_count,
  min(part.position) OVER same AS best_position, sum(part.points_published) OVER same AS points_published
FROM (
  SELECT driver_id, year, ordinal = 1 AS is_further_season, start_count, scored_count, win_count, position,
    points_published
  FROM (
    SELECT *, row_number() OVER (PARTITION BY driver_id, season_id ORDER BY class_code) AS ordinal
    FROM (
      SELECT driver_id, season_id, year, class_code, start_count, scored_count, win_count, position, points_published
      FROM driver_season
      UNION ALL
      SELECT entry_driver.driver_id, entry.season_id, season.year, entry.class_code, 0, 0, 0, NULL, NULL
      FROM entry_driver
      JOIN entry ON entry.entry_id = entry_driver.entry_id
      JOIN season ON season.season_id = entry.season_id
    )
  )
  UNION ALL
  SELECT driver_id, NULL, 0, 0, 0, 0, NULL, NULL FROM driver
) AS part
JOIN driver ON driver.driver_id = part.driver_id
WINDOW same AS (PARTITION BY part.driver_id);

CREATE VIEW team_mate AS
SELECT DISTINCT
  season.year, season.season_id, shared.class_code, driver.driver_id, driver.name,
  mate.driver_id AS team_mate_driver_id, mate.name AS team_mate_name, count(*) OVER same AS race_count,
  sum(shared.is_class_winner) OVER same AS win_count
FROM (
  SELECT DISTINCT season_id, race_id, class_code, driver_id, team_mate_driver_id,
    max(is_class_winner) OVER (PARTITION BY season_id, race_id, class_code, driver_id, team_mate_driver_id)
      AS is_class_winner
  FROM (
    SELECT entry.season_id, own.race_id, entry.class_code, driver.driver_id, other.driver_id AS team_mate_driver_id,
      0 AS is_class_winner
    FROM entry_driver_race AS own
    JOIN entry ON entry.entry_id = own.entry_id
    JOIN entry_driver AS driver ON driver.entry_id = own.entry_id AND driver.display_order = own.display_order
    JOIN entry_driver AS other ON other.entry_id = own.entry_id AND other.driver_id <> driver.driver_id
    JOIN entry_driver_race AS others ON others.entry_id = other.entry_id
      AND others.display_order = other.display_order AND others.race_id = own.race_id
    WHERE own.has_participated = 1 AND others.has_participated = 1
    UNION ALL
    SELECT class_win.season_id, own.race_id, own.class_code, own.driver_id, other.driver_id, 1
    FROM class_win_driver AS own
    JOIN class_win ON class_win.race_id = own.race_id AND class_win.class_code = own.class_code
    JOIN class_win_driver AS other ON other.race_id = own.race_id AND other.class_code = own.class_code
      AND other.driver_id <> own.driver_id
  )
) AS shared
JOIN season ON season.season_id = shared.season_id
JOIN driver ON driver.driver_id = shared.driver_id
JOIN driver AS mate ON mate.driver_id = shared.team_mate_driver_id
WINDOW same AS (PARTITION BY season.year, season.season_id, shared.class_code, driver.driver_id, mate.driver_id);

CREATE VIEW entry_score AS
SELECT DISTINCT
  season.year, part.season_id, race.round, race.race_in_round, race.race_id, part.class_code, driver.driver_id,
  driver.name, sum(part.entries) OVER same AS entry_count, group_concat(part.cell_text, ' / ') OVER same AS cell_text,
  sum(part.points) OVER same AS points,
  CASE
    WHEN max(part.is_entered) OVER same = 1 AND max(part.is_scored) OVER same = 1 THEN 'both'
    WHEN max(part.is_entered) OVER same = 1 THEN 'entry-only'
    WHEN sum(part.entries) OVER same = 0 THEN 'score-only'
    WHEN max(part.is_scored) OVER same = 1 THEN 'withdrawn-and-scored'
    ELSE 'withdrawn'
  END AS comparison
FROM (
  SELECT entry.season_id, entry_driver_race.race_id, entry.class_code, entry_driver.driver_id, 1 AS entries,
    entry_driver_race.has_participated AS is_entered, 0 AS is_scored, NULL AS cell_text, NULL AS points
  FROM entry_driver_race
  JOIN entry_driver ON entry_driver.entry_id = entry_driver_race.entry_id
    AND entry_driver.display_order = entry_driver_race.display_order
  JOIN entry ON entry.entry_id = entry_driver.entry_id
  UNION ALL
  SELECT championship.season_id, driver_standing_race.race_id, championship.class_code, driver_standing.driver_id, 0, 0, 1,
    driver_standing_race.cell_text, driver_standing_race.points
  FROM driver_standing_race
  JOIN driver_standing ON driver_standing.driver_standing_id = driver_standing_race.driver_standing_id
  JOIN championship ON championship.championship_id = driver_standing.championship_id
) AS part
JOIN race ON race.race_id = part.race_id
JOIN season ON season.season_id = part.season_id
JOIN driver ON driver.driver_id = part.driver_id
WINDOW same AS (PARTITION BY season.year, part.season_id, race.race_id, part.class_code, driver.driver_id);

CREATE VIEW coverage AS
SELECT
  coalesce(
    team_standing.championship_id, driver_standing.championship_id, manufacturer_standing.championship_id
  ) AS championship_id, audit_check.code,
  count(*) AS checks, sum(audit_check.outcome = 'confirmed') AS confirmed,
  sum(audit_check.outcome = 'explained') AS explained, sum(audit_check.outcome = 'disagrees') AS disagrees,
  sum(audit_check.outcome = 'uncheckable') AS uncheckable
FROM audit_check
LEFT JOIN team_standing ON audit_check.table_name = 'team_standing'
  AND team_standing.team_standing_id = audit_check.row_id
LEFT JOIN driver_standing ON audit_check.table_name = 'driver_standing'
  AND driver_standing.driver_standing_id = audit_check.row_id
LEFT JOIN manufacturer_standing ON audit_check.table_name = 'manufacturer_standing'
  AND manufacturer_standing.manufacturer_standing_id = audit_check.row_id
GROUP BY 1, audit_check.code;

CREATE VIEW audit_summary AS
SELECT DISTINCT
  season.year, part.season_id, championship.class_code, championship.competitor, championship.championship_id,
  championship.numbering, championship.tie_break, sum(part.is_row) OVER same AS row_count,
  sum(part.verdict = 'confirmed') OVER same AS confirmed, sum(part.verdict = 'explained') OVER same AS explained,
  sum(part.verdict = 'disagrees') OVER same AS disagrees, sum(part.verdict = 'uncheckable') OVER same AS uncheckable,
  sum(part.status = 'open' AND part.severity = 'error') OVER same AS error_count,
  sum(part.status = 'open' AND part.severity = 'warning') OVER same AS warning_count,
  sum(part.status = 'open' AND part.severity = 'info') OVER same AS info_count,
  sum(part.status = 'accepted') OVER same AS accepted_count
FROM (
  SELECT season_id, championship_id, 1 AS is_row, ifnull(verdict, '') AS verdict, '' AS severity, '' AS status
  FROM standing
  UNION ALL
  SELECT championship.season_id, championship.championship_id, 0, '', finding.severity, finding.status
  FROM finding
  JOIN championship ON championship.championship_id = finding.championship_id
  UNION ALL
  SELECT season_id, championship_id, 0, '', '', '' FROM championship
) AS part
JOIN championship ON championship.championship_id = part.championship_id
JOIN season ON season.season_id = part.season_id
WINDOW same AS (
  PARTITION BY season.year, part.season_id, championship.class_code, championship.competitor,
    championship.championship_id
);

CREATE VIEW finding_summary AS
SELECT season.year, finding.season_id, finding.code, finding.severity, finding.status, count(*) AS finding_count
FROM finding
LEFT JOIN season ON season.season_id = finding.season_id
GROUP BY finding.season_id, finding.code, finding.severity, finding.status;

-- The key of a row of *_standing_race starts with that of its standings row.
CREATE VIEW standing_cell AS
SELECT
  standing.year, standing.season_id, standing.class_code, standing.competitor, standing.championship_id,
  standing.standing_id, standing.name, cell.source_table_id, cell.row_index, cell.column_index, cell.text, cell.role,
  use.table_name, race.race_id, race.round, source.file, cell.line
FROM standing
JOIN championship ON championship.championship_id = standing.championship_id
JOIN source_cell_use AS use ON use.source_table_id = championship.source_table_id
  AND use.table_name IN ('team_standing', 'driver_standing', 'manufacturer_standing', 'team_standing_race',
    'driver_standing_race', 'manufacturer_standing_race')
  AND (use.row_id = standing.standing_id
    OR substr(use.row_id, 1, length(standing.standing_id) + 1) = standing.standing_id || '/')
JOIN source_cell AS cell ON cell.source_table_id = use.source_table_id AND cell.row_index = use.row_index
  AND cell.column_index = use.column_index
JOIN source_table ON source_table.source_table_id = cell.source_table_id
JOIN source ON source.source_id = source_table.source_id
LEFT JOIN race ON use.row_id <> standing.standing_id
  AND race.race_id = substr(use.row_id, length(standing.standing_id) + 2);
