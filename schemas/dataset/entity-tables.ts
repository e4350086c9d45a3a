import * as z from 'zod';
import {
  count,
  flag,
  id,
  line,
  optionalCount,
  optionalDate,
  optionalId,
  optionalNumber,
  optionalText,
  ordinal,
  text,
} from './column.ts';

export const Series = z.strictObject({
  series_id: id,
  name: text,
  first_year: optionalCount,
  last_year: optionalCount,
});

export const Season = z.strictObject({
  season_id: id,
  series_id: id,
  year: count,
  title: text,
  race_count: count,
  start_date: optionalDate,
  end_date: optionalDate,
  source_id: id,
});

export const SeasonNumber = z.strictObject({
  season_id: id,
  counted_as: id,
  number: ordinal,
  source_id: id,
  line,
});

export const Class = z.strictObject({ season_id: id, class_code: id, name: optionalText, display_order: ordinal });

export const Country = z.strictObject({
  country_id: id,
  name: text,
  iso_alpha2: optionalText,
  iso_alpha3: optionalText,
  ioc_code: optionalText,
});

export const CountryCode = z.strictObject({
  code: id,
  standard: z.enum(['iso3166-1-alpha-3', 'ioc', 'fifa', 'iso3166-1-alpha-3-obsolete', 'ioc-obsolete', 'fifa-obsolete']),
  country_id: id,
});

export const Circuit = z.strictObject({ circuit_id: id, name: text, name_ascii: text });

export const Race = z.strictObject({
  race_id: id,
  season_id: id,
  round: ordinal,
  race_in_round: ordinal,
  name: optionalText,
  circuit_id: optionalId,
  circuit_text: optionalText,
  results_circuit_text: optionalText,
  header_text: optionalText,
  race_date: optionalDate,
  date_text: optionalText,
  length_text: optionalText,
  duration_minutes: optionalCount,
  distance_miles: optionalNumber,
  location: optionalText,
  source_id: id,
  line,
});

export const Driver = z.strictObject({
  driver_id: id,
  name: text,
  name_ascii: text,
  first_name: optionalText,
  last_name: optionalText,
  nationality_country_id: optionalId,
});

export const Team = z.strictObject({
  team_id: id,
  name: text,
  name_ascii: text,
  country_id: optionalId,
  organisation_team_id: id,
});

export const Chassis = z.strictObject({ chassis_id: id, name: text });

export const Engine = z.strictObject({
  engine_id: id,
  name: text,
  capacity_litres: optionalNumber,
  configuration: optionalText,
  aspiration: z.enum(['turbo', 'supercharged']).nullable(),
  fuel: optionalText,
});

export const Entry = z.strictObject({
  entry_id: id,
  season_id: id,
  class_code: id,
  team_id: id,
  team_text: text,
  country_text: optionalText,
  car_number: optionalText,
  is_opening_row_cut: flag,
  source_id: id,
  line,
});

export const EntryCar = z.strictObject({
  entry_id: id,
  display_order: ordinal,
  chassis_id: optionalId,
  engine_id: optionalId,
  chassis_text: optionalText,
  engine_text: optionalText,
  tyre_text: optionalText,
  rounds_text: optionalText,
  is_inherited: flag,
});

export const EntryDriver = z.strictObject({
  entry_id: id,
  display_order: ordinal,
  driver_id: id,
  driver_text: text,
  country_text: optionalText,
  rounds_text: optionalText,
  is_rounds_lost: flag,
  source_id: id,
  line,
});

export const EntryDriverRace = z.strictObject({
  entry_id: id,
  display_order: ordinal,
  race_id: id,
  has_participated: flag,
});

export const ClassWin = z.strictObject({
  race_id: id,
  class_code: id,
  season_id: id,
  team_id: id,
  team_text: text,
  country_text: optionalText,
  car_number: optionalText,
  entry_id: optionalId,
  is_overall_winner: flag.nullable(),
  source_id: id,
  line,
});

export const ClassWinDriver = z.strictObject({
  race_id: id,
  class_code: id,
  display_order: ordinal,
  driver_id: id,
  driver_text: text,
  country_text: optionalText,
  source_id: id,
  line,
});
