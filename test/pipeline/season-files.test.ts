import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SeasonDocument } from '../../schemas/dataset/season-document.ts';
import type { TableName } from '../../schemas/dataset/tables.ts';
import { publish } from '../support/published.ts';
import { type AnyRow, rowsOf } from '../support/rows.ts';

const { db, outDir, remove } = publish();
afterAll(remove);

const names = readdirSync(join(outDir, 'seasons')).sort();
const texts = names.map((name) => readFileSync(join(outDir, 'seasons', name), 'utf8'));
const documents = texts.map((text) => SeasonDocument.parse(JSON.parse(text)));
const schema = z
  .record(z.string(), z.unknown())
  .parse(JSON.parse(readFileSync(join(outDir, 'schemas', 'season.schema.json'), 'utf8')));

function season(id: string): SeasonDocument {
  const found = documents.find((document) => document.season_id === id);
  if (found === undefined) throw new Error(`no document of ${id}`);
  return found;
}

describe('the season documents', () => {
  it('are one a season', () => {
    expect(names).toEqual(
      rowsOf(db, 'SELECT season_id FROM season ORDER BY season_id').map((row) => `${row['season_id']}.json`),
    );
    expect(documents.map((document) => `${document.season_id}.json`)).toEqual(names);
  });

  it('are what their JSON Schema says, every property described', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    for (const text of texts) {
      const document: unknown = JSON.parse(text);
      validate(document);
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ ...documents[0], races: [{ round: 'one' }] })).toBe(false);
    expect(undescribed(schema)).toEqual([]);
  });

  it('carry the publication hash', () => {
    const hash = rowsOf(db, "SELECT value FROM build_info WHERE key = 'publication'")[0]?.['value'];
    expect(new Set(documents.map(({ publication }) => publication))).toEqual(new Set([hash]));
  });
});

/** The paths of properties of a JSON Schema without a description. */
function undescribed(node: unknown, path = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => undescribed(item, path));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== 'properties') return undescribed(value, path);
    return Object.entries(z.record(z.string(), z.looseObject({})).parse(value)).flatMap(([name, property]) => [
      ...('description' in property ? [] : [`${path}/${name}`]),
      ...undescribed(property, `${path}/${name}`),
    ]);
  });
}

type Nested = Readonly<Record<string, unknown>>;
const championships = documents.flatMap(({ classes }) =>
  classes.flatMap(({ teams, drivers, manufacturers }) => [
    ...(teams ? [{ ...teams, kind: 'team' }] : []),
    ...(drivers ? [{ ...drivers, kind: 'driver' }] : []),
    ...(manufacturers ? [{ ...manufacturers, kind: 'manufacturer' }] : []),
  ]),
);
const teamRows = documents.flatMap(({ classes }) => classes.flatMap(({ teams }) => teams?.rows ?? []));
const driverRows = documents.flatMap(({ classes }) => classes.flatMap(({ drivers }) => drivers?.rows ?? []));
const makerRows = documents.flatMap(({ classes }) => classes.flatMap(({ manufacturers }) => manufacturers?.rows ?? []));
const races = documents.flatMap((document) => document.races);
const entries = documents.flatMap(({ classes }) => classes.flatMap((one) => one.entries));

/** What each table has in the documents, all seasons together. */
const NESTED: Readonly<Partial<Record<TableName, readonly Nested[]>>> = {
  season: documents,
  season_number: documents.flatMap(({ numbers }) => numbers),
  class: documents.flatMap(({ classes }) => classes),
  race: races,
  race_points_system: races.flatMap((race) => race.points_systems),
  class_win: races.flatMap((race) => race.winners),
  class_win_driver: races.flatMap((race) => race.winners.flatMap(({ drivers }) => drivers)),
  championship: championships,
  points_adjustment: championships.flatMap(({ adjustments }) => adjustments),
  team_standing: teamRows,
  team_standing_car: teamRows.flatMap(({ cars }) => cars),
  team_standing_race: teamRows.flatMap(({ rounds }) => rounds),
  driver_standing: driverRows,
  driver_standing_team: driverRows.flatMap(({ teams }) => teams),
  driver_standing_race: driverRows.flatMap(({ rounds }) => rounds),
  manufacturer_standing: makerRows,
  manufacturer_standing_race: makerRows.flatMap(({ rounds }) => rounds),
  entry: entries,
  entry_car: entries.flatMap(({ cars }) => cars),
  entry_driver: entries.flatMap(({ drivers }) => drivers),
  entry_driver_race: entries.flatMap(({ drivers }) => drivers.flatMap((driver) => driver.races)),
  points_system: documents.flatMap((document) => document.points_systems),
  points_system_value: documents.flatMap((document) => document.points_systems.flatMap(({ values }) => values)),
  championship_rule: documents.flatMap(({ rules }) => rules),
};

