import {
  DATASET_TABLES,
  type Dataset,
  type DatasetTable,
  LEDGER_TABLES,
  type Reference,
  TABLES,
} from '../../schemas/dataset/tables.ts';
import type { FindingDraft } from '../../schemas/finding.ts';

type AnyRow = Readonly<Record<string, unknown>>;

/** Whether a row with these values as its key is written already. */
export type IsWritten = (table: string, key: readonly unknown[]) => boolean;

/** What the rows may refer to, table by table. */
interface Known {
  /** The keys of these rows, and those of written ones that are found. */
  readonly keys: Map<string, Set<string>>;
  /** Whether a row is written already, of a table of which there are none here. */
  readonly isElsewhere: IsWritten;
}

/** Rows that the database will take. */
export interface Validated {
  readonly dataset: Dataset;
  readonly findings: readonly FindingDraft[];
}

/**
 * Holds every row against its schema, its key against the others of its table and its references against the rows
 * that they name, which are among these or, where these have none of that table, written already. A row that fails is left
 * out, with those that refer to it; each gives an `unreadable-cell` finding with its line. What comes back is what the
 * database will take.
 */
export function validate(dataset: Dataset, isWritten: IsWritten = () => false): Validated {
  const findings: FindingDraft[] = [];
  const keys = new Map<string, Set<string>>();
  const kept: Record<string, AnyRow[]> = {};
  const isElsewhere: IsWritten = (table, key) => (kept[table]?.length ?? 0) === 0 && isWritten(table, key);
  for (const table of DATASET_TABLES) {
    const known = new Set<string>();
    keys.set(table, known);
    const rows: AnyRow[] = [];
    if (table === 'team') for (const row of dataset.team) known.add(row.team_id);
    for (const row of dataset[table]) {
      const complaint = complaintOf(table, row, { keys, isElsewhere });
      if (complaint === null) rows.push(row);
      else findings.push(findingOf(table, row, complaint));
    }
    kept[table] = rows;
  }
  const isWhole = findings.length === 0;
  return { dataset: isWhole ? dataset : withRows(dataset, kept), findings };
}

function withRows(dataset: Dataset, kept: Readonly<Record<string, readonly AnyRow[]>>): Dataset {
  const isKept = (table: DatasetTable) => {
    const rows = new Set<unknown>(kept[table]);
    return (row: unknown) => rows.has(row);
  };
  const entries = DATASET_TABLES.map((table) => [table, [...dataset[table]].filter(isKept(table))] as const);
  return { ...dataset, ...Object.fromEntries(entries) };
}

function complaintOf(table: DatasetTable, row: AnyRow, known: Known): string | null {
  const { schema, key, references } = TABLES[table];
  const parsed = schema.safeParse(row);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'is not valid'}`;
  }
  const ownKey = keyOf(row, key);
  const ofTable = known.keys.get(table);
  if (ofTable?.has(ownKey) && table !== 'team') return `a row with the key ${ownKey} is there already`;
  for (const reference of references) {
    const missing = missingReference(row, reference, known);
    if (missing !== null) return `${reference.columns.join(', ')}: there is no ${reference.table} ${missing}`;
  }
  ofTable?.add(ownKey);
  return null;
}

function missingReference(row: AnyRow, reference: Reference, { keys, isElsewhere }: Known): string | null {
  const ledger: readonly string[] = LEDGER_TABLES;
  if (ledger.includes(reference.table)) return null;
  if (reference.columns.some((column) => row[column] === null)) return null;
  const wanted = keyOf(row, reference.columns);
  const known = keys.get(reference.table);
  if (known?.has(wanted)) return null;
  const values = reference.columns.map((column) => row[column]);
  if (!isElsewhere(reference.table, values)) return wanted;
  // The next row is likely to name it too.
  known?.add(wanted);
  return null;
}

/** As `rowId` joins it; without a list, for every key and reference of every row. */
function keyOf(row: AnyRow, columns: readonly string[]): string {
  let key = '';
  for (const column of columns) key += `/${String(row[column])}`;
  return key.slice(1);
}

function findingOf(table: DatasetTable, row: AnyRow, complaint: string): FindingDraft {
  const line = row['line'];
  const sourceId = row['source_id'];
  const id = keyOf(row, TABLES[table].key);
  return {
    code: 'unreadable-cell',
    message: `The row ${id} of ${table} cannot be published: ${complaint}`,
    about: `${table} ${id}`,
    sourceId: typeof sourceId === 'string' ? sourceId : null,
    line: typeof line === 'number' && line > 0 ? line : null,
  };
}
