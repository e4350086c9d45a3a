import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sarifLog } from '../../pipeline/audit-report/sarif.ts';
import { FindingCode } from '../../schemas/finding.ts';
import { RAW, runProcess, scratch, sha256, snapshot } from '../support/program.ts';
import { type AnyRow, textOf } from '../support/rows.ts';
import { changedCopy, published, rowsIn, runAudit } from './support.ts';

const require = createRequire(import.meta.url);
const folder = scratch();
afterAll(folder.remove);

const Log = z.looseObject({
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.looseObject({
      tool: z.looseObject({
        driver: z.looseObject({ name: z.string(), rules: z.array(z.looseObject({ id: z.string() })) }),
      }),
      results: z.array(
        z.looseObject({
          ruleId: z.string(),
          ruleIndex: z.int(),
          level: z.enum(['error', 'warning', 'note']),
          message: z.strictObject({ text: z.string() }),
          locations: z.array(
            z.strictObject({
              physicalLocation: z.strictObject({
                artifactLocation: z.strictObject({ uri: z.string(), uriBaseId: z.literal('%SRCROOT%') }),
                region: z
                  .strictObject({ startLine: z.int(), startColumn: z.int().optional(), endLine: z.int() })
                  .optional(),
              }),
            }),
          ),
          partialFingerprints: z.strictObject({ 'findingId/v1': z.string() }),
          suppressions: z.array(
            z.strictObject({
              kind: z.literal('external'),
              status: z.literal('accepted'),
              justification: z.string(),
            }),
          ),
        }),
      ),
    }),
  ]),
});

/** What the published schema of SARIF 2.1.0 says against a log; nothing where it is valid. */
function complaintsOf(log: unknown): string[] {
  const main = require.resolve('@microsoft/sarif-multitool-ts');
  const schema: unknown = JSON.parse(
    readFileSync(join(dirname(dirname(main)), 'assets', 'sarif-2.1.0.schema.json'), 'utf8'),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

let db = '';
let path = '';
let stored: AnyRow[] = [];
let acceptedId = '';
beforeAll(async () => {
  const plain = published(folder, RAW);
  acceptedId = textOf(rowsIn(plain, "SELECT finding_id FROM finding WHERE code = 'total-mismatch'")[0], 'finding_id');
  db = changedCopy(
    folder,
    plain,
    `UPDATE finding SET status = 'accepted', reason = 'known, and seen by eye' WHERE finding_id = '${acceptedId}'`,
    `INSERT INTO finding (finding_id, code, severity, message, status)
     VALUES ('00000000000a', 'accepted-unmatched', 'warning', 'there is no finding 0123456789ab any more', 'open')`,
  );
  path = folder.at('logs/findings.sarif', 'an older log');
  expect(await runAudit(['--db', db, '--sarif', path, '--quiet'])).toEqual({
    status: 0,
    out: '',
    err: expect.stringContaining('the content is not the one whose hash the file carries'),
  });
  stored = rowsIn(
    db,
    'SELECT finding.*, source.file FROM finding LEFT JOIN source ON source.source_id = finding.source_id',
  );
}, 60_000);
const read = (): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('the log', () => {
  it('is valid by the published schema', () => {
    expect(complaintsOf(read())).toEqual([]);
  });

  it('would be found out by that schema', () => {
    const log = Log.parse(read());
    const [run] = log.runs;
    const [result] = run.results;
    expect(complaintsOf({ ...log, runs: [{ ...run, results: [{ ...result, level: 'info' }] }] })).not.toEqual([]);
    expect(complaintsOf({ ...log, runs: [{ ...run, tool: { driver: {} } }] })).not.toEqual([]);
    expect(complaintsOf({ ...log, more: true })).not.toEqual([]);
  });

  it('has a rule for each code, with its help', () => {
    const { rules } = Log.parse(read()).runs[0].tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(FindingCode.options);
    for (const rule of rules) {
      expect(rule).toMatchObject({
        shortDescription: { text: expect.stringMatching(/^[A-Z].*\.$/) },
        help: { markdown: expect.stringContaining(`(docs/findings.md#${rule.id})`) },
      });
    }
  });

  it('has each finding with its line, level, rule and id', () => {
    const level = { error: 'error', warning: 'warning', info: 'note' };
    const { results, tool } = Log.parse(read()).runs[0];
    const shown = results.map((result) => ({
      id: result.partialFingerprints['findingId/v1'],
      code: result.ruleId,
      level: result.level,
      message: result.message.text,
      uri: result.locations[0]?.physicalLocation.artifactLocation.uri,
      line: result.locations[0]?.physicalLocation.region?.startLine ?? null,
      endLine: result.locations[0]?.physicalLocation.region?.endLine ?? null,
      column: result.locations[0]?.physicalLocation.region?.startColumn ?? null,
    }));
    const wanted = stored.map((row) => ({
      id: row['finding_id'],
      code: row['code'],
      level: level[z.enum(['error', 'warning', 'info']).parse(row['severity'])],
      message: row['message'],
      uri: row['file'] === null ? 'raw/curated/accepted-findings.csv' : `raw/articles/${row['file']}`,
      line: row['line'],
      endLine: row['line'],
      column: row['column_number'],
    }));
    const byId = (rows: readonly { readonly id: unknown }[]) => new Map(rows.map((row) => [row.id, row]));
    expect(byId(shown)).toEqual(byId(wanted));
    for (const result of results) expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
  });

  it('suppresses the accepted finding and no other', () => {
    const suppressed = Log.parse(read()).runs[0].results.filter(({ suppressions }) => suppressions.length > 0);
    expect(suppressed).toMatchObject([
      {
        partialFingerprints: { 'findingId/v1': acceptedId },
        suppressions: [{ kind: 'external', status: 'accepted', justification: 'known, and seen by eye' }],
      },
    ]);
  });

  it('is the same bytes in a process of its own, and has nothing beside it', () => {
    const other = folder.at('logs/other.sarif');
    expect(runProcess(['audit', '--db', db, '--sarif', other, '--quiet'])).toMatchObject({ status: 0, out: '' });
    expect(sha256(readFileSync(other))).toBe(sha256(readFileSync(path)));
    expect(Object.keys(snapshot(dirname(path))).sort()).toEqual(['findings.sarif', 'other.sarif']);
  });
});

it('a log of strange names and of nothing is valid too', () => {
  const finding = {
    finding_id: '0123456789ab',
    code: 'row-misshapen',
    severity: 'warning',
    message: 'an escape \u001b[2J and {0} and 100 %',
    season_id: null,
    championship_id: null,
    race_id: null,
    source_id: 'x',
    line: null,
    column_number: null,
    published: null,
    expected: null,
    cause: null,
    status: 'open',
    reason: null,
    file: 'Säson 2031, "A" #2 100%?.txt',
  } as const;
  const text = sarifLog([finding], '1.0.0');
  expect(complaintsOf(JSON.parse(text))).toEqual([]);
  expect(text).toContain('raw/articles/S%C3%A4son%202031%2C%20%22A%22%20%232%20100%25%3F.txt');
  expect(complaintsOf(JSON.parse(sarifLog([], '1.0.0')))).toEqual([]);
});
