import * as z from 'zod';
import { EntityKind } from '../curated.ts';
import { Cause, FindingCode, Severity } from '../finding.ts';
import { NoteAbout } from '../record/note.ts';
import { FactName, SubjectKind } from '../record/stated-fact.ts';
import {
  id,
  optionalFlag,
  optionalId,
  optionalNumber,
  optionalRaceId,
  optionalSeasonId,
  optionalSourceId,
  optionalSourceLine,
  optionalText,
  ordinal,
  sourceId,
  sourceLine,
  text,
} from './column.ts';
import { Verdict } from './standing-tables.ts';

const findingId = id.describe('The finding: a hash of its code, competitor and figures, without line and message.');
const kind = EntityKind.describe('What is named.');
const rawName = id.describe('The name as printed.');
const rowId = id.describe('The key of that row, its values joined with /.');

export const Note = z.strictObject({
  note_id: id.describe('The note: its article, and a number in the order of the article.'),
  source_id: sourceId,
  source_table_id: optionalId.describe('The table that the note belongs to; NULL where to none.'),
  line: sourceLine,
  mark: optionalText.describe('The mark that leads to the note, such as †; NULL where it has none.'),
  text: text.describe('The note as printed.'),
  about: NoteAbout.describe('What the note speaks of.'),
});

export const StatedFact = z.strictObject({
  stated_fact_id: id.describe('The statement: its article, and a number in the order of the article.'),
  source_id: sourceId,
  line: sourceLine,
  fact: FactName.describe('What is stated.'),
  subject_kind: SubjectKind.describe('What it is stated of: the kind, which names the table.'),
  subject_id: optionalId.describe('What it is stated of: the key in that table; NULL where it is not in the dataset.'),
  value_text: text.describe('What the prose states.'),
  computed_text: optionalText.describe(
    'What the tables say, or of an announcement another article; NULL where they say nothing.',
  ),
  verdict: Verdict.nullable().describe('Whether the two agree.'),
});

export const NameDecision = z.strictObject({
  kind,
  raw_name: rawName,
  entity_id: id.describe('The driver, team, circuit, chassis, engine or country that is decided upon.'),
  judgement: z
    .enum(['same', 'different', 'unsure'])
    .describe('Whether the name stands for it; different and unsure are near misses that were kept apart.'),
  method: z
    .enum(['exact', 'curated', 'diacritics', 'punctuation', 'nickname', 'spelling', 'evidence'])
    .describe('What decided: the same text, a line in names.csv, or which kind of difference.'),
  score: optionalNumber.describe('The weight of the evidence, for less against; NULL where none was weighed.'),
  evidence: optionalText.describe('What speaks for and against.'),
});

export const NameOccurrence = z.strictObject({
  kind,
  raw_name: rawName,
  entity_id: id.describe('The driver, team, circuit, chassis, engine or country that the name stands for here.'),
  source_id: sourceId,
  line: sourceLine,
});

export const Correction = z.strictObject({
  correction_id: id.describe('The correction: its article, and a number in the order of the article.'),
  source_id: sourceId,
  line: sourceLine,
  column_name: text.describe('The column of the printed table.'),
  printed: text.describe('What is printed.'),
  corrected: text.describe('What was read in its place.'),
  reason: text.describe('Why.'),
  reference: optionalText.describe('Where that can be looked up.'),
});

export const AuditCheck = z.strictObject({
  code: FindingCode.describe('What was checked: the code that a finding of this check has.'),
  table_name: id.describe('The table of the row that was checked.'),
  row_id: rowId,
  race_id: optionalId.describe('The race, where one round of the row was checked; NULL where all of the row was.'),
  outcome: Verdict.describe('How the check went.'),
  finding_id: optionalId.describe('The finding that it gave; NULL where it gave none.'),
});

export const Finding = z.strictObject({
  finding_id: findingId,
  code: FindingCode.describe('What kind of finding it is.'),
  severity: Severity.describe(
    'error: the article contradicts itself or its rules; warning: two places disagree and either may be right; info: ' +
      'worth knowing.',
  ),
  message: text.describe('What was found, for people to read.'),
  season_id: optionalSeasonId,
  championship_id: optionalId.describe('The championship that is spoken of; NULL where it is none.'),
  race_id: optionalRaceId,
  source_id: optionalSourceId,
  line: optionalSourceLine,
  column_number: ordinal.nullable().meta({
    description: 'The character in that line; NULL where the whole line is meant.',
    unit: 'character, 1-based',
  }),
  published: optionalText.describe(
    'What is printed: a figure, place, name, date or rounds; in a source-loss how many cars the entry list has; empty where the cell ' +
      'is; NULL where no such text is in question.',
  ),
  expected: optionalText.describe(
    'What the rest of the article gives in its place; NULL where it gives nothing that could stand there.',
  ),
  cause: Cause.nullable().describe('Why the two differ, where one can argue it.'),
  status: z.enum(['open', 'accepted']).describe('accepted: known, and listed in accepted-findings.csv.'),
  reason: optionalText.describe('Why it is accepted; NULL while it is open.'),
});

export const FindingRow = z.strictObject({
  finding_id: findingId,
  display_order: ordinal.describe('The order in which the rows contributed, from 1.'),
  role: text.describe('What the row has to do with the finding: subject, twin, round, entry, winner and the like.'),
  table_name: id.describe('The table of the row.'),
  row_id: rowId,
  source_id: optionalSourceId,
  line: optionalSourceLine,
});

export const BuildInfo = z.strictObject({
  key: id.describe('What is told.'),
  value: text.describe('What it is.'),
});

export const DataDictionary = z.strictObject({
  data_dictionary_id: id.describe('What is described: a table, view or index, or TABLE.COLUMN.'),
  table_name: id.describe('The table, view or index.'),
  column_name: optionalText.describe('The column; NULL in the row that describes the whole.'),
  kind: z.enum(['table', 'view', 'search']).describe('What it is; search is a full-text index over a table.'),
  ordinal: ordinal.nullable().describe('The number of the column, from 1; NULL in the row of the whole.'),
  type: z.enum(['TEXT', 'INTEGER', 'REAL']).nullable().describe('The type of the column.'),
  is_key: optionalFlag.describe('1 where the column is one of those that tell a row from all others.'),
  is_nullable: optionalFlag.describe('1 where the column can be NULL.'),
  unit: optionalText.describe('What a number counts or measures, and from where it counts.'),
  allowed_values: optionalText.describe('The values that the column can have, joined with ", "; NULL where any.'),
  refers_to: optionalText.describe('The key that the column refers to, as TABLE.COLUMN.'),
  description: text.describe('What stands in it.'),
  grain: optionalText.describe('What one row of it is; NULL in the row of a column.'),
});
