import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TABLES, tableNames } from '../../schemas/dataset/tables.ts';
import { RAW } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { isRebuilt, REBUILD } from '../support/rebuild-cell.ts';
import { type AnyRow, numberOf, rowsOf, textOf } from '../support/rows.ts';

const { db, remove } = publish();
afterAll(remove);

/** A run of lines that begin with a pipe, read without the program. */
interface RawTable {
  readonly file: string;
  readonly lineFirst: number;
  readonly rows: readonly (readonly string[])[];
}

/** The tables of the five articles; a line of pipes that is no row, `|}` or `|valign="top"|`, is residue. */
function readRaw(): { tables: RawTable[]; residues: { file: string; line: number; text: string }[] } {
  const tables: RawTable[] = [];
  const residues: { file: string; line: number; text: string }[] = [];
  const folder = join(RAW, 'articles');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    let rows: string[][] = [];
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    lines.forEach((text, index) => {
      if (!text.startsWith('| ')) {
        if (text.startsWith('|')) residues.push({ file, line: index + 1, text });
        rows = [];
        return;
      }
      if (rows.length === 0) tables.push({ file, lineFirst: index + 1, rows });
      rows.push(
        text
          .slice(1, text.lastIndexOf('|'))
          .split('|')
          .map((cell) => cell.trim()),
      );
    });
  }
  return { tables, residues };
}

const raw = readRaw();
const cells = rowsOf(
  db,
  `SELECT source_cell.*, file, source_id FROM source_cell JOIN source_table USING (source_table_id)
   JOIN source USING (source_id) ORDER BY file, ordinal, row_index, column_index`,
);
const cellKey = (row: AnyRow) => `${row['source_table_id']} ${row['row_index']} ${row['column_index']}`;
const cellOf = new Map(cells.map((cell) => [cellKey(cell), cell]));
const uses = rowsOf(db, 'SELECT * FROM source_cell_use');

/** Row id to row, for every table that a cell is used in. */
const rowsById = new Map<string, Map<string, AnyRow>>();
for (const table of tableNames().filter((name) => uses.some((use) => use['table_name'] === name))) {
  const { key } = TABLES[table];
  const idOf = (row: AnyRow) => key.map((column) => row[column]).join('/');
  rowsById.set(table, new Map(rowsOf(db, `SELECT * FROM ${table}`).map((row) => [idOf(row), row])));
}

describe('the cells of the articles', () => {
  it('are as many as the pipes of the text say', () => {
    expect(raw.tables).toHaveLength(52);
    expect(raw.tables.flatMap((table) => table.rows)).toHaveLength(1614);
    expect(raw.tables.flatMap((table) => table.rows.flat())).toHaveLength(11_524);
    expect(raw.residues).toHaveLength(2);
    expect(numberOf(db, 'SELECT count(*) FROM source_table')).toBe(52);
    expect(numberOf(db, 'SELECT sum(row_count) FROM source_table')).toBe(1614);
    expect(numberOf(db, "SELECT count(*) FROM source_cell WHERE role <> 'residue'")).toBe(11_524);
    expect(numberOf(db, "SELECT count(*) FROM source_cell WHERE role = 'residue'")).toBe(2);
  });

  it('stand in the ledger with text, line and place as printed', () => {
    const printed = raw.tables.flatMap(({ file, lineFirst, rows }) =>
      rows.flatMap((row, rowIndex) =>
        row.map((text, columnIndex) => [file, lineFirst + rowIndex, rowIndex, columnIndex, text].join('\t')),
      ),
    );
    const kept = cells
      .filter((cell) => cell['role'] !== 'residue')
      .map((cell) => ['file', 'line', 'row_index', 'column_index', 'text'].map((name) => cell[name]).join('\t'));
    expect(kept).toEqual(printed);
  });

  it('have residue of markup beside them, line by line', () => {
    const kept = cells.filter((cell) => cell['role'] === 'residue');
    expect(kept.map(({ file, line, text }) => ({ file, line, text }))).toEqual(raw.residues);
  });

  it('lie in tables with the measures that the text has', () => {
    const kept = rowsOf(
      db,
      `SELECT file, line_first, line_last, row_count, column_count FROM source_table JOIN source USING (source_id)
       ORDER BY file, ordinal`,
    );
    const measured = raw.tables.map(({ file, lineFirst, rows }) => ({
      file,
      line_first: lineFirst,
      line_last: lineFirst + rows.length - 1,
      row_count: rows.length,
      column_count: Math.max(...rows.map((row) => row.length)),
    }));
    expect(kept).toEqual(measured);
  });

  it('are empty by role exactly where nothing is printed', () => {
    expect(cells.filter((cell) => (cell['role'] === 'empty') !== (cell['text'] === ''))).toEqual([]);
  });

  it('belong to tables of a known kind', () => {
    expect(numberOf(db, "SELECT count(*) FROM source_table WHERE kind = 'unknown'")).toBe(0);
  });
});

