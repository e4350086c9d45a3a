import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileStem } from '../../pipeline/publish/file-stem.ts';
import { reportFiles } from '../../pipeline/report/report-files.ts';
import { scratch } from '../support/program.ts';
import { publish } from '../support/published.ts';
import { SMALL_SEASON } from '../support/small-season.ts';

const folder = scratch();
afterAll(folder.remove);

describe('the name of a file', () => {
  it('is the id as long as that fits', () => {
    for (const id of ['x', 'lakeland-endurance-cup-2031', 'a'.repeat(200)]) expect(fileStem(id)).toBe(id);
  });

  it('is cut where it would not, and tells ids that begin alike apart', () => {
    const names = [1, 2].map((last) => fileStem(`${'a'.repeat(300)}-${last}`));
    for (const name of names) expect(name).toMatch(/^a{187}-[0-9a-f]{12}$/);
    expect(names[0]).not.toBe(names[1]);
  });

  it('lets an article with a title and a name of any length be published', () => {
    // 80 characters are 240 bytes as they are, and more than that in Latin letters.
    const raw = folder.raw({
      [`${'赛'.repeat(80)}.txt`]: SMALL_SEASON.replaceAll('Lakeland Endurance Cup', `Cup ${'of Lakes '.repeat(60)}`),
    });
    const published = publish(raw, reportFiles);
    const files = readdirSync(published.outDir, { recursive: true, encoding: 'utf8' });
    published.remove();
    for (const pattern of [
      /^seasons\/cup-of-lakes.*\.json$/,
      /^report\/season\/cup-of-lakes.*\.html$/,
      /^markdown\/sai.*\.md$/,
    ]) {
      expect(files.map((file) => join(file)).filter((file) => pattern.test(file))).toHaveLength(1);
    }
  });
});
