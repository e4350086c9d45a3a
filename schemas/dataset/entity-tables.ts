import * as z from 'zod';
import {
  classCode,
  count,
  countryText,
  displayOrder,
  driverId,
  flag,
  id,
  optionalCount,
  optionalDate,
  optionalFlag,
  optionalId,
  optionalNumber,
  optionalText,
  ordinal,
  raceId,
  seasonId,
  sourceId,
  sourceLine,
  teamId,
  text,
} from './column.ts';

const nameAscii = text.describe('The name in plain ASCII letters, for searching and sorting.');
const entryId = id.describe('The entry: one car of a team in a season and class.');
const carNumber = optionalText.describe('The number of the car as printed; NULL where none is printed.');
const teamText = text.describe('The team as printed.');
const printedCountry = optionalId.describe(
  'The country most often printed beside the name in all articles; of equals the earliest; NULL where no known country is.',
);
const orNone = 'NULL where the entry list prints none or the form of the article has lost it';
const driverText = text.describe('The driver as printed, without nation.');

export const Series = z.strictObject({
  series_id: id.describe('The series.'),
  name: text.describe('The name of the series.'),
  first_year: optionalCount.meta({ description: 'Its first season, as its article states it.', unit: 'year' }),
  last_year: optionalCount.meta({ description: 'Its last season, as its article states it.', unit: 'year' }),
});

export const Season = z.strictObject({
  season_id: id.describe('The season: its series and year.'),
  series_id: id.describe('The series that it is a season of.'),
  year: count.meta({ description: 'The year of the season.', unit: 'year' }),
  title: text.describe('The title of its article.'),
  race_count: count.meta({ description: 'How many races it has, counted from the rows of race.', unit: 'race' }),
  start_date: optionalDate.meta({ description: 'The day of its first race.', unit: 'date, ISO 8601' }),
  end_date: optionalDate.meta({ description: 'The day of its last race.', unit: 'date, ISO 8601' }),
  source_id: sourceId,
});

export const SeasonNumber = z.strictObject({
  season_id: seasonId,
  counted_as: id.describe('What is counted: the season is the nth of this series or championship.'),
  number: ordinal.describe('Which season it is, from 1.'),
  source_id: sourceId,
  line: sourceLine,
});

export const Class = z.strictObject({
  season_id: seasonId,
  class_code: classCode,
  name: optionalText.describe(
    'The name of the class, written out where a heading of the entry list does so, such as Grand Touring 2 (GT2); else its ' +
      'code; NULL in a season without classes.',
  ),
  display_order: displayOrder,
});

export const Country = z.strictObject({
  country_id: id.describe('The country.'),
  name: text.describe('Its name in English.'),
  iso_alpha2: optionalText.describe('Its code of two letters in ISO 3166-1.'),
  iso_alpha3: optionalText.describe('Its code of three letters in ISO 3166-1.'),
  ioc_code: optionalText.describe('Its code of the International Olympic Committee.'),
});

export const CountryCode = z.strictObject({
  code: id.describe('The code, such as GER.'),
  standard: z
    .enum(['iso3166-1-alpha-3', 'ioc', 'fifa', 'iso3166-1-alpha-3-obsolete', 'ioc-obsolete', 'fifa-obsolete'])
    .describe('The standard that gives the code this meaning.'),
  country_id: id.describe('The country that it stands for.'),
});

export const Circuit = z.strictObject({
  circuit_id: id.describe('The circuit.'),
  name: text.describe('Its most frequent name in the articles.'),
  name_ascii: nameAscii,
});

export const Race = z.strictObject({
  race_id: id.describe('The race: its season and round; a second race of a round ends in -2.'),
  season_id: seasonId,
  round: ordinal.describe('The round of the season, from 1.'),
  race_in_round: ordinal.describe('Which race of its round it is, from 1.'),
  name: optionalText.describe('The name of the race in the schedule; in the results where the schedule lacks it.'),
  circuit_id: optionalId.describe('The circuit; NULL where the schedule names none.'),
  circuit_text: optionalText.describe('The circuit as the schedule prints it.'),
  results_circuit_text: optionalText.describe('The circuit as the results print it.'),
  header_text: optionalText.describe('The header of its column in the standings.'),
  race_date: optionalDate.meta({
    description: 'The day of the race; the last one where it took several.',
    unit: 'date, ISO 8601',
  }),
  date_text: optionalText.describe('The date as printed.'),
  length_text: optionalText.describe('The length as printed.'),
  classes_text: optionalText.describe(
    'The classes that the race is for, as the schedule prints them; NULL where it does not.',
  ),
  duration_minutes: optionalCount.meta({
    description: 'The length in time; NULL where it is not given in time.',
    unit: 'minute',
  }),
  distance_miles: optionalNumber.meta({
    description: 'The length in distance; NULL where it is not given in distance.',
    unit: 'mile',
  }),
  location: optionalText.describe('The town as the schedule prints it; as the results do where the schedule lacks it.'),
  venue_country_text: optionalText.describe(
    'The nation whose flag stands beside the race or its venue; NULL where none does.',
  ),
  source_id: sourceId,
  line: sourceLine,
});

