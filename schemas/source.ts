import * as z from 'zod';

/** One article as `sources.json` lists it. */
export const SourceListing = z.strictObject({
  file: z.string().min(1),
  title: z.string().min(1),
  url: z.string().min(1).nullable(),
  revision: z.union([z.string(), z.int()]).nullable(),
  retrieved: z.string().nullable().optional(),
  licence: z.string().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'sha256 is 64 hexadecimal digits'),
  /** Titles that redirected to this one when it was fetched: the one asked for first, then each it led to. */
  redirects: z.array(z.string().min(1)).optional(),
  /** What the wiki calls this text (HTTP's `ETag`); it is sent along when the text is asked for again. */
  etag: z.string().min(1).optional(),
});
export type SourceListing = z.infer<typeof SourceListing>;

/** The file `sources.json`. */
export const SourceListings = z.array(SourceListing);

/** The forms that an article can have. */
export const SourceFormat = z.enum(['dump', 'markdown', 'wikitext', 'html']);
export type SourceFormat = z.infer<typeof SourceFormat>;

/** A line of an article from which nothing is read, 1-based, and why. */
export interface UnreadLine {
  readonly line: number;
  readonly what: string;
}

/** An article as it lies in `raw/articles/`: bytes checked, decoded, listed. `text` is what the file holds, empty lines in place of `unread` ones. */
export interface RawArticle {
  readonly sourceId: string;
  readonly file: string;
  readonly format: SourceFormat;
  readonly text: string;
  /** Absent where all of it is read. */
  readonly unread?: readonly UnreadLine[];
  readonly sha256: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly revision: string | null;
  readonly licence: string | null;
}
