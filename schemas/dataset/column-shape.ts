import * as z from 'zod';

/** What a column of a table or view takes, and what is said of it. */
export interface ColumnShape {
  readonly type: 'TEXT' | 'INTEGER' | 'REAL';
  readonly isNullable: boolean;
  /** Text that is a date, `2008-03-15`. */
  readonly isDate: boolean;
  /** The values that the column can have; null where any. Of a flag, 0 and 1. */
  readonly values: readonly (string | number)[] | null;
  readonly description: string;
  readonly unit: string | null;
}

/** Reads what a field of a row schema says of its column. */
export function columnShape(field: z.ZodType): ColumnShape {
  const inner = innermost(field);
  const { description = '', unit } = field.meta() ?? {};
  return {
    type: typeOf(inner),
    isNullable: field.safeParse(null).success,
    isDate: inner instanceof z.ZodISODate,
    values: valuesOf(inner),
    description,
    unit: typeof unit === 'string' ? unit : null,
  };
}

/** The fields of a row schema with the names of their columns, in order. */
export function columnsOf(schema: z.ZodObject): [name: string, field: z.ZodType][] {
  return Object.entries(schema.shape).filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType);
}

function innermost(field: z.ZodType): z.ZodType {
  if (!(field instanceof z.ZodNullable)) return field;
  const inner = field.unwrap();
  return inner instanceof z.ZodType ? innermost(inner) : field;
}

function typeOf(field: z.ZodType): ColumnShape['type'] {
  if (field.safeParse(0.5).success) return 'REAL';
  return [0, 1, 2].some((value) => field.safeParse(value).success) ? 'INTEGER' : 'TEXT';
}

function valuesOf(field: z.ZodType): (string | number)[] | null {
  if (field instanceof z.ZodEnum) return field.options;
  const isFlag = field.safeParse(0).success && field.safeParse(1).success && !field.safeParse(2).success;
  return isFlag ? [0, 1] : null;
}
