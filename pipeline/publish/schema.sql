-- The tables of alms.sqlite, in the order in which their rows can be inserted; the views over them are in views.sql.
-- The row schemas in schemas/dataset/ say the same to the program; a test holds the two together.

CREATE TABLE source (
  source_id TEXT NOT NULL,
  title TEXT NOT NULL,
  file TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('dump', 'markdown', 'wikitext', 'html')),
  sha256 TEXT NOT NULL,
  line_count INTEGER NOT NULL,
  url TEXT,
  revision TEXT,
  licence TEXT,
  PRIMARY KEY (source_id)
) STRICT;

CREATE TABLE source_table (
  source_table_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  section_path TEXT NOT NULL,
  line_first INTEGER NOT NULL,
  line_last INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  column_count INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('schedule', 'entry-list', 'season-results', 'points-system', 'team-standings', 'driver-standings', 'manufacturer-standings', 'unknown')),
  PRIMARY KEY (source_table_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX source_table_source_id ON source_table (source_id);

CREATE TABLE source_cell (
  source_table_id TEXT NOT NULL,
  row_index INTEGER NOT NULL,
  column_index INTEGER NOT NULL,
  line INTEGER NOT NULL,
  text TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('header', 'data', 'note', 'link', 'residue', 'empty')),
  row_span INTEGER,
  column_span INTEGER,
  is_bold INTEGER CHECK (is_bold IN (0, 1)),
  is_italic INTEGER CHECK (is_italic IN (0, 1)),
  PRIMARY KEY (source_table_id, row_index, column_index),
  FOREIGN KEY (source_table_id) REFERENCES source_table (source_table_id)
) STRICT;

CREATE TABLE series (
  series_id TEXT NOT NULL,
  name TEXT NOT NULL,
  first_year INTEGER,
  last_year INTEGER,
  PRIMARY KEY (series_id)
) STRICT;

