import * as z from 'zod';
import { SourceListing } from '../../schemas/source.ts';
import type { FileEffects } from '../effects.ts';
import { InputError, reasonOf } from '../errors.ts';

/** An item of `sources.json`, and the JSON that it was read from, in which it is written again. */
export interface ListedItem {
  readonly listing: SourceListing;
  readonly json: unknown;
}

/** Reads `sources.json`; without the file nothing is listed. Throws InputError. */
export function readListings(path: string, files: FileEffects): ListedItem[] {
  if (!files.exists(path)) return [];
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(files.read(path)));
  } catch (error) {
    throw new InputError(`${path}: is not JSON, ${reasonOf(error)}; mend it or remove it`);
  }
  const items = z.array(z.unknown()).safeParse(json);
  if (!items.success) throw new InputError(`${path}: is no array; mend it or remove it`);
  return items.data.map((item, index) => {
    const parsed = SourceListing.safeParse(item);
    if (parsed.success) return { listing: parsed.data, json: item };
    const [issue] = parsed.error.issues;
    throw new InputError(`${path}: ${[index, ...(issue?.path ?? [])].join('.')}: ${issue?.message}; mend it`);
  });
}

/** Replaces `sources.json` in one step; nothing happens where it says that already. Throws the system's error. */
export function writeListings(path: string, items: readonly ListedItem[], files: FileEffects): void {
  const text = `${JSON.stringify(
    items.map(({ json }) => json),
    null,
    2,
  )}\n`;
  if (files.exists(path) && files.read(path).toString('utf8') === text) return;
  files.write(`${path}.new`, text);
  files.rename(`${path}.new`, path);
}
