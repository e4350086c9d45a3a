import * as z from 'zod';
import { EntityKind } from '../curated.ts';
import { Cause, FindingCode, Severity } from '../finding.ts';
import { NoteAbout } from '../record/note.ts';
import { FactName, SubjectKind } from '../record/stated-fact.ts';
import { id, line, optionalId, optionalLine, optionalNumber, optionalText, ordinal, text } from './column.ts';
import { Verdict } from './standing-tables.ts';

export const Note = z.strictObject({
  note_id: id,
  source_id: id,
  source_table_id: optionalId,
  line,
  mark: optionalText,
  text,
  about: NoteAbout,
});

export const StatedFact = z.strictObject({
  stated_fact_id: id,
  source_id: id,
  line,
  fact: FactName,
  subject_kind: SubjectKind,
  subject_id: optionalId,
  value_text: text,
  computed_text: optionalText,
  verdict: Verdict.nullable(),
});

export const NameDecision = z.strictObject({
  kind: EntityKind,
  raw_name: id,
  entity_id: id,
  judgement: z.enum(['same', 'different', 'unsure']),
  method: z.enum(['exact', 'curated', 'diacritics', 'punctuation', 'nickname', 'spelling', 'evidence']),
  score: optionalNumber,
  evidence: optionalText,
});

export const NameOccurrence = z.strictObject({ kind: EntityKind, raw_name: id, entity_id: id, source_id: id, line });

export const Correction = z.strictObject({
  correction_id: id,
  source_id: id,
  line,
  column_name: text,
  printed: text,
  corrected: text,
  reason: text,
  reference: optionalText,
});

export const AuditCheck = z.strictObject({
  code: FindingCode,
  table_name: id,
  row_id: id,
  race_id: optionalId,
  outcome: Verdict,
  finding_id: optionalId,
});

export const Finding = z.strictObject({
  finding_id: id,
  code: FindingCode,
  severity: Severity,
  message: text,
  season_id: optionalId,
  championship_id: optionalId,
  race_id: optionalId,
  source_id: optionalId,
  line: optionalLine,
  column_number: optionalLine,
  published: optionalText,
  expected: optionalText,
  cause: Cause.nullable(),
  status: z.enum(['open', 'accepted']),
  reason: optionalText,
});

export const FindingRow = z.strictObject({
  finding_id: id,
  display_order: ordinal,
  role: text,
  table_name: id,
  row_id: id,
  source_id: optionalId,
  line: optionalLine,
});

export const BuildInfo = z.strictObject({ key: id, value: text });