CREATE TABLE season (
  season_id TEXT NOT NULL,
  series_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  race_count INTEGER NOT NULL,
  start_date TEXT,
  end_date TEXT,
  source_id TEXT NOT NULL,
  PRIMARY KEY (season_id),
  FOREIGN KEY (series_id) REFERENCES series (series_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX season_series_id ON season (series_id);
CREATE INDEX season_source_id ON season (source_id);

CREATE TABLE season_number (
  season_id TEXT NOT NULL,
  counted_as TEXT NOT NULL,
  number INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (season_id, counted_as),
  FOREIGN KEY (season_id) REFERENCES season (season_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX season_number_source_id ON season_number (source_id);

CREATE TABLE class (
  season_id TEXT NOT NULL,
  class_code TEXT NOT NULL,
  name TEXT,
  display_order INTEGER NOT NULL,
  PRIMARY KEY (season_id, class_code),
  FOREIGN KEY (season_id) REFERENCES season (season_id)
) STRICT;

CREATE TABLE country (
  country_id TEXT NOT NULL,
  name TEXT NOT NULL,
  iso_alpha2 TEXT,
  iso_alpha3 TEXT,
  ioc_code TEXT,
  PRIMARY KEY (country_id)
) STRICT;

CREATE TABLE country_code (
  code TEXT NOT NULL,
  standard TEXT NOT NULL CHECK (standard IN ('iso3166-1-alpha-3', 'ioc', 'fifa', 'iso3166-1-alpha-3-obsolete', 'ioc-obsolete', 'fifa-obsolete')),
  country_id TEXT NOT NULL,
  PRIMARY KEY (code, standard),
  FOREIGN KEY (country_id) REFERENCES country (country_id)
) STRICT;
CREATE INDEX country_code_country_id ON country_code (country_id);

CREATE TABLE circuit (
  circuit_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_ascii TEXT NOT NULL,
  PRIMARY KEY (circuit_id)
) STRICT;

CREATE TABLE race (
  race_id TEXT NOT NULL,
  season_id TEXT NOT NULL,
  round INTEGER NOT NULL,
  race_in_round INTEGER NOT NULL,
  name TEXT,
  circuit_id TEXT,
  circuit_text TEXT,
  results_circuit_text TEXT,
  header_text TEXT,
  race_date TEXT,
  date_text TEXT,
  length_text TEXT,
  classes_text TEXT,
  duration_minutes INTEGER,
  distance_miles REAL,
  location TEXT,
  venue_country_text TEXT,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (race_id),
  FOREIGN KEY (season_id) REFERENCES season (season_id),
  FOREIGN KEY (circuit_id) REFERENCES circuit (circuit_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX race_season_id ON race (season_id);
CREATE INDEX race_circuit_id ON race (circuit_id);
CREATE INDEX race_source_id ON race (source_id);

CREATE TABLE driver (
  driver_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_ascii TEXT NOT NULL,
  first_name TEXT,
  last_name TEXT,
  nationality_country_id TEXT,
  PRIMARY KEY (driver_id),
  FOREIGN KEY (nationality_country_id) REFERENCES country (country_id)
) STRICT;
CREATE INDEX driver_nationality_country_id ON driver (nationality_country_id);

CREATE TABLE team (
  team_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_ascii TEXT NOT NULL,
  country_id TEXT,
  organisation_team_id TEXT NOT NULL,
  PRIMARY KEY (team_id),
  FOREIGN KEY (country_id) REFERENCES country (country_id),
  FOREIGN KEY (organisation_team_id) REFERENCES team (team_id)
) STRICT;
CREATE INDEX team_country_id ON team (country_id);
CREATE INDEX team_organisation_team_id ON team (organisation_team_id);

CREATE TABLE manufacturer (
  manufacturer_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_ascii TEXT NOT NULL,
  country_id TEXT,
  PRIMARY KEY (manufacturer_id),
  FOREIGN KEY (country_id) REFERENCES country (country_id)
) STRICT;
CREATE INDEX manufacturer_country_id ON manufacturer (country_id);

CREATE TABLE chassis (
  chassis_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (chassis_id)
) STRICT;

CREATE TABLE engine (
  engine_id TEXT NOT NULL,
  name TEXT NOT NULL,
  capacity_litres REAL,
  configuration TEXT,
  aspiration TEXT CHECK (aspiration IN ('turbo', 'supercharged')),
  fuel TEXT,
  PRIMARY KEY (engine_id)
) STRICT;

CREATE TABLE entry (
  entry_id TEXT NOT NULL,
  season_id TEXT NOT NULL,
  class_code TEXT NOT NULL,
  team_id TEXT NOT NULL,
  team_text TEXT NOT NULL,
  country_text TEXT,
  car_number TEXT,
  is_opening_row_cut INTEGER NOT NULL CHECK (is_opening_row_cut IN (0, 1)),
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (entry_id),
  FOREIGN KEY (season_id) REFERENCES season (season_id),
  FOREIGN KEY (season_id, class_code) REFERENCES class (season_id, class_code),
  FOREIGN KEY (team_id) REFERENCES team (team_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX entry_season_id ON entry (season_id);
CREATE INDEX entry_season_id_class_code ON entry (season_id, class_code);
CREATE INDEX entry_team_id ON entry (team_id);
CREATE INDEX entry_source_id ON entry (source_id);

CREATE TABLE entry_car (
  entry_id TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  chassis_id TEXT,
  engine_id TEXT,
  chassis_text TEXT,
  engine_text TEXT,
  tyre_text TEXT,
  rounds_text TEXT,
  is_inherited INTEGER NOT NULL CHECK (is_inherited IN (0, 1)),
  PRIMARY KEY (entry_id, display_order),
  FOREIGN KEY (entry_id) REFERENCES entry (entry_id),
  FOREIGN KEY (chassis_id) REFERENCES chassis (chassis_id),
  FOREIGN KEY (engine_id) REFERENCES engine (engine_id)
) STRICT;
CREATE INDEX entry_car_chassis_id ON entry_car (chassis_id);
CREATE INDEX entry_car_engine_id ON entry_car (engine_id);

CREATE TABLE entry_driver (
  entry_id TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  driver_id TEXT NOT NULL,
  driver_text TEXT NOT NULL,
  country_text TEXT,
  rounds_text TEXT,
  is_rounds_lost INTEGER NOT NULL CHECK (is_rounds_lost IN (0, 1)),
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (entry_id, display_order),
  FOREIGN KEY (entry_id) REFERENCES entry (entry_id),
  FOREIGN KEY (driver_id) REFERENCES driver (driver_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX entry_driver_driver_id ON entry_driver (driver_id);
CREATE INDEX entry_driver_source_id ON entry_driver (source_id);

CREATE TABLE entry_driver_race (
  entry_id TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  race_id TEXT NOT NULL,
  has_participated INTEGER NOT NULL CHECK (has_participated IN (0, 1)),
  PRIMARY KEY (entry_id, display_order, race_id),
  FOREIGN KEY (entry_id, display_order) REFERENCES entry_driver (entry_id, display_order),
  FOREIGN KEY (race_id) REFERENCES race (race_id)
) STRICT;
CREATE INDEX entry_driver_race_race_id ON entry_driver_race (race_id);

CREATE TABLE class_win (
  race_id TEXT NOT NULL,
  class_code TEXT NOT NULL,
  season_id TEXT NOT NULL,
  team_id TEXT NOT NULL,
  team_text TEXT NOT NULL,
  country_text TEXT,
  car_number TEXT,
  entry_id TEXT,
  is_overall_winner INTEGER CHECK (is_overall_winner IN (0, 1)),
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (race_id, class_code),
  FOREIGN KEY (race_id) REFERENCES race (race_id),
  FOREIGN KEY (season_id, class_code) REFERENCES class (season_id, class_code),
  FOREIGN KEY (team_id) REFERENCES team (team_id),
  FOREIGN KEY (entry_id) REFERENCES entry (entry_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX class_win_season_id_class_code ON class_win (season_id, class_code);
CREATE INDEX class_win_team_id ON class_win (team_id);
CREATE INDEX class_win_entry_id ON class_win (entry_id);
CREATE INDEX class_win_source_id ON class_win (source_id);

CREATE TABLE class_win_driver (
  race_id TEXT NOT NULL,
  class_code TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  driver_id TEXT NOT NULL,
  driver_text TEXT NOT NULL,
  country_text TEXT,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (race_id, class_code, display_order),
  FOREIGN KEY (race_id, class_code) REFERENCES class_win (race_id, class_code),
  FOREIGN KEY (driver_id) REFERENCES driver (driver_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX class_win_driver_driver_id ON class_win_driver (driver_id);
CREATE INDEX class_win_driver_source_id ON class_win_driver (source_id);

CREATE TABLE note (
  note_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  source_table_id TEXT,
  line INTEGER NOT NULL,
  mark TEXT,
  text TEXT NOT NULL,
  about TEXT NOT NULL CHECK (about IN ('participation', 'points', 'legend', 'table', 'reference')),
  PRIMARY KEY (note_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id),
  FOREIGN KEY (source_table_id) REFERENCES source_table (source_table_id)
) STRICT;
CREATE INDEX note_source_id ON note (source_id);
CREATE INDEX note_source_table_id ON note (source_table_id);

CREATE TABLE championship (
  championship_id TEXT NOT NULL,
  season_id TEXT NOT NULL,
  class_code TEXT NOT NULL,
  competitor TEXT NOT NULL CHECK (competitor IN ('driver', 'team', 'manufacturer')),
  name TEXT NOT NULL,
  numbering TEXT CHECK (numbering IN ('standard', 'dense')),
  tie_break TEXT CHECK (tie_break IN ('none', 'countback')),
  evidence TEXT,
  source_table_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (championship_id),
  FOREIGN KEY (season_id, class_code) REFERENCES class (season_id, class_code),
  FOREIGN KEY (source_table_id) REFERENCES source_table (source_table_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX championship_season_id_class_code ON championship (season_id, class_code);
CREATE INDEX championship_source_table_id ON championship (source_table_id);
CREATE INDEX championship_source_id ON championship (source_id);

CREATE TABLE championship_rule (
  championship_rule_id TEXT NOT NULL,
  season_id TEXT NOT NULL,
  championship_id TEXT,
  race_id TEXT,
  rule TEXT NOT NULL CHECK (rule IN ('minimum-distance', 'minimum-drive', 'best-entry-only', 'full-season-only', 'scorers-only-listed', 'choice-of-car', 'dropped-rounds', 'best-results', 'points-for-pole-position', 'points-for-fastest-lap', 'points-for-qualifying')),
  value REAL,
  text TEXT NOT NULL,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (championship_rule_id),
  FOREIGN KEY (season_id) REFERENCES season (season_id),
  FOREIGN KEY (championship_id) REFERENCES championship (championship_id),
  FOREIGN KEY (race_id) REFERENCES race (race_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX championship_rule_season_id ON championship_rule (season_id);
CREATE INDEX championship_rule_championship_id ON championship_rule (championship_id);
CREATE INDEX championship_rule_race_id ON championship_rule (race_id);
CREATE INDEX championship_rule_source_id ON championship_rule (source_id);

CREATE TABLE points_system (
  points_system_id TEXT NOT NULL,
  season_id TEXT NOT NULL,
  condition_text TEXT NOT NULL,
  min_minutes INTEGER,
  max_minutes INTEGER,
  is_open_ended INTEGER NOT NULL CHECK (is_open_ended IN (0, 1)),
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (points_system_id),
  FOREIGN KEY (season_id) REFERENCES season (season_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX points_system_season_id ON points_system (season_id);
CREATE INDEX points_system_source_id ON points_system (source_id);

CREATE TABLE points_system_value (
  points_system_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  points REAL NOT NULL,
  is_extrapolated INTEGER NOT NULL CHECK (is_extrapolated IN (0, 1)),
  PRIMARY KEY (points_system_id, position),
  FOREIGN KEY (points_system_id) REFERENCES points_system (points_system_id)
) STRICT;

CREATE TABLE race_points_system (
  race_id TEXT NOT NULL,
  competitor TEXT NOT NULL CHECK (competitor IN ('driver', 'team', 'manufacturer')),
  points_system_id TEXT NOT NULL,
  matched_by TEXT NOT NULL CHECK (matched_by IN ('length', 'name', 'default')),
  PRIMARY KEY (race_id, competitor),
  FOREIGN KEY (race_id) REFERENCES race (race_id),
  FOREIGN KEY (points_system_id) REFERENCES points_system (points_system_id)
) STRICT;
CREATE INDEX race_points_system_points_system_id ON race_points_system (points_system_id);

CREATE TABLE points_adjustment (
  points_adjustment_id TEXT NOT NULL,
  championship_id TEXT NOT NULL,
  race_id TEXT,
  driver_id TEXT,
  team_id TEXT,
  manufacturer_id TEXT,
  points REAL,
  kind TEXT NOT NULL CHECK (kind IN ('penalty', 'points-withheld', 'reclassification')),
  is_in_cell INTEGER NOT NULL CHECK (is_in_cell IN (0, 1)),
  note_id TEXT,
  reason TEXT NOT NULL,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (points_adjustment_id),
  FOREIGN KEY (championship_id) REFERENCES championship (championship_id),
  FOREIGN KEY (race_id) REFERENCES race (race_id),
  FOREIGN KEY (driver_id) REFERENCES driver (driver_id),
  FOREIGN KEY (team_id) REFERENCES team (team_id),
  FOREIGN KEY (manufacturer_id) REFERENCES manufacturer (manufacturer_id),
  FOREIGN KEY (note_id) REFERENCES note (note_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX points_adjustment_championship_id ON points_adjustment (championship_id);
CREATE INDEX points_adjustment_race_id ON points_adjustment (race_id);
CREATE INDEX points_adjustment_driver_id ON points_adjustment (driver_id);
CREATE INDEX points_adjustment_team_id ON points_adjustment (team_id);
CREATE INDEX points_adjustment_manufacturer_id ON points_adjustment (manufacturer_id);
CREATE INDEX points_adjustment_note_id ON points_adjustment (note_id);
CREATE INDEX points_adjustment_source_id ON points_adjustment (source_id);

CREATE TABLE team_standing (
  team_standing_id TEXT NOT NULL,
  championship_id TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  position_text TEXT NOT NULL,
  position_published INTEGER,
  is_tie_marked INTEGER NOT NULL CHECK (is_tie_marked IN (0, 1)),
  team_id TEXT NOT NULL,
  team_text TEXT NOT NULL,
  country_text TEXT,
  chassis_text TEXT,
  engine_text TEXT,
  car_numbers_text TEXT,
  total_text TEXT,
  points_published REAL,
  points_computed REAL,
  position_computed INTEGER,
  verdict TEXT CHECK (verdict IN ('confirmed', 'explained', 'disagrees', 'uncheckable')),
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (team_standing_id),
  FOREIGN KEY (championship_id) REFERENCES championship (championship_id),
  FOREIGN KEY (team_id) REFERENCES team (team_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX team_standing_championship_id ON team_standing (championship_id);
CREATE INDEX team_standing_team_id ON team_standing (team_id);
CREATE INDEX team_standing_source_id ON team_standing (source_id);

CREATE TABLE team_standing_car (
  team_standing_id TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  chassis_id TEXT,
  engine_id TEXT,
  pairing TEXT NOT NULL CHECK (pairing IN ('single', 'positional', 'shared', 'unpaired')),
  PRIMARY KEY (team_standing_id, display_order),
  FOREIGN KEY (team_standing_id) REFERENCES team_standing (team_standing_id),
  FOREIGN KEY (chassis_id) REFERENCES chassis (chassis_id),
  FOREIGN KEY (engine_id) REFERENCES engine (engine_id)
) STRICT;
CREATE INDEX team_standing_car_chassis_id ON team_standing_car (chassis_id);
CREATE INDEX team_standing_car_engine_id ON team_standing_car (engine_id);

CREATE TABLE team_standing_race (
  team_standing_id TEXT NOT NULL,
  race_id TEXT NOT NULL,
  cell_text TEXT NOT NULL,
  points REAL,
  position INTEGER,
  position_text TEXT,
  points_origin TEXT CHECK (points_origin IN ('printed', 'derived')),
  position_origin TEXT CHECK (position_origin IN ('printed', 'derived')),
  is_dropped INTEGER NOT NULL CHECK (is_dropped IN (0, 1)),
  is_pole_position INTEGER CHECK (is_pole_position IN (0, 1)),
  is_fastest_lap INTEGER CHECK (is_fastest_lap IN (0, 1)),
  note_id TEXT,
  column_index INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (team_standing_id, race_id),
  FOREIGN KEY (team_standing_id) REFERENCES team_standing (team_standing_id),
  FOREIGN KEY (race_id) REFERENCES race (race_id),
  FOREIGN KEY (note_id) REFERENCES note (note_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX team_standing_race_race_id ON team_standing_race (race_id);
CREATE INDEX team_standing_race_note_id ON team_standing_race (note_id);
CREATE INDEX team_standing_race_source_id ON team_standing_race (source_id);

CREATE TABLE driver_standing (
  driver_standing_id TEXT NOT NULL,
  championship_id TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  position_text TEXT NOT NULL,
  position_published INTEGER,
  is_tie_marked INTEGER NOT NULL CHECK (is_tie_marked IN (0, 1)),
  driver_id TEXT NOT NULL,
  driver_text TEXT NOT NULL,
  country_text TEXT,
  teams_text TEXT,
  car_numbers_text TEXT,
  total_text TEXT,
  points_published REAL,
  points_computed REAL,
  position_computed INTEGER,
  verdict TEXT CHECK (verdict IN ('confirmed', 'explained', 'disagrees', 'uncheckable')),
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (driver_standing_id),
  FOREIGN KEY (championship_id) REFERENCES championship (championship_id),
  FOREIGN KEY (driver_id) REFERENCES driver (driver_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX driver_standing_championship_id ON driver_standing (championship_id);
CREATE INDEX driver_standing_driver_id ON driver_standing (driver_id);
CREATE INDEX driver_standing_source_id ON driver_standing (source_id);

CREATE TABLE driver_standing_team (
  driver_standing_id TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  team_id TEXT NOT NULL,
  team_text TEXT NOT NULL,
  country_text TEXT,
  PRIMARY KEY (driver_standing_id, display_order),
  FOREIGN KEY (driver_standing_id) REFERENCES driver_standing (driver_standing_id),
  FOREIGN KEY (team_id) REFERENCES team (team_id)
) STRICT;
CREATE INDEX driver_standing_team_team_id ON driver_standing_team (team_id);

CREATE TABLE driver_standing_race (
  driver_standing_id TEXT NOT NULL,
  race_id TEXT NOT NULL,
  cell_text TEXT NOT NULL,
  points REAL,
  position INTEGER,
  position_text TEXT,
  points_origin TEXT CHECK (points_origin IN ('printed', 'derived')),
  position_origin TEXT CHECK (position_origin IN ('printed', 'derived')),
  is_dropped INTEGER NOT NULL CHECK (is_dropped IN (0, 1)),
  is_pole_position INTEGER CHECK (is_pole_position IN (0, 1)),
  is_fastest_lap INTEGER CHECK (is_fastest_lap IN (0, 1)),
  note_id TEXT,
  column_index INTEGER NOT NULL,
  team_id TEXT,
  team_origin TEXT CHECK (team_origin IN ('printed', 'derived')),
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (driver_standing_id, race_id),
  FOREIGN KEY (driver_standing_id) REFERENCES driver_standing (driver_standing_id),
  FOREIGN KEY (race_id) REFERENCES race (race_id),
  FOREIGN KEY (note_id) REFERENCES note (note_id),
  FOREIGN KEY (team_id) REFERENCES team (team_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX driver_standing_race_race_id ON driver_standing_race (race_id);
CREATE INDEX driver_standing_race_note_id ON driver_standing_race (note_id);
CREATE INDEX driver_standing_race_team_id ON driver_standing_race (team_id);
CREATE INDEX driver_standing_race_source_id ON driver_standing_race (source_id);

CREATE TABLE manufacturer_standing (
  manufacturer_standing_id TEXT NOT NULL,
  championship_id TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  position_text TEXT NOT NULL,
  position_published INTEGER,
  is_tie_marked INTEGER NOT NULL CHECK (is_tie_marked IN (0, 1)),
  manufacturer_id TEXT NOT NULL,
  manufacturer_text TEXT NOT NULL,
  country_text TEXT,
  car_numbers_text TEXT,
  total_text TEXT,
  points_published REAL,
  points_computed REAL,
  position_computed INTEGER,
  verdict TEXT CHECK (verdict IN ('confirmed', 'explained', 'disagrees', 'uncheckable')),
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (manufacturer_standing_id),
  FOREIGN KEY (championship_id) REFERENCES championship (championship_id),
  FOREIGN KEY (manufacturer_id) REFERENCES manufacturer (manufacturer_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX manufacturer_standing_championship_id ON manufacturer_standing (championship_id);
CREATE INDEX manufacturer_standing_manufacturer_id ON manufacturer_standing (manufacturer_id);
CREATE INDEX manufacturer_standing_source_id ON manufacturer_standing (source_id);

CREATE TABLE manufacturer_standing_race (
  manufacturer_standing_id TEXT NOT NULL,
  race_id TEXT NOT NULL,
  cell_text TEXT NOT NULL,
  points REAL,
  position INTEGER,
  position_text TEXT,
  points_origin TEXT CHECK (points_origin IN ('printed', 'derived')),
  position_origin TEXT CHECK (position_origin IN ('printed', 'derived')),
  is_dropped INTEGER NOT NULL CHECK (is_dropped IN (0, 1)),
  is_pole_position INTEGER CHECK (is_pole_position IN (0, 1)),
  is_fastest_lap INTEGER CHECK (is_fastest_lap IN (0, 1)),
  note_id TEXT,
  column_index INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (manufacturer_standing_id, race_id),
  FOREIGN KEY (manufacturer_standing_id) REFERENCES manufacturer_standing (manufacturer_standing_id),
  FOREIGN KEY (race_id) REFERENCES race (race_id),
  FOREIGN KEY (note_id) REFERENCES note (note_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX manufacturer_standing_race_race_id ON manufacturer_standing_race (race_id);
CREATE INDEX manufacturer_standing_race_note_id ON manufacturer_standing_race (note_id);
CREATE INDEX manufacturer_standing_race_source_id ON manufacturer_standing_race (source_id);

CREATE TABLE stated_fact (
  stated_fact_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  fact TEXT NOT NULL CHECK (fact IN ('season-number', 'start-date', 'end-date', 'race-count', 'announced-race-count', 'class-count', 'class-list', 'champion', 'title-round', 'races-in-hand', 'title-count', 'penalty', 'race-cancelled', 'announcement-date', 'debut-round', 'chassis', 'engine', 'first-season', 'last-season', 'tyre-supplier', 'champion-manufacturer', 'infobox-field')),
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('series', 'season', 'championship', 'class', 'driver', 'team', 'manufacturer', 'race', 'chassis')),
  subject_id TEXT,
  value_text TEXT NOT NULL,
  computed_text TEXT,
  verdict TEXT CHECK (verdict IN ('confirmed', 'explained', 'disagrees', 'uncheckable')),
  PRIMARY KEY (stated_fact_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX stated_fact_source_id ON stated_fact (source_id);

CREATE TABLE name_decision (
  kind TEXT NOT NULL CHECK (kind IN ('driver', 'team', 'manufacturer', 'circuit', 'chassis', 'engine', 'country')),
  raw_name TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  judgement TEXT NOT NULL CHECK (judgement IN ('same', 'different', 'unsure')),
  method TEXT NOT NULL CHECK (method IN ('exact', 'curated', 'diacritics', 'punctuation', 'nickname', 'spelling', 'evidence')),
  score REAL,
  evidence TEXT,
  PRIMARY KEY (kind, raw_name, entity_id)
) STRICT;
CREATE INDEX name_decision_kind_entity_id ON name_decision (kind, entity_id);

CREATE TABLE name_occurrence (
  kind TEXT NOT NULL CHECK (kind IN ('driver', 'team', 'manufacturer', 'circuit', 'chassis', 'engine', 'country')),
  raw_name TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (kind, raw_name, entity_id, source_id, line),
  FOREIGN KEY (kind, raw_name, entity_id) REFERENCES name_decision (kind, raw_name, entity_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX name_occurrence_source_id ON name_occurrence (source_id);

CREATE TABLE correction (
  correction_id TEXT NOT NULL,
  source_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  printed TEXT NOT NULL,
  corrected TEXT NOT NULL,
  reason TEXT NOT NULL,
  reference TEXT,
  PRIMARY KEY (correction_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX correction_source_id ON correction (source_id);

CREATE TABLE source_cell_use (
  source_table_id TEXT NOT NULL,
  row_index INTEGER NOT NULL,
  column_index INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  PRIMARY KEY (source_table_id, row_index, column_index, table_name, row_id),
  FOREIGN KEY (source_table_id, row_index, column_index) REFERENCES source_cell (source_table_id, row_index, column_index)
) STRICT;

CREATE TABLE finding (
  finding_id TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code IN ('total-mismatch', 'position-mismatch', 'tie-mark-mismatch', 'points-not-in-system', 'points-clash', 'team-driver-mismatch', 'duplicate-competitor', 'winner-points-mismatch', 'winner-missing', 'scored-not-entered', 'entered-twice', 'entry-team-mismatch', 'schedule-mismatch', 'stated-fact-mismatch', 'name-unresolved', 'country-conflict', 'chassis-conflict', 'source-loss', 'markup-residue', 'row-misshapen', 'unknown-table', 'unknown-column', 'unreadable-cell', 'footnote-unexplained', 'season-repeated', 'alias-unused', 'correction-unmatched', 'accepted-unmatched')),
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  message TEXT NOT NULL,
  season_id TEXT,
  championship_id TEXT,
  race_id TEXT,
  source_id TEXT,
  line INTEGER,
  column_number INTEGER,
  published TEXT,
  expected TEXT,
  cause TEXT CHECK (cause IN ('addition', 'missing-round', 'adjustment', 'tie-order', 'name-split', 'team-split', 'source-loss', 'rule', 'typo', 'unexplained')),
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted')),
  reason TEXT,
  PRIMARY KEY (finding_id),
  FOREIGN KEY (season_id) REFERENCES season (season_id),
  FOREIGN KEY (championship_id) REFERENCES championship (championship_id),
  FOREIGN KEY (race_id) REFERENCES race (race_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX finding_season_id ON finding (season_id);
CREATE INDEX finding_championship_id ON finding (championship_id);
CREATE INDEX finding_race_id ON finding (race_id);
CREATE INDEX finding_source_id ON finding (source_id);

CREATE TABLE finding_row (
  finding_id TEXT NOT NULL,
  display_order INTEGER NOT NULL,
  role TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  source_id TEXT,
  line INTEGER,
  PRIMARY KEY (finding_id, display_order),
  FOREIGN KEY (finding_id) REFERENCES finding (finding_id),
  FOREIGN KEY (source_id) REFERENCES source (source_id)
) STRICT;
CREATE INDEX finding_row_source_id ON finding_row (source_id);

CREATE TABLE audit_check (
  code TEXT NOT NULL CHECK (code IN ('total-mismatch', 'position-mismatch', 'tie-mark-mismatch', 'points-not-in-system', 'points-clash', 'team-driver-mismatch', 'duplicate-competitor', 'winner-points-mismatch', 'winner-missing', 'scored-not-entered', 'entered-twice', 'entry-team-mismatch', 'schedule-mismatch', 'stated-fact-mismatch', 'name-unresolved', 'country-conflict', 'chassis-conflict', 'source-loss', 'markup-residue', 'row-misshapen', 'unknown-table', 'unknown-column', 'unreadable-cell', 'footnote-unexplained', 'season-repeated', 'alias-unused', 'correction-unmatched', 'accepted-unmatched')),
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  race_id TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('confirmed', 'explained', 'disagrees', 'uncheckable')),
  finding_id TEXT,
  FOREIGN KEY (race_id) REFERENCES race (race_id),
  FOREIGN KEY (finding_id) REFERENCES finding (finding_id)
) STRICT;
CREATE INDEX audit_check_race_id ON audit_check (race_id);
CREATE INDEX audit_check_finding_id ON audit_check (finding_id);
CREATE UNIQUE INDEX audit_check_key ON audit_check (code, table_name, row_id, ifnull(race_id, ''));

CREATE TABLE data_dictionary (
  data_dictionary_id TEXT NOT NULL,
  table_name TEXT NOT NULL,
  column_name TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('table', 'view', 'search')),
  ordinal INTEGER,
  type TEXT CHECK (type IN ('TEXT', 'INTEGER', 'REAL')),
  is_key INTEGER CHECK (is_key IN (0, 1)),
  is_nullable INTEGER CHECK (is_nullable IN (0, 1)),
  unit TEXT,
  allowed_values TEXT,
  refers_to TEXT,
  description TEXT NOT NULL,
  grain TEXT,
  PRIMARY KEY (data_dictionary_id)
) STRICT;

CREATE TABLE build_info (
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (key)
) STRICT;
