import { type BasicType, ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { TableName } from '../../schemas/dataset/tables.ts';
import type { Db } from './database.ts';
import { type Column, columnsOf, rowBatches } from './table-rows.ts';

/** As many rows are held at once. */
const ROWS_A_GROUP = 50_000;
const TYPES: Readonly<Record<Column['type'], BasicType>> = { TEXT: 'STRING', INTEGER: 'INT64', REAL: 'DOUBLE' };

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
  for (const rows of rowBatches<string | number | bigint | null>(db, table, ROWS_A_GROUP, { isBigInt: true })) {
    const columnData = columns.map(({ name }, column) => ({ name, data: rows.map((row) => row[column]) }));
    file.write({ columnData, rowGroupSize: ROWS_A_GROUP });
    yield taken(writer);
  }
  file.finish();
  yield taken(writer);
}

/** What was written since the last time; offsets go on counting from the start of the file. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.getBuffer());
  writer.index = 0;
  return bytes;
}
