import { join } from 'node:path';
import type { FileEffects } from '../effects.ts';

/** Lists the files of a publication, as `sha256sum -c` reads it, behind a line that names the publication. */
export const CHECKSUMS_FILE = 'CHECKSUMS.txt';
export const CHECKSUMS_TITLE = '# scrutineer publication';

/** A file of a publication, such as `alms.sqlite` or `csv/race.csv`: no step up, nothing hidden. */
export const FILE_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** What `CHECKSUMS.txt` of a published folder says. */
export interface Checksums {
  readonly text: string;
  /** The publication hash; '' where there is none. */
  readonly publication: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** Reads the checksums of the publication that is in place; null where there is none. */
export function checksumsOf(outDir: string, files: FileEffects): Checksums | null {
  const path = join(outDir, CHECKSUMS_FILE);
  if (!files.exists(path)) return null;
  const text = files.read(path).toString('utf8');
  const [title = '', ...lines] = text.split('\n');
  const listed = lines.flatMap((line) => {
    const { sha256 = '', name = '' } = /^(?<sha256>[0-9a-f]{64}) {2}(?<name>.+)$/.exec(line)?.groups ?? {};
    return FILE_NAME.test(name) ? [{ name, sha256 }] : [];
  });
  const publication = title.startsWith(CHECKSUMS_TITLE) ? title.slice(CHECKSUMS_TITLE.length).trim() : '';
  return { text, publication, files: listed };
}
