import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { nameKey } from '../../parsers/text/fold.ts';
import { canonicalSpelling } from '../../pipeline/reconcile/canonical.ts';
import { candidatePairs } from '../../pipeline/reconcile/evidence/candidates.ts';
import { type Profile, Profiles } from '../../pipeline/reconcile/evidence/profile.ts';
import type { CuratedId } from '../../schemas/curated.ts';
import { run, scratch, snapshot } from '../support/program.ts';
import { reconciledWhole } from '../support/reconciled.ts';
import { curatedOf, recordsOfSeason, type SeasonDraft } from '../support/records-builder.ts';
import { SMALL_SEASON } from '../support/small-season.ts';
import type { Kind } from './variant-pairs.ts';

// An id is made once, of the name that is shown, and stays with the entity for good.

const HEADER = 'kind,entity_id,name\n';
const ARTICLE = '2031_Lakeland_Endurance_Cup.txt';

/** The id and the name of every entity of a kind. */
function entitiesOf(kind: Kind, seasons: readonly SeasonDraft[], ids: readonly CuratedId[] = []): [string, string][] {
  const { dataset } = reconciledWhole(seasons.map(recordsOfSeason), curatedOf({ ids }));
  return dataset.name_decision
    .filter((row) => row.kind === kind && row.judgement === 'same' && row.method === 'exact')
    .map((row): [string, string] => [row.entity_id, row.raw_name])
    .sort();
}

/** A season in which a driver is printed under these spellings, one after the other. */
function printing(year: number, ...spellings: readonly string[]): SeasonDraft {
  return {
    year,
    wins: spellings.map((name, index) => ({ class: 'PX', round: index + 1, team: 'Heron', drivers: [name] })),
  };
}

describe('the name that is shown', () => {
  it.each([
    [
      'the most frequent',
      [
        ['Ana', 3],
        ['Aña', 2],
      ],
      'Ana',
    ],
    [
      'of equals the one with diacritics',
      [
        ['Ana Lopez-Ruiz', 2],
        ['Aña Lopez', 2],
      ],
      'Aña Lopez',
    ],
    [
      'of equals the longer',
      [
        ['Ana L.', 2],
        ['Ana Lopez', 2],
      ],
      'Ana Lopez',
    ],
    [
      'of equals with diacritics the longer',
      [
        ['Añá', 2],
        ['Aña L.', 2],
      ],
      'Aña L.',
    ],
    [
      'of equals in all the first by code point',
      [
        ['ana', 2],
        ['Ana', 2],
      ],
      'Ana',
    ],
    ['the only one', [['Ana', 1]], 'Ana'],
  ] as const)('is %s', (_, counts, expected) => {
    const spellings = counts.map(([rawName, count]) => ({ rawName, count }));
    expect(canonicalSpelling(spellings)).toBe(expected);
    expect(canonicalSpelling(spellings.toReversed())).toBe(expected);
  });

  it('is counted over all articles', () => {
    const one = printing(2031, 'Jörn Hall', 'Jorn Hall', 'Jorn Hall');
    expect(entitiesOf('driver', [one])).toEqual([['jorn-hall', 'Jorn Hall']]);
    expect(entitiesOf('driver', [one, printing(2032, 'Jörn Hall', 'Jörn Hall')])).toEqual([['jorn-hall', 'Jörn Hall']]);
  });
});

