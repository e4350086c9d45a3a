import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../pipeline/publish/sqlite.ts';
import { run, scratch } from '../support/program.ts';

const folder = scratch();
afterAll(folder.remove);

const PAGE = readFileSync('test/fixtures/markup/2031_Lakeland_Endurance_Cup.wikitext', 'utf8');
const CREW = '| {{flagicon|GBR}} Bob Brewer<br />{{flagicon|CAN}} Cara Cole\n|}';

const WINNER = '| rowspan="2" | Harbour\n| {{flagicon|USA}} #12 Heron Racing';
const ENTERED = '| rowspan="2" | 12\n';

/**
 * The findings on winners and the entry list, of the page with a rival team and another crew or number in round 2; the
 * crew's car has the number `entered` in the list.
 */
async function findings(crew: string, number = '12', entered = '12'): Promise<unknown[]> {
  const rival = `|-\n| {{flagicon|FRA}} Ibis Sport || Courage C60 || Judd GV4 || || 30 || {{flagicon|FRA}} Denis Duval || All\n|}\n\n==Season results==`;
  expect(PAGE).toContain(CREW);
  expect(PAGE).toContain(WINNER);
  expect(PAGE).toContain(ENTERED);
  const text = PAGE.replace('|}\n\n==Season results==', rival)
    .replace(CREW, `| ${crew}\n|}`)
    .replace(WINNER, WINNER.replace('12', number))
    .replace(ENTERED, ENTERED.replace('12', entered));
  const out = folder.at(`out-${crew.length}-${number}-${entered}`);
  const raw = folder.raw({ '2031_Lakeland_Endurance_Cup.wikitext': text });
  expect(await run(['ingest', '--raw', raw, '--out', out, '--quiet'])).toMatchObject({ status: 0 });
  const db = openDatabase(join(out, 'alms.sqlite'), { readonly: true });
  const rows = db
    .prepare("SELECT severity, line, published, expected FROM finding WHERE code = 'entry-team-mismatch'")
    .raw()
    .all();
  db.close();
  return rows;
}

describe('the winners of a race', () => {
  it('who are entered with the team that won agree with the entry list', async () => {
    expect(await findings('{{flagicon|GBR}} Bob Brewer<br />{{flagicon|CAN}} Cara Cole')).toEqual([]);
  });

  it('of whom one is entered with another team in that race contradict it', async () => {
    expect(await findings('{{flagicon|FRA}} Denis Duval<br />{{flagicon|CAN}} Cara Cole')).toEqual([
      ['warning', 53, 'Heron Racing', 'Ibis Sport'],
    ]);
  });
});

describe('the car that won', () => {
  const crew = '{{flagicon|GBR}} Bob Brewer<br />{{flagicon|CAN}} Cara Cole';

  it('is the one of its crew, with or without zeros in front', async () => {
    expect(await findings(crew, '012')).toEqual([]);
  });

  it('is not another one of the team', async () => {
    expect(await findings(crew, '11')).toEqual([['warning', 50, '11', '12']]);
  });

  it('may be one whose number the list has lost', async () => {
    expect(await findings(crew, '12', '')).toEqual([]);
  });

  it('is not one whose number is lost where the list has another one with its number', async () => {
    expect(await findings(crew, '11', '')).toEqual([['warning', 50, '11', null]]);
  });

  it('is one of the team', async () => {
    expect(await findings('{{flagicon|USA}} Zoe Zimmer', '99')).toEqual([['warning', 50, '99', '11, 12']]);
  });
});
