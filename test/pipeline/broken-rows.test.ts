import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkRows, createDatabase, type Db, insertRows } from '../../pipeline/publish/database.ts';

const CHECK = {
  code: 'total-mismatch',
  table_name: 'team_standing',
  row_id: 'x',
  race_id: null,
  outcome: 'confirmed',
  finding_id: null,
};

let db: Db;
beforeEach(() => {
  db = createDatabase(':memory:');
});
afterEach(() => {
  db.close();
});

it('lets rows pass that keep to their lists of values', () => {
  insertRows(db, 'audit_check', [CHECK, { ...CHECK, row_id: 'y' }]);
  expect(() => checkRows(db)).not.toThrow();
});

it.each([{ code: 'no-such-code' }, { outcome: 'perhaps' }])('stops at a row with $code$outcome', (wrong) => {
  insertRows(db, 'audit_check', [CHECK, { ...CHECK, row_id: 'y', ...wrong }]);
  expect(() => checkRows(db)).toThrow(/^a row of audit_check breaks a CHECK: .*"row_id":"y"/);
});

it('stops at a row that refers to one that is not there', () => {
  insertRows(db, 'audit_check', [{ ...CHECK, race_id: 'alms/2002/01' }]);
  expect(() => checkRows(db)).toThrow('row 1 of audit_check refers to a row of race that is not there');
});

it('has each row checked that is written later', () => {
  checkRows(db);
  expect(() => insertRows(db, 'audit_check', [{ ...CHECK, outcome: 'perhaps' }])).toThrow(/CHECK constraint failed/);
});
