import { afterAll, expect, it } from 'vitest';
import { run, scratch, snapshot } from '../support/program.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

const folder = scratch();
afterAll(folder.remove);

it('a publication has the report unless it is not wanted, and nothing else depends on that', async () => {
  const raw = folder.raw({ 'cup.txt': SMALL_SEASON });
  const out = folder.at('out');
  const ingest = async (...options: string[]) => {
    const result = await run(['ingest', '--raw', raw, '--out', out, '--quiet', ...options]);
    expect(result).toEqual({ status: 0, out: '', err: '' });
    return Object.entries(snapshot(out)).filter(([name]) => name !== 'CHECKSUMS.txt');
  };
  const isReport = ([name]: [string, string]) => name.startsWith('report/');
  const whole = await ingest();
  expect(whole.filter(isReport).map(([name]) => name)).toEqual(
    expect.arrayContaining(['report/index.html', 'report/report.css']),
  );
  const without = await ingest('--no-report');
  expect(without).toEqual(whole.filter((file) => !isReport(file)));
  expect(await ingest()).toEqual(whole);
});