export const Driver = z.strictObject({
  driver_id: id.describe('The driver, one for all seasons and spellings.'),
  name: text.describe('The most frequent spelling of the name.'),
  name_ascii: nameAscii,
  first_name: optionalText.describe('The first names; NULL where the name is a single word.'),
  last_name: optionalText.describe(
    'The last name, with particles before it such as van and with what follows it, such as Jr.; NULL where the name is a single word.',
  ),
  nationality_country_id: printedCountry,
});

export const Team = z.strictObject({
  team_id: id.describe('The team, one for all seasons and spellings.'),
  name: text.describe('The most frequent spelling of the name.'),
  name_ascii: nameAscii,
  country_id: printedCountry,
  organisation_team_id: id.describe('The team that a separately scored entry belongs to; else the team itself.'),
});

export const Manufacturer = z.strictObject({
  manufacturer_id: id.describe('The manufacturer, one for all seasons and spellings.'),
  name: text.describe('The most frequent spelling of the name.'),
  name_ascii: nameAscii,
  country_id: printedCountry,
});

export const Chassis = z.strictObject({
  chassis_id: id.describe('The chassis.'),
  name: text.describe('Its most frequent name in the articles.'),
});

export const Engine = z.strictObject({
  engine_id: id.describe('The engine.'),
  name: text.describe('Its most frequent name in the articles.'),
  capacity_litres: optionalNumber.meta({ description: 'Its capacity as the name states it.', unit: 'litre' }),
  configuration: optionalText.describe('Cylinders as the name states them, such as V8.'),
  aspiration: z
    .enum(['turbo', 'supercharged'])
    .nullable()
    .describe('How it is charged; NULL where the name does not say.'),
  fuel: optionalText.describe('Its fuel where the name states one, such as Diesel.'),
});

export const Entry = z.strictObject({
  entry_id: id.describe('The entry: season, class, team, and a number counted in the block of the team.'),
  season_id: seasonId,
  class_code: classCode,
  team_id: teamId,
  team_text: teamText,
  country_text: countryText,
  car_number: carNumber,
  is_opening_row_cut: flag.describe('1 where the row that opened this car lost its first driver in the source.'),
  source_id: sourceId,
  line: sourceLine,
});

export const EntryCar = z.strictObject({
  entry_id: entryId,
  display_order: displayOrder,
  chassis_id: optionalId.describe(`The chassis; ${orNone}.`),
  engine_id: optionalId.describe(`The engine; ${orNone}.`),
  chassis_text: optionalText.describe(`The chassis as printed; ${orNone}.`),
  engine_text: optionalText.describe(`The engine as printed; ${orNone}.`),
  tyre_text: optionalText.describe(`The tyres as printed; ${orNone}.`),
  rounds_text: optionalText.describe('The rounds in which this car was used, as printed; NULL where for all.'),
  is_inherited: flag.describe(
    '1 where the car is printed with an entry above and goes for this one too; that is one of the same team, or of another ' +
      'team in whose block this one stands.',
  ),
});

export const EntryDriver = z.strictObject({
  entry_id: entryId,
  display_order: displayOrder,
  driver_id: driverId,
  driver_text: driverText,
  country_text: countryText,
  rounds_text: optionalText.describe('The rounds as printed, such as 5–6, 9–10.'),
  is_rounds_lost: flag.describe('1 where the source has lost the rounds of this driver.'),
  source_id: sourceId,
  line: sourceLine,
});

export const EntryDriverRace = z.strictObject({
  entry_id: entryId,
  display_order: ordinal.describe('Which driver of the entry: the display_order of entry_driver.'),
  race_id: raceId,
  has_participated: flag.describe('0 where a mark says that he was entered and did not take part.'),
});

export const ClassWin = z.strictObject({
  race_id: raceId,
  class_code: classCode,
  season_id: seasonId,
  team_id: id.describe('The team that won the class.'),
  team_text: teamText,
  country_text: countryText,
  car_number: carNumber,
  entry_id: optionalId.describe(
    'The entry of the car, by its number and its crew; NULL where the entry list leaves it open, or contradicts the two.',
  ),
  is_overall_winner: optionalFlag.describe(
    '1 where the car won the race; NULL where the form of the article has lost the bold type that says so.',
  ),
  source_id: sourceId,
  line: sourceLine,
});

export const ClassWinDriver = z.strictObject({
  race_id: raceId,
  class_code: classCode,
  display_order: displayOrder,
  driver_id: id.describe('A driver of the winning car.'),
  driver_text: driverText,
  country_text: countryText,
  source_id: sourceId,
  line: sourceLine,
});
