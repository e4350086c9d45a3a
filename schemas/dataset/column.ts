import * as z from 'zod';

/** Kinds of columns; the SQL types of `schema.sql` follow from them. */
export const id = z.string().min(1);
export const text = z.string();
export const optionalText = z.string().nullable();
export const optionalId = z.string().min(1).nullable();
export const flag = z.union([z.literal(0), z.literal(1)]);
export const optionalFlag = flag.nullable();
export const count = z.int().min(0);
export const optionalCount = z.int().min(0).nullable();
export const ordinal = z.int().positive();
export const optionalOrdinal = z.int().positive().nullable();
export const number = z.number();
export const optionalNumber = z.number().nullable();
export const optionalDate = z.iso.date().nullable();

const LINE = { unit: 'line, 1-based' };
const line = z.int().positive();

/** Columns that many tables have, with what the dictionary says of them. */
export const sourceId = id.describe('The article that the row is read from.');
export const sourceLine = line.meta({ ...LINE, description: 'The line of the raw file that the row is printed on.' });
export const optionalSourceId = optionalId.describe('The article that is spoken of; NULL where it is none.');
export const optionalSourceLine = line.nullable().meta({ ...LINE, description: 'The line of the raw file.' });
export const seasonId = id.describe('The season.');
export const optionalSeasonId = optionalId.describe('The season that is spoken of; NULL where it is none.');
export const classCode = id.describe('The class as its tables name it; - in a season without classes.');
export const raceId = id.describe('The race.');
export const optionalRaceId = optionalId.describe('The race that is spoken of; NULL where it is none.');
export const driverId = id.describe('The driver.');
export const manufacturerId = id.describe('The manufacturer.');
export const teamId = id.describe('The team.');
export const championshipId = id.describe(
  'The championship: a season, a class, and whether of drivers, teams or manufacturers.',
);
export const countryText = optionalText.describe('The nation as printed beside the name; NULL where none is printed.');
export const displayOrder = ordinal.describe('The order in which the rows are printed, from 1.');

/** A line of a raw file under another name than `line`. */
export function lineNamed(description: string) {
  return line.meta({ ...LINE, description });
}

/** 1 and 0 for true and false, null for null. */
export function flagOf(value: boolean): 0 | 1;
export function flagOf(value: boolean | null): 0 | 1 | null;
export function flagOf(value: boolean | null): 0 | 1 | null {
  return value === null ? null : value ? 1 : 0;
}
