import type { TableName } from './tables.ts';

/** A full-text index over columns of a table. */
export interface SearchDescription {
  readonly table: TableName;
  readonly columns: readonly string[];
  readonly description: string;
}

/** Every full-text index of the dataset; Datasette finds an index by the table that it names as its content. */
export const SEARCHES = {
  driver_fts: {
    table: 'driver',
    columns: ['name', 'name_ascii'],
    description:
      'Full-text search over drivers by the name shown, with accents or without; other spellings are in name_decision.',
  },
  team_fts: {
    table: 'team',
    columns: ['name', 'name_ascii'],
    description:
      'Full-text search over teams by the name shown, with accents or without; other spellings are in name_decision.',
  },
  race_fts: {
    table: 'race',
    columns: ['name', 'circuit_text', 'results_circuit_text', 'location'],
    description: 'Full-text search over races by name, circuit and town.',
  },
  finding_fts: {
    table: 'finding',
    columns: ['message'],
    description: 'Full-text search over findings.',
  },
} as const satisfies Record<string, SearchDescription>;
