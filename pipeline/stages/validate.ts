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

const REFERRED_TO: ReadonlySet<string> = new Set(
  DATASET_TABLES.flatMap((table) => TABLES[table].references.map((reference) => reference.table)),
);

/** Table to the keys of its rows. */
export type Keys = ReadonlyMap<string, Set<string>>;

/** Rows that the database will take. */
export interface Validated {
  readonly dataset: Dataset;
  readonly findings: readonly FindingDraft[];
  /** The keys of those of these rows, and of those that they may refer to, that others may name. */
  readonly keys: Keys;
}

/**
 * Holds every row against its schema, its key against the others of its table and its references against the rows
 * that they name, which are among these or among those with the keys `shared`. A row that fails is left out, with those
 * that refer to it; each gives an `unreadable-cell` finding with its line. What comes back is what the database will take.
 */
export function validate(dataset: Dataset, shared: Keys = new Map()): Validated {
  const findings: FindingDraft[] = [];
  const keys = new Map<string, Set<string>>();
  const kept: Record<string, AnyRow[]> = {};
  for (const table of DATASET_TABLES) {
    const known = new Set<string>();
    keys.set(table, known);
    const rows: AnyRow[] = [];
    if (table === 'team') for (const row of dataset.team) known.add(row.team_id);
    for (const row of dataset[table]) {
      const complaint = complaintOf(table, row, known, keys);
      if (complaint === null) rows.push(row);
      else findings.push(findingOf(table, row, complaint));
    }
    kept[table] = rows;
    const ofShared = shared.get(table);
    if (rows.length === 0 && ofShared) keys.set(table, ofShared);
  }
  const isWhole = findings.length === 0;
  for (const table of DATASET_TABLES) if (!REFERRED_TO.has(table)) keys.delete(table);
  return { dataset: isWhole ? dataset : withRows(dataset, kept), findings, keys };
}

/** Adds keys of further rows to those that are known. */
export function addKeys(known: Map<string, Set<string>>, further: Keys): void {
  for (const [table, keys] of further) {
    const ofTable = known.get(table);
    if (!ofTable) known.set(table, keys);
    else if (ofTable !== keys) for (const key of keys) ofTable.add(key);
  }
}

function withRows(dataset: Dataset, kept: Readonly<Record<string, readonly AnyRow[]>>): Dataset {
  const isKept = (table: DatasetTable) => {
    const rows = new Set<unknown>(kept[table]);
    return (row: unknown) => rows.has(row);
  };
  const entries = DATASET_TABLES.map((table) => [table, [...dataset[table]].filter(isKept(table))] as const);
  return { ...dataset, ...Object.fromEntries(entries) };
}

function complaintOf(table: DatasetTable, row: AnyRow, known: Set<string>, keys: Keys): string | null {
  const { schema, key, references } = TABLES[table];
  const parsed = schema.safeParse(row);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'is not valid'}`;
  }
  const ownKey = keyOf(row, key);
  if (known.has(ownKey) && table !== 'team') return `a row with the key ${ownKey} is there already`;
  for (const reference of references) {
    const missing = missingReference(row, reference, keys);
    if (missing !== null) return `${reference.columns.join(', ')}: there is no ${reference.table} ${missing}`;
  }
  known.add(ownKey);
  return null;
}

function missingReference(row: AnyRow, reference: Reference, keys: Keys): string | null {
  const ledger: readonly string[] = LEDGER_TABLES;
  if (ledger.includes(reference.table)) return null;
  if (reference.columns.some((column) => row[column] === null)) return null;
  const wanted = keyOf(row, reference.columns);
  return keys.get(reference.table)?.has(wanted) ? null : wanted;
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
