import type { DatasetDraft, DatasetTable } from '../../schemas/dataset/tables.ts';
import type { CellRef } from '../../schemas/record/origin.ts';
import type { EntityIds } from './entity-ids.ts';

/** The rows of an article, or of all together, while they are put together from records and names. */
export class Build {
  readonly names: EntityIds;
  /** The series that are published. */
  readonly seriesIds: ReadonlySet<string>;
  readonly rows: DatasetDraft = emptyDraft();

  constructor(names: EntityIds, seriesIds: ReadonlySet<string>) {
    this.names = names;
    this.seriesIds = seriesIds;
  }

  /** Says which published row carries a printed cell. */
  use(cells: readonly CellRef[], table: DatasetTable, rowId: string): void {
    for (const cell of cells) {
      this.rows.source_cell_use.push({
        source_table_id: cell.tableId,
        row_index: cell.row,
        column_index: cell.column,
        table_name: table,
        row_id: rowId,
      });
    }
  }
}

function emptyDraft(): DatasetDraft {
  return {
    series: [],
    season: [],
    season_number: [],
    class: [],
    country: [],
    country_code: [],
    circuit: [],
    race: [],
    driver: [],
    team: [],
    manufacturer: [],
    chassis: [],
    engine: [],
    entry: [],
    entry_car: [],
    entry_driver: [],
    entry_driver_race: [],
    class_win: [],
    class_win_driver: [],
    note: [],
    championship: [],
    championship_rule: [],
    points_system: [],
    points_system_value: [],
    race_points_system: [],
    points_adjustment: [],
    team_standing: [],
    team_standing_car: [],
    team_standing_race: [],
    driver_standing: [],
    driver_standing_team: [],
    driver_standing_race: [],
    manufacturer_standing: [],
    manufacturer_standing_race: [],
    stated_fact: [],
    name_decision: [],
    name_occurrence: [],
    correction: [],
    source_cell_use: [],
  };
}
