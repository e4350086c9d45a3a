import { afterAll, expect, it } from 'vitest';
import { publish } from '../support/published.ts';

const published = publish();
afterAll(published.remove);

const rowsOf = (sql: string) => published.db.prepare<[], unknown[]>(sql).raw().all();

it('a statement has the verdict of its check, and without a check none but that it cannot be checked', () => {
  const verdicts = rowsOf(
    `SELECT stated_fact_id, verdict, outcome FROM stated_fact
     LEFT JOIN audit_check ON table_name = 'stated_fact' AND row_id = stated_fact_id`,
  );
  expect(verdicts.filter(([, , outcome]) => outcome !== null).length).toBeGreaterThan(10);
  expect(verdicts.filter(([, verdict, outcome]) => verdict !== (outcome ?? 'uncheckable'))).toEqual([]);
});

it('a date of an announcement is held against that of another article', () => {
  const sql = `SELECT line, value_text, computed_text, verdict FROM stated_fact WHERE line = 462`;
  expect(rowsOf(sql)).toEqual([[462, 'Green Challenge: June 24, 2008', 'January 2008', 'disagrees']]);
});

it('the chassis of a class is held against its entry list', () => {
  const sql = `SELECT line, value_text, computed_text, verdict FROM stated_fact WHERE fact = 'chassis' ORDER BY line`;
  expect(rowsOf(sql)).toEqual([
    [299, 'Oreca FLM09', 'Oreca FLM09', 'confirmed'],
    [324, 'Porsche 997 GT3 Cup', 'Porsche 997 GT3 Cup', 'confirmed'],
  ]);
});