describe('together the documents', () => {
  it.each(Object.entries(NESTED))('have every row of %s once', (table, nested) => {
    const rows = rowsOf(db, `SELECT * FROM ${table}`);
    const shared = Object.keys(rows[0] ?? {}).filter((column) => nested.every((object) => column in object));
    expect(sorted(nested, shared)).toEqual(sorted(rows, shared));
    if (rows.length > 0) expect(shared.length).toBeGreaterThan(1);
  });

  it('have the findings of every season with their rows', () => {
    const findings = documents.flatMap((document) => document.findings);
    const wanted = rowsOf(db, 'SELECT finding_id FROM finding WHERE season_id IS NOT NULL');
    expect(findings.map((finding) => finding.finding_id).sort()).toEqual(wanted.map((row) => row['finding_id']).sort());
    for (const { finding_id: id, rows } of findings) {
      expect(rows).toHaveLength(rowsOf(db, 'SELECT 1 FROM finding_row WHERE finding_id = ?', id).length);
    }
  });

  it('name the findings of a row at the row', () => {
    for (const document of documents) {
      const ids = new Set(document.findings.map((finding) => finding.finding_id));
      for (const { teams, drivers, manufacturers } of document.classes) {
        const named = [teams, drivers, manufacturers].flatMap((one) => one?.rows.flatMap((row) => row.findings) ?? []);
        expect(named.filter((id) => !ids.has(id))).toEqual([]);
      }
    }
  });
});

function sorted(objects: readonly (Nested | AnyRow)[], columns: readonly string[]): string[] {
  return objects.map((object) => JSON.stringify(columns.map((column) => object[column]))).sort();
}

// Read by eye in 2008_American_Le_Mans_Series.txt: lines 209 to 216 and 278 to 280.
describe('the season of 2008', () => {
  const document = season('american-le-mans-series-2008');

  it('begins at Sebring with four winning cars', () => {
    const [first] = document.races;
    expect(first).toMatchObject({ round: 1, name: 'Mobil 1 12 Hours of Sebring', race_date: '2008-03-15' });
    expect(first?.winners.map(({ class_code, car_number, team }) => [class_code, car_number, team])).toEqual([
      ['LMP1', '1', 'Audi Sport North America'],
      ['LMP2', '7', 'Penske Racing'],
      ['GT1', '3', 'Corvette Racing'],
      ['GT2', '45', 'Flying Lizard Motorsports'],
    ]);
    expect(first?.winners[0]).toMatchObject({ line: 215 });
    expect(
      first?.winners[0]?.drivers.map(({ driver_text, country_text, line }) => [driver_text, country_text, line]),
    ).toEqual([
      ['Rinaldo Capello', 'ITA', 216],
      ['Tom Kristensen', 'DEN', 216],
      ['Allan McNish', 'GBR', 216],
    ]);
  });

  it('has the row of Tafel Racing with its rounds, both totals, its verdict and its finding', () => {
    const row = document.classes
      .find(({ class_code }) => class_code === 'GT2')
      ?.teams?.rows.find(({ team_text }) => team_text === 'Tafel Racing');
    expect(row).toMatchObject({
      position_text: '2',
      total_text: '195',
      points_published: 195,
      points_computed: 185,
      verdict: 'disagrees',
      line: 280,
    });
    expect(row?.rounds.map(({ round, cell_text, line }) => [round, cell_text, line])).toEqual(
      ['20', '20', '20', '13', '10', '20', '18', '10', '6', '23', '25'].map((text, index) => [index + 1, text, 280]),
    );
    const finding = document.findings.find(({ code, line }) => code === 'total-mismatch' && line === 280);
    expect(row?.findings).toContain(finding?.finding_id);
  });
});
