import { type BasicType, ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { TableName } from '../../schemas/dataset/tables.ts';
import type { Db } from './database.ts';
import { type Column, columnsOf, rowBatches } from './table-rows.ts';

/** As many rows make a group, which is held at once; a number of batches. */
const ROWS_A_GROUP = 50_000;
const TYPES: Readonly<Record<Column['type'], BasicType>> = { TEXT: 'STRING', INTEGER: 'INT64', REAL: 'DOUBLE' };

type Value = string | number | bigint | null;

/**
 * A table as Parquet in pieces, a row group each: TEXT as UTF-8 strings, INTEGER as 64-bit integers, REAL as doubles,
 * columns that are NOT NULL as required ones; rows in the order of the key.
 */
export function* parquetBytes(db: Db, table: TableName): Iterable<Uint8Array> {
  const columns = columnsOf(db, table);
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({
    columnData: columns.map(({ name, type, isNullable }) => ({
      name,
      data: [],
      type: TYPES[type],
      nullable: isNullable,
    })),
  });
  const file = new ParquetWriter({ writer, schema });
  for (const group of columnGroups(db, table, columns.length)) {
    const columnData = columns.map(({ name }, column) => ({ name, data: group[column] ?? [] }));
    file.write({ columnData, rowGroupSize: ROWS_A_GROUP });
    yield taken(writer);
  }
  file.finish();
  yield taken(writer);
}

/** The rows of a table as columns, those of a group at a time. */
function* columnGroups(db: Db, table: TableName, width: number): Iterable<Value[][]> {
  const empty = () => Array.from({ length: width }, (): Value[] => []);
  let group = empty();
  let height = 0;
  for (const rows of rowBatches<Value>(db, table, { isBigInt: true })) {
    for (const [column, values] of group.entries()) for (const row of rows) values.push(row[column] ?? null);
    height += rows.length;
    if (height < ROWS_A_GROUP) continue;
    yield group;
    group = empty();
    height = 0;
  }
  if (height > 0) yield group;
}

/** What was written since the last time; offsets go on counting from the start of the file. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.getBuffer());
  writer.index = 0;
  return bytes;
}
