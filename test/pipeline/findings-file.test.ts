import { expect, it } from 'vitest';
import { createDatabase, insertFindings } from '../../pipeline/publish/database.ts';
import { findingRow } from '../../pipeline/publish/finding-rows.ts';
import { findingsJson } from '../../pipeline/publish/json-files.ts';

// All findings of many articles would not fit into one text.
it.each([0, 1, 1000, 1001, 2500])('findings.json comes a thousand findings at a time: %i', (count) => {
  const db = createDatabase(':memory:');
  const findings = Array.from({ length: count }, (_, index) =>
    findingRow(
      { code: 'total-mismatch', message: `number ${index}`, about: `row ${index}`, sourceId: null, line: null },
      `finding-${index}`,
      null,
    ),
  );
  insertFindings(db, { findings, rows: [] });
  const pieces = [...findingsJson(db)];
  db.close();
  const read: unknown = JSON.parse(pieces.join(''));
  expect(read).toEqual(findings.map((finding) => ({ ...finding, file: null, rows: [], publication: '' })));
  expect(pieces).toHaveLength(Math.ceil(count / 1000) + 1);
});