describe('an id', () => {
  it.each([
    ['Jörn van de Hällström', 'jorn-van-de-hallstrom'],
    ['B. J. Okafor', 'b-j-okafor'],
    ["Shane O'Malley-Ruiz", 'shane-omalley-ruiz'],
    ['Omar Reynoso, Jr.', 'omar-reynoso-jr'],
    ['Søren Ækhoff', 'soren-aekhoff'],
  ])('of %s is a slug of the name: %s', (name, id) => {
    expect(entitiesOf('driver', [printing(2031, name)])).toEqual([[id, name]]);
  });

  it('is made of a-z, 0-9 and hyphens, for names of any script', () => {
    const ids = entitiesOf('driver', [printing(2031, 'Иван Петров', '田中 太郎', '!!', 'Zoë & Co / 9')]).map(
      ([id]) => id,
    );
    expect(ids).toHaveLength(4);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it("is no other entity's: names of one slug that are kept apart are numbered", () => {
    const season = printing(2031, 'Ana-Lopez', 'Ana Lopez');
    const { dataset } = reconciledWhole(
      [recordsOfSeason(season)],
      curatedOf({
        names: [
          {
            kind: 'driver',
            raw_name: 'Ana Lopez',
            judgement: 'different',
            other_name: 'Ana-Lopez',
            reason: 'mother and daughter',
            reference: '',
          },
        ],
      }),
    );
    const ids = dataset.name_decision.filter((row) => row.kind === 'driver' && row.judgement === 'same');
    expect(ids.map((row) => [row.raw_name, row.entity_id])).toEqual([
      ['Ana Lopez', 'ana-lopez'],
      ['Ana-Lopez', 'ana-lopez-2'],
    ]);
  });
});

describe('an id in ids.csv', () => {
  const before = [
    { class: 'GX', team: 'FRA|Ibis Sport', drivers: ['FRA|Rob Tilland|1', 'ITA|Elena Esposito|1'] },
  ] as const;
  const season = (year: number, name: string, count: number): SeasonDraft => ({
    year,
    entries: before.map((entry) => ({ ...entry, drivers: [...entry.drivers] })),
    wins: Array.from({ length: count }, (_, at) => ({
      class: 'GX',
      round: at + 1,
      team: 'FRA|Ibis Sport',
      drivers: [`FRA|${name}`],
    })),
  });

  it('stays when an article makes another spelling the most frequent', () => {
    const old = [season(2031, 'Rob Tilland', 1)];
    const more = [...old, season(2032, 'Robert Tilland', 7)];
    const [[id = '', name = ''] = []] = entitiesOf('driver', old).filter((row) => row[0] === 'rob-tilland');
    expect([id, name]).toEqual(['rob-tilland', 'Rob Tilland']);
    expect(entitiesOf('driver', more)).toContainEqual(['robert-tilland', 'Robert Tilland']);
    expect(entitiesOf('driver', more, [{ kind: 'driver', entity_id: id, name }])).toContainEqual([
      'rob-tilland',
      'Robert Tilland',
    ]);
  });

  it('is not given to somebody else whose name would make the same', () => {
    const ids: CuratedId[] = [{ kind: 'driver', entity_id: 'ana-lopez', name: 'Beatriz Ruiz' }];
    expect(entitiesOf('driver', [printing(2031, 'Ana Lopez')], ids)).toEqual([['ana-lopez-2', 'Ana Lopez']]);
    expect(entitiesOf('driver', [printing(2031, 'Ana Lopez', 'Beatriz Ruiz')], ids)).toEqual([
      ['ana-lopez', 'Beatriz Ruiz'],
      ['ana-lopez-2', 'Ana Lopez'],
    ]);
  });

  it('is one of its kind only', () => {
    const ids: CuratedId[] = [{ kind: 'team', entity_id: 'the-lopez-team', name: 'Ana Lopez' }];
    expect(entitiesOf('driver', [printing(2031, 'Ana Lopez')], ids)).toEqual([['ana-lopez', 'Ana Lopez']]);
  });

  it('stays with its own of two names that differ in spaces alone', () => {
    const seasons: SeasonDraft[] = [
      { year: 2031, entries: [{ class: 'GX', team: 'Heron', cars: ['Otter M3|Badger 4.2 L V8'] }] },
      { year: 2041, entries: [{ class: 'GX', team: 'Ibis', cars: ['Otter Z9|Badger 4.2L V8'] }] },
    ];
    const entities = entitiesOf('engine', seasons);
    expect(entities).toEqual([
      ['badger-4-2-l-v8', 'Badger 4.2 L V8'],
      ['badger-4-2l-v8', 'Badger 4.2L V8'],
    ]);
    const ids = entities.map(([entity_id, name]): CuratedId => ({ kind: 'engine', entity_id, name }));
    expect(entitiesOf('engine', seasons, ids)).toEqual(entities);
    expect(entitiesOf('engine', seasons, ids.toReversed())).toEqual(entities);
  });
});

describe('scrutineer ids', () => {
  const folder = scratch();
  afterAll(folder.remove);

  async function ingested(raw: string): Promise<string> {
    const out = `${raw}-out`;
    expect(await run(['ingest', '--raw', raw, '--out', out, '--quiet'])).toMatchObject({ status: 0, err: '' });
    return out;
  }
  const idsFile = (raw: string) => join(raw, 'curated', 'ids.csv');
  const linesOf = (raw: string) => readFileSync(idsFile(raw), 'utf8').trimEnd().split('\n');

  it('ends in 1 while a published id is not in ids.csv, and says which', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON });
    const out = await ingested(raw);
    const before = snapshot(raw);
    const result = await run(['ids', '--raw', raw, '--out', out]);
    expect(result).toMatchObject({ status: 1, err: '' });
    expect(result.out.split('\n')).toEqual(
      expect.arrayContaining([
        'not in ids.csv: driver ann-archer',
        'not in ids.csv: team heron-racing',
        'not in ids.csv: circuit lakeland-park',
        'not in ids.csv: chassis lola-b06-10',
        'not in ids.csv: engine aer-p32c-4-0-l-turbo-v8',
      ]),
    );
    expect(snapshot(raw)).toEqual(before);
  });

  it('--freeze adds them, and then there is nothing to say', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON });
    const out = await ingested(raw);
    const count = (await run(['ids', '--raw', raw, '--out', out])).out.trimEnd().split('\n').length;
    const frozen = await run(['ids', '--freeze', '--raw', raw, '--out', out]);
    expect(frozen).toEqual({ status: 0, out: `${count} ids added to ids.csv\n`, err: '' });
    const lines = linesOf(raw);
    expect(lines[0]).toBe(HEADER.trimEnd());
    expect(lines).toContain('driver,ann-archer,Ann Archer');
    expect(lines.slice(1)).toEqual(lines.slice(1).toSorted());
    expect(await run(['ids', '--raw', raw, '--out', out])).toEqual({ status: 0, out: '', err: '' });
    expect(await run(['ids', '--freeze', '--raw', raw, '--out', out])).toMatchObject({
      out: '0 ids added to ids.csv\n',
    });
    expect(linesOf(raw)).toEqual(lines);
  });

  it('--freeze keeps the lines that are there, also of names that are not published any more', async () => {
    const kept = ['driver,gone-girl,"Girl, Gone"', 'driver,the-archer,Ann Archer'];
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON }, { 'curated/ids.csv': `${HEADER}${kept.join('\n')}\n` });
    const out = await ingested(raw);
    const before = await run(['ids', '--raw', raw, '--out', out]);
    expect(before.status).toBe(1);
    expect(before.out).toContain('not published any more: driver gone-girl\n');
    expect(before.out).not.toContain('archer');
    await run(['ids', '--freeze', '--raw', raw, '--out', out]);
    expect(linesOf(raw)).toEqual(expect.arrayContaining(kept));
    expect(linesOf(raw).filter((line) => line.endsWith('Ann Archer'))).toEqual(['driver,the-archer,Ann Archer']);
    const after = await run(['ids', '--raw', raw, '--out', out]);
    expect(after).toEqual({ status: 0, out: 'not published any more: driver gone-girl\n', err: '' });
  });

  it('--freeze changes no id of the next run', async () => {
    const raw = folder.projectRaw();
    const out = await ingested(raw);
    const published = snapshot(out);
    await run(['ids', '--freeze', '--raw', raw, '--out', out]);
    expect(snapshot(await ingested(raw))).toEqual(published);
    expect(await run(['ids', '--raw', raw, '--out', out])).toEqual({ status: 0, out: '', err: '' });
  });

  it('quotes names with commas so that they can be read again', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON.replaceAll('Ibis Sport', 'Ibis Sport, Inc.') });
    const out = await ingested(raw);
    await run(['ids', '--freeze', '--raw', raw, '--out', out]);
    const { data } = Papa.parse<string[]>(readFileSync(idsFile(raw), 'utf8').trimEnd());
    expect(data).toContainEqual(['team', 'ibis-sport-inc', 'Ibis Sport, Inc.']);
    expect(await run(['ids', '--raw', raw, '--out', out])).toMatchObject({ status: 0 });
  });

  it('ends in 3 where nothing was published, and writes nothing', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON });
    const before = snapshot(raw);
    for (const options of [[], ['--freeze']]) {
      const result = await run(['ids', ...options, '--raw', raw, '--out', folder.at('nowhere')]);
      expect(result).toMatchObject({ status: 3, out: '' });
      expect(result.err).toContain('publish first');
    }
    expect(snapshot(raw)).toEqual(before);
  });

  it('is the only writer of ids.csv: ingest leaves the raw folder as it is', async () => {
    const raw = folder.raw({ [ARTICLE]: SMALL_SEASON });
    const empty = snapshot(raw);
    const out = await ingested(raw);
    expect(snapshot(raw)).toEqual(empty);
    await run(['ids', '--freeze', '--raw', raw, '--out', out]);
    writeFileSync(join(raw, 'articles', ARTICLE), SMALL_SEASON.replaceAll('Bob Brewer', 'Bert Brewster'));
    const frozen = snapshot(raw);
    await ingested(raw);
    expect(snapshot(raw)).toEqual(frozen);
    expect((await run(['ids', '--raw', raw, '--out', out])).out).toBe(
      'not in ids.csv: driver bert-brewster\nnot published any more: driver bob-brewer\n',
    );
  });
});

