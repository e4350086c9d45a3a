import { describe, expect, it } from 'vitest';
import { createDatabase, insertDataset, writtenRows } from '../../pipeline/publish/database.ts';
import { validate } from '../../pipeline/stages/validate.ts';
import { reconciledWhole } from '../support/reconciled.ts';
import { curatedOf, recordsOfSeason } from '../support/records-builder.ts';

// Rows of an article are held against those that are written before them, of which nothing is kept in memory.

const { dataset } = reconciledWhole(
  [
    recordsOfSeason({
      year: 2031,
      races: [{ round: 1, circuit: 'Lakeland' }],
      entries: [{ class: 'GT', team: '|Red Kite Racing', drivers: ['|Ada Moreau', '|Ben Ochoa'] }],
    }),
  ],
  curatedOf({}),
);
const ofArticle = { ...dataset, driver: [], name_decision: [] };

describe('rows of an article', () => {
  it('may name what is written', () => {
    const db = createDatabase(':memory:');
    insertDataset(db, { ...dataset, entry_driver: [], entry_driver_race: [], name_occurrence: [] });
    const validated = validate(ofArticle, writtenRows(db));
    expect(validated.findings).toEqual([]);
    expect(validated.dataset.entry_driver).toHaveLength(2);
    db.close();
  });

  it('are left out where they name what is not, each with its line', () => {
    const db = createDatabase(':memory:');
    const others = dataset.driver.filter(({ last_name: last }) => last !== 'Ochoa');
    insertDataset(db, { ...dataset, driver: others, entry_driver: [], entry_driver_race: [], name_occurrence: [] });
    const validated = validate(ofArticle, writtenRows(db));
    expect(validated.dataset.entry_driver.map(({ driver_text: text }) => text)).toEqual(['Ada Moreau']);
    expect(validated.findings.map(({ message }) => message.replace(/^The row \S+ of /, ''))).toEqual([
      'entry_driver cannot be published: driver_id: there is no driver ben-ochoa',
      expect.stringMatching(
        /^entry_driver_race cannot be published: entry_id, display_order: there is no entry_driver /,
      ),
    ]);
    const [driver] = dataset.entry_driver.filter(({ driver_text: text }) => text === 'Ben Ochoa');
    expect(validated.findings[0]).toMatchObject({ sourceId: driver?.source_id, line: driver?.line });
    db.close();
  });

  it('may name one another alone where nothing is written', () => {
    expect(validate(dataset).findings).toEqual([]);
    expect(validate(ofArticle).findings.length).toBeGreaterThan(1);
  });
});
