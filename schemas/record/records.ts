import type { ClassWinRecord } from './class-win.ts';
import type { EntryRecord } from './entry.ts';
import type { AdjustmentRecord, NoteRecord, RuleRecord } from './note.ts';
import type { PointsSystemRecord } from './points.ts';
import type { RaceRecord } from './race.ts';
import type { ClassRecord, SeasonNumberRecord, SeasonRecord, SeriesRecord } from './season.ts';
import type { ChampionshipRecord, StandingRecord } from './standing.ts';
import type { StatedFactRecord } from './stated-fact.ts';

/** Everything that is read from one article, kind by kind, in printed order. */
export interface Records {
  readonly series: readonly SeriesRecord[];
  readonly seasons: readonly SeasonRecord[];
  readonly seasonNumbers: readonly SeasonNumberRecord[];
  readonly classes: readonly ClassRecord[];
  readonly races: readonly RaceRecord[];
  readonly entries: readonly EntryRecord[];
  readonly classWins: readonly ClassWinRecord[];
  readonly pointsSystems: readonly PointsSystemRecord[];
  readonly championships: readonly ChampionshipRecord[];
  readonly standings: readonly StandingRecord[];
  readonly notes: readonly NoteRecord[];
  readonly adjustments: readonly AdjustmentRecord[];
  readonly rules: readonly RuleRecord[];
  readonly statedFacts: readonly StatedFactRecord[];
}
