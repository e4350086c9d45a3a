import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { splitAtNations, splitNation } from '../../parsers/cell/nation-name.ts';
import { CuratedName } from '../../schemas/curated.ts';
import type { FindingCode, FindingDraft } from '../../schemas/finding.ts';
import type { Records } from '../../schemas/record/records.ts';
import { run, scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { reconciledWhole } from '../support/reconciled.ts';
import { curatedOf, recordsOfSeason } from '../support/records-builder.ts';
import { rowsOf } from '../support/rows.ts';
import { SMALL_SEASON } from '../support/small-season.ts';
import { publishArticles, rowsIn } from '../support/whole-dataset.ts';
import { judged, KINDS, type Kind, type Pair, pairsOf, recordsOfPair } from './variant-pairs.ts';

// What nobody can decide is a finding that says how to settle it; so is what people decided in vain.

const COLUMNS = ['kind', 'raw_name', 'judgement', 'other_name', 'reason', 'reference'] as const;

function findingsOf(code: FindingCode, all: readonly Records[], names: readonly CuratedName[] = []): FindingDraft[] {
  return reconciledWhole(all, curatedOf({ names })).findings.filter((finding) => finding.code === code);
}

/** The lines of CSV that a finding offers, `same` and `different`, as text. */
function offeredLines(message: string, kind: string): [string, string] {
  const [, offer = ''] = message.split('settles it: ');
  const cut = offer.lastIndexOf(` or ${kind},`);
  if (cut < 0) throw new Error(`no two lines in '${message}'`);
  return [offer.slice(0, cut), offer.slice(cut + ' or '.length)];
}

/** A line as the program would read it from names.csv. */
function readLine(line: string): CuratedName {
  const { data, errors } = Papa.parse<string[]>(line, { delimiter: ',' });
  const [fields = []] = data;
  expect(errors).toEqual([]);
  return CuratedName.parse(Object.fromEntries(COLUMNS.map((column, at) => [column, fields[at]])));
}

const UNSURE = KINDS.flatMap((kind) =>
  pairsOf(kind)
    .filter((pair) => pair.judgement === 'unsure')
    .map((pair): [string, Kind, Pair] => [`${kind}: '${pair.one}' and '${pair.other}'`, kind, pair]),
);

describe('a pair that nobody can decide', () => {
  it.each(UNSURE)('is one finding that says what speaks for it and against, %s', (_, kind, pair) => {
    const all = recordsOfPair(pair);
    const findings = findingsOf('name-unresolved', all);
    expect(findings).toHaveLength(1);
    const message = findings[0]?.message ?? '';
    expect(message).toContain(`'${pair.one}'`);
    expect(message).toContain(`'${pair.other}'`);
    expect(message).toContain(`may be one ${kind}; for: `);
    expect(message).toMatch(/\(score -?\d+(?:\.\d+)?\)/);
    if (pair.evidence !== undefined) expect(message).toContain(pair.evidence);
    expect(findings[0]?.line).toBeGreaterThan(0);
    const row = judged(kind, pair.one, pair.other, all).rows[0];
    expect(message).toContain(`(score ${row?.score})`);
  });

  it('says what speaks against it', () => {
    const [, , pair] = UNSURE.find(([, , { one }]) => one === 'Owen Harlingen') ?? [];
    if (!pair) throw new Error('no such pair');
    expect(findingsOf('name-unresolved', recordsOfPair(pair))[0]?.message).toContain(
      'for: harlingen and herlingen differ by 1 letter and sound the same. against: of united-kingdom and canada (score 2.5)',
    );
  });

  it('names the lines of both names', () => {
    const [, , pair] = UNSURE.find(([, , { one }]) => one === 'Owen Harlingen') ?? [];
    if (!pair) throw new Error('no such pair');
    const all = recordsOfPair(pair);
    const [finding] = findingsOf('name-unresolved', all);
    const [first, second] = all.map((records) => records.entries[0]?.drivers[0]?.origin);
    expect(finding).toMatchObject({ sourceId: first?.sourceId, line: first?.line });
    expect(finding?.message).toContain(`'Owen Herlingen' (${second?.sourceId}, line ${second?.line})`);
  });

  it.each(UNSURE)('is settled either way by the lines that the finding prints, %s', (_, kind, pair) => {
    const all = recordsOfPair(pair);
    const lines = offeredLines(findingsOf('name-unresolved', all)[0]?.message ?? '', kind);
    (['same', 'different'] as const).forEach((judgement, at) => {
      const row = readLine((lines[at] ?? '').replace('REASON', '"entry form, page 3"').replace('REFERENCE', ''));
      expect(row).toMatchObject({ kind, judgement, reason: 'entry form, page 3', reference: '' });
      const now = judged(kind, pair.one, pair.other, all, [row]);
      expect(now.judgement).toBe(judgement);
      expect(now.rows).toContainEqual(expect.objectContaining({ method: 'curated', evidence: 'entry form, page 3' }));
      expect(now.findings.filter(({ code }) => code === 'name-unresolved' || code === 'alias-unused')).toEqual([]);
    });
  });

  it('is offered with quotes where a name has a comma or quotes', () => {
    const all = [
      recordsOfSeason({
        year: 2031,
        entries: [
          { class: 'GX', team: 'USA|Corvina, "Black" Thunder', cars: ['Otter O9'], drivers: ['USA|Ann Archer|1'] },
          { class: 'GX', team: 'USA|Corvina, Inc.', cars: ['Otter O9'], drivers: ['USA|Ann Archer|2'] },
        ],
      }),
    ];
    const findings = findingsOf('name-unresolved', all);
    expect(findings).toHaveLength(1);
    for (const line of offeredLines(findings[0]?.message ?? '', 'team')) {
      const row = readLine(line);
      expect([row.raw_name, row.other_name].sort()).toEqual(['Corvina, "Black" Thunder', 'Corvina, Inc.']);
      expect(findingsOf('name-unresolved', all, [row])).toEqual([]);
    }
  });
});

describe('the pairs of the five articles that nobody can decide', () => {
  const folder = scratch();
  const published = publish();
  afterAll(() => {
    folder.remove();
    published.remove();
  });
  const unresolved = published.summary.findings.filter((finding) => finding.code === 'name-unresolved');

  it('are a finding each, with a row each among the decisions', () => {
    const rows = rowsOf(published.db, "SELECT * FROM name_decision WHERE judgement = 'unsure'");
    expect(unresolved.length).toBe(rows.length);
  });

  it.each(['same', 'different'] as const)('are settled by a names.csv of the lines printed for %s', (judgement) => {
    const raw = folder.projectRaw();
    const lines = unresolved.map(({ message }) => {
      const kind = /may be one (?<kind>[a-z]+);/.exec(message)?.groups?.['kind'] ?? '';
      return offeredLines(message, kind)[judgement === 'same' ? 0 : 1].replace('REASON', 'seen in the programme');
    });
    const known = readFileSync('raw/curated/names.csv', 'utf8').trimEnd();
    folder.at(`${raw.slice(folder.path.length + 1)}/curated/names.csv`, `${known}\n${lines.join('\n')}\n`);
    const settled = publish(raw);
    try {
      const codes = settled.summary.findings.map(({ code }) => code);
      expect(codes).not.toContain('name-unresolved');
      expect(codes).not.toContain('alias-unused');
      const rows = rowsOf(
        settled.db,
        "SELECT DISTINCT judgement FROM name_decision WHERE evidence = 'seen in the programme'",
      );
      expect(rows).toEqual(unresolved.length === 0 ? [] : [{ judgement }]);
    } finally {
      settled.remove();
    }
  });
});

describe('a line of names.csv', () => {
  const all = [
    recordsOfSeason({
      year: 2031,
      entries: [{ class: 'PX', team: 'USA|Heron Racing', drivers: ['USA|Ann Archer|1'] }],
    }),
  ];
  const line = (kind: CuratedName['kind'], raw_name: string, other_name: string): CuratedName => ({
    kind,
    raw_name,
    judgement: 'same',
    other_name,
    reason: 'seen in the programme',
    reference: '',
  });

  it.each([
    ['whose first name no article has', line('team', 'Gone Racing', 'Heron Racing')],
    ['whose second name no article has', line('team', 'Heron Racing', 'Gone Racing')],
    ['whose name is of another kind', line('driver', 'Heron Racing', 'Ann Archer')],
    ['whose name is spelled otherwise', line('team', 'Heron Racing', 'heron racing')],
  ])('%s is a finding that names the line', (_, row) => {
    const findings = findingsOf('alias-unused', all, [line('driver', 'Ann Archer', 'Ann Archer'), row]);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toBe(
      `names.csv, line 3: no article has both '${row.raw_name}' and '${row.other_name}' as a ${row.kind}; remove the line`,
    );
  });

  it('without a reason stops the run and says where', async () => {
    const folder = scratch();
    const rows = ['kind,raw_name,judgement,other_name,reason,reference', 'team,Heron Racing,same,Ibis Sport, ,'];
    const raw = folder.raw({ 'a.txt': SMALL_SEASON }, { 'curated/names.csv': `${rows.join('\n')}\n` });
    const result = await run(['ingest', '--raw', raw, '--out', folder.at('out')]);
    folder.remove();
    expect(result).toMatchObject({ status: 3, out: '' });
    expect(result.err).toContain(`${join('curated', 'names.csv')}, line 2: reason: a reason is needed`);
  });
});

describe('a driver under two countries', () => {
  const season = (year: number, ...drivers: string[]) =>
    recordsOfSeason({ year, entries: [{ class: 'PX', team: 'Heron Racing', drivers }] });
  const lineOf = (records: Records, at: number) => records.entries[0]?.drivers[at]?.origin.line;

  it('is a finding with the lines of both, on the rarer one', () => {
    const most = season(2031, 'USA|Ann Archer|1', 'USA|Ann Archer|2');
    const rare = season(2032, 'GBR|Ann Archer|1');
    expect(findingsOf('country-conflict', [most, rare])).toMatchObject([
      {
        message:
          `Ann Archer is GBR on line ${lineOf(rare, 0)} of 2032-lakeland-endurance-cup ` +
          `and USA on lines ${lineOf(most, 0)}, ${lineOf(most, 1)} of 2031-lakeland-endurance-cup`,
        sourceId: '2032-lakeland-endurance-cup',
        line: lineOf(rare, 0),
        published: 'GBR',
        expected: 'USA',
      },
    ]);
  });

  it('is found also where the name is spelled otherwise, and in any table', () => {
    const records = recordsOfSeason({
      year: 2031,
      entries: [{ class: 'PX', team: 'SWE|Heron Racing', drivers: ['SWE|Jörn Hall|1'] }],
      wins: [{ class: 'PX', round: 1, team: 'SWE|Heron Racing', drivers: ['SWE|Jörn Hall'] }],
      driverStandings: [{ class: 'PX', name: 'NOR|Jorn Hall', teams: ['SWE|Heron Racing'], points: [20] }],
    });
    expect(findingsOf('country-conflict', [records])).toMatchObject([
      { about: 'Jorn Hall', line: records.standings[0]?.origin.line, published: 'NOR', expected: 'SWE' },
    ]);
  });

  it('is none where the codes are of one country, or no country is printed', () => {
    expect(findingsOf('country-conflict', [season(2031, 'GER|Ann Archer|1', 'DEU|Ann Archer|2')])).toEqual([]);
    expect(findingsOf('country-conflict', [season(2031, 'GER|Ann Archer|1', '|Ann Archer|2')])).toEqual([]);
  });
});

describe('three capitals in front of a name', () => {
  it.each([
    ['ZQX Heron Racing', null, 'ZQX Heron Racing'],
    ['USA ZQX Heron Racing', 'USA', 'ZQX Heron Racing'],
    ['USA', null, 'USA'],
    ['usa Heron', null, 'usa Heron'],
    ['USAX Heron', null, 'USAX Heron'],
    ['USA-Heron', null, 'USA-Heron'],
    ['SWE NOR Racing', 'SWE', 'NOR Racing'],
  ])('of %s are a nation only where they are a code: %s and %s', (text, countryText, name) => {
    expect(splitNation(text)).toEqual({ countryText, text: name });
  });

  it('stay with a name that is known as a whole', () => {
    expect(splitNation('CAN Racing', (text) => text === 'CAN Racing')).toEqual({
      countryText: null,
      text: 'CAN Racing',
    });
  });

  it('do not part names that follow each other', () => {
    expect(splitAtNations('USA ZQX Heron GBR QQQ Ibis')).toEqual([
      { countryText: 'USA', text: 'ZQX Heron' },
      { countryText: 'GBR', text: 'QQQ Ibis' },
    ]);
  });

  it('stay part of the name when an article prints them', () => {
    const article = SMALL_SEASON.replaceAll('Heron Racing', 'ZQX Heron').replace(
      /FRA (?<number>#7 )?Ibis Sport/g,
      '$<number>QQQ Ibis Sport',
    );
    const dataset = publishArticles({ '2031_Lakeland_Endurance_Cup.txt': article });
    expect(rowsIn(dataset, 'team').map((row) => [row['name'], row['country_id']])).toEqual(
      expect.arrayContaining([
        ['ZQX Heron', 'united-states'],
        ['QQQ Ibis Sport', null],
      ]),
    );
    const codes = rowsIn(dataset, 'name_decision').filter((row) => row['kind'] === 'country');
    expect(codes.map((row) => row['raw_name'])).not.toContain('ZQX');
    expect(codes.map((row) => row['raw_name'])).not.toContain('QQQ');
  });
});