describe('ten thousand made-up names', () => {
  const COUNT = 10_000;
  const ALL_PAIRS = (COUNT * (COUNT - 1)) / 2;
  const SYLLABLES = [
    'ba',
    'cho',
    'du',
    'fri',
    'gan',
    'hel',
    'jo',
    'kru',
    'lim',
    'mau',
    'nes',
    'pol',
    'rus',
    'sted',
    'tor',
    'wi',
  ];

  /** A word for a number, another one for every other number below 16⁵. */
  function wordOf(number: number): string {
    const mixed = (number * 40_503 + 977) % 16 ** 5;
    const syllables = Array.from({ length: 5 }, (_, at) => SYLLABLES[Math.floor(mixed / 16 ** at) % 16] ?? '');
    const text = syllables.join('');
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  }

  const numbers = Array.from({ length: COUNT }, (_, index) => index);
  const season: SeasonDraft = {
    year: 2031,
    entries: numbers.map((number) => ({
      class: 'PX',
      team: `${wordOf(number)} ${wordOf(4 * COUNT + (number % 1000))} Racing`,
      cars: [`${wordOf(5 * COUNT + (number % 2000))} K${number}`],
      drivers: [`|${wordOf(number % 500)} ${wordOf(number + 3 * COUNT)}|1`],
    })),
  };
  const records = recordsOfSeason(season);

  it.each(['driver', 'team', 'chassis'] as const)('are decided without comparing all with all: %s', (kind) => {
    const gathered = new Profiles(kind);
    gathered.add(records);
    const profiles = gathered.take();
    expect(profiles.size).toBe(COUNT);
    const pairs = [...candidatePairs(kind, profiles)];
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.length).toBeLessThan(ALL_PAIRS / 200);
    expect(new Set(pairs.map(([one, other]) => `${one.key}\n${other.key}`)).size).toBe(pairs.length);
  });

  it.each(['driver', 'team'] as const)('are compared with their neighbours where all share a key: %s', (kind) => {
    const alike = Array.from({ length: 3000 }, (_, index): Profile => {
      const name = `Wren ${String(index).padStart(4, '0')} Penroseton`;
      return { key: nameKey(name), rawNames: [name], countries: new Set(), appearances: [], seasons: new Set() };
    });
    const profiles = new Map(alike.map((profile) => [profile.key, profile]));
    const pairs = [...candidatePairs(kind, profiles)];
    expect(pairs.length).toBeLessThan(alike.length * 50);
    const compared = new Set(pairs.map(([one, other]) => `${one.key}\n${other.key}`));
    const neighbours = alike.slice(1).map((profile, index) => `${alike[index]?.key}\n${profile.key}`);
    expect(neighbours.filter((pair) => !compared.has(pair))).toEqual([]);
  });

  it('do not hide the two that are one', () => {
    const twin: SeasonDraft = {
      year: 2031,
      entries: [
        { class: 'PX', team: 'Ibis', drivers: (season.entries ?? []).flatMap(({ drivers = [] }) => drivers) },
        { class: 'PX', team: 'Heron', drivers: ['USA|Bill Penroseton|1'] },
      ],
      driverStandings: [{ class: 'PX', name: 'USA|William Penroseton', teams: ['Heron'], points: [20] }],
    };
    const { dataset } = reconciledWhole([recordsOfSeason(twin)], curatedOf({}));
    const own = dataset.name_decision.filter((row) => row.raw_name.endsWith('Penroseton'));
    expect(own.map((row) => [row.raw_name, row.entity_id, row.judgement])).toEqual([
      ['Bill Penroseton', 'william-penroseton', 'same'],
      ['William Penroseton', 'william-penroseton', 'same'],
    ]);
  });
});