describe('what became of each cell', () => {
  it('is said of every data cell: a row that carries it, or a finding on its line', () => {
    const used = new Set(uses.map(cellKey));
    const reported = new Set(
      rowsOf(db, 'SELECT source_id, line FROM finding WHERE line IS NOT NULL').map(
        (row) => `${row['source_id']} ${row['line']}`,
      ),
    );
    const lost = cells.filter(
      (cell) =>
        cell['role'] === 'data' && !used.has(cellKey(cell)) && !reported.has(`${cell['source_id']} ${cell['line']}`),
    );
    expect(lost).toEqual([]);
  });

  it('is said of data cells only', () => {
    expect(uses.filter((use) => cellOf.get(cellKey(use))?.['role'] !== 'data')).toEqual([]);
  });

  it('points at rows that are there', () => {
    const missing = uses.filter(
      (use) => rowsById.get(textOf(use, 'table_name'))?.get(textOf(use, 'row_id')) === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('points at rows on the line of the cell, unless a row shares the place above it or a race has two tables', () => {
    const astray = uses.filter((use) => {
      const row = rowsById.get(textOf(use, 'table_name'))?.get(textOf(use, 'row_id'));
      const cell = cellOf.get(cellKey(use));
      if (row === undefined || !('line' in row) || row['line'] === cell?.['line']) return false;
      if (use['table_name'] === 'race') return row['results_circuit_text'] === null;
      return textOf(row, 'position_text') !== '' || textOf(row, 'position_published') !== cell?.['text'];
    });
    expect(astray).toEqual([]);
  });
});

describe('the text of a cell', () => {
  /** Cells of one table with the rows that carry them, in the rows' order. */
  function carried(table: string): { cell: AnyRow; rows: AnyRow[] }[] {
    const groups = new Map<string, AnyRow[]>();
    for (const use of uses.filter((candidate) => candidate['table_name'] === table)) {
      const row = rowsById.get(table)?.get(textOf(use, 'row_id'));
      if (row) groups.set(cellKey(use), [...(groups.get(cellKey(use)) ?? []), row]);
    }
    return [...groups].map(([key, rows]) => ({
      cell: cellOf.get(key) ?? {},
      rows: rows.sort((a, b) => Number(a['display_order'] ?? 0) - Number(b['display_order'] ?? 0)),
    }));
  }

  it('can be rebuilt for each table that cells are used in', () => {
    expect([...rowsById.keys()].sort()).toEqual(Object.keys(REBUILD).sort());
  });

  it.each(Object.keys(REBUILD))('is what the rows of %s print', (table) => {
    const found = carried(table);
    expect(found.length).toBeGreaterThan(0);
    const changed = found.filter(({ cell, rows }) => !isRebuilt(table, textOf(cell, 'text'), rows));
    expect(changed).toEqual([]);
  });

  /** What a row of a table prints, for the tables in which each cell belongs to one row or is counted by each. */
  const printed: Readonly<Record<string, (row: AnyRow) => readonly string[]>> = {
    entry_driver: (row) => REBUILD['entry_driver']?.([row]) ?? [],
    class_win: (row) => REBUILD['class_win']?.([row]) ?? [],
    team_standing: (row) => REBUILD['team_standing']?.([row]) ?? [],
    team_standing_race: (row) => REBUILD['team_standing_race']?.([row]) ?? [],
    driver_standing: (row) => REBUILD['driver_standing']?.([row]) ?? [],
    driver_standing_race: (row) => REBUILD['driver_standing_race']?.([row]) ?? [],
    race: (row) => [
      ...(REBUILD['race']?.([row]) ?? []),
      ...(row['results_circuit_text'] === null || row['circuit_text'] === null ? [] : [textOf(row, 'round')]),
    ],
  };

  it.each(Object.entries(printed))(
    'is printed once by the row of %s that carries it, and nothing else is',
    (table, texts) => {
      const cellsOfRow = new Map<string, string[]>();
      for (const use of uses.filter((candidate) => candidate['table_name'] === table)) {
        const id = textOf(use, 'row_id');
        cellsOfRow.set(id, [...(cellsOfRow.get(id) ?? []), textOf(cellOf.get(cellKey(use)), 'text')]);
      }
      for (const [id, row] of rowsById.get(table) ?? []) {
        expect([id, (cellsOfRow.get(id) ?? []).sort()]).toEqual([id, [...texts(row)].sort()]);
      }
    },
  );

  it('of the teams of a driver is what his teams print one after the other', () => {
    const differing = rowsOf(
      db,
      `SELECT teams_text, (SELECT group_concat(printed, ' ') FROM (
         SELECT trim(ifnull(country_text, '') || ' ' || team_text) AS printed FROM driver_standing_team
         WHERE driver_standing_team.driver_standing_id = driver_standing.driver_standing_id ORDER BY display_order
       )) AS rebuilt FROM driver_standing WHERE teams_text IS NOT rebuilt`,
    );
    expect(differing).toEqual([]);
  });

  it('under a race is the points that are counted, but for a footnote mark', () => {
    for (const table of ['team_standing_race', 'driver_standing_race']) {
      for (const row of rowsOf(db, `SELECT cell_text, points, note_id FROM ${table}`)) {
        const [number, ...mark] = textOf(row, 'cell_text').split('^');
        expect([row['cell_text'], row['points']]).toEqual([row['cell_text'], Number(number)]);
        if (mark.length > 0) expect(row['note_id']).not.toBeNull();
      }
    }
  });

  it('of a total is the points that are published', () => {
    for (const table of ['team_standing', 'driver_standing']) {
      for (const row of rowsOf(db, `SELECT total_text, points_published FROM ${table}`)) {
        expect(row['points_published']).toBe(Number(row['total_text']));
      }
    }
  });
});

describe('rows that no cell gave', () => {
  it.each(['entry_driver', 'class_win', 'class_win_driver', 'team_standing', 'team_standing_race', 'driver_standing'])(
    'are none in %s',
    (table) => {
      const used = new Set(uses.filter((use) => use['table_name'] === table).map((use) => use['row_id']));
      expect([...(rowsById.get(table)?.keys() ?? [])].filter((id) => !used.has(id))).toEqual([]);
    },
  );

  it('are cars that a further entry inherits', () => {
    const used = new Set(uses.filter((use) => use['table_name'] === 'entry_car').map((use) => use['row_id']));
    for (const [id, row] of rowsById.get('entry_car') ?? []) {
      expect([id, used.has(id)]).toEqual([id, row['is_inherited'] === 0]);
    }
  });
});
