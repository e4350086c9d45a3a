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
export const line = z.int().positive();
export const optionalLine = z.int().positive().nullable();
export const number = z.number();
export const optionalNumber = z.number().nullable();
export const optionalDate = z.iso.date().nullable();

/** 1 and 0 for true and false, null for null. */
export function flagOf(value: boolean): 0 | 1;
export function flagOf(value: boolean | null): 0 | 1 | null;
export function flagOf(value: boolean | null): 0 | 1 | null {
  return value === null ? null : value ? 1 : 0;
}
