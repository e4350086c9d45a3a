import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { formOf, formOfName } from '../../parsers/article/form.ts';
import { compareText, slug } from '../../parsers/text/fold.ts';
import type { CuratedFiles } from '../../schemas/curated.ts';
import { type RawArticle, type SourceListing, SourceListings } from '../../schemas/source.ts';
import type { FileEffects } from '../effects.ts';
import { InputError, reasonOf } from '../errors.ts';
import { loadCurated } from './load-curated.ts';
import { readableText } from './readable-text.ts';

/** An article that was found and not yet read. */
export interface ArticleFile {
  readonly sourceId: string;
  readonly file: string;
  readonly path: string;
  readonly listing: SourceListing | null;
}

/** What `--raw` holds. */
export interface RawFolder {
  readonly articles: readonly ArticleFile[];
  readonly curated: CuratedFiles;
}

/** Finds the articles, in order of their ids, and reads what people decided. Throws InputError. */
export function loadFolder(rawDir: string, files: FileEffects): RawFolder {
  const articlesDir = join(rawDir, 'articles');
  const names = listed(articlesDir, files);
  const listings = loadListings(join(articlesDir, 'sources.json'), files);
  for (const listing of listings) {
    if (!names.includes(listing.file)) {
      throw new InputError(
        `${join(articlesDir, listing.file)}: sources.json lists it and it is not there; restore it or remove its listing`,
      );
    }
  }
  for (const listing of listings) {
    const path = join(articlesDir, listing.file);
    if (listings.some((other) => other !== listing && other.file === listing.file)) {
      throw new InputError(`${path}: sources.json lists it twice; remove one of the listings`);
    }
    if (formOfName(listing.file) === null) checkSum(path, listing, read(path, files));
  }
  const found = names.filter((name) => formOfName(name) !== null);
  if (found.length === 0) {
    throw new InputError(
      `${articlesDir}: no articles here (*.txt, *.md, *.wikitext, *.html); put some in, or name another folder with --raw`,
    );
  }
  return { articles: identified(found, articlesDir, listings), curated: loadCurated(join(rawDir, 'curated'), files) };
}

function listed(articlesDir: string, files: FileEffects): string[] {
  try {
    const names = files.list(articlesDir);
    if (names !== null) return names;
  } catch (error) {
    throw new InputError(`${articlesDir}: cannot be read, ${reasonOf(error)}`);
  }
  throw new InputError(`${articlesDir}: no such folder; put articles there, or name another folder with --raw`);
}

function identified(names: readonly string[], articlesDir: string, listings: readonly SourceListing[]): ArticleFile[] {
  const taken = new Set<string>();
  const articles = names.map((file): ArticleFile => {
    const stem = slug(file.replace(/\.[a-z]+$/, ''));
    let sourceId = stem;
    for (let next = 1; taken.has(sourceId); next += 1) sourceId = next === 1 ? slug(file) : `${slug(file)}-${next}`;
    taken.add(sourceId);
    const listing = listings.find((candidate) => candidate.file === file) ?? null;
    return { sourceId, file, path: join(articlesDir, file), listing };
  });
  return articles.sort((a, b) => compareText(a.sourceId, b.sourceId));
}

function loadListings(path: string, files: FileEffects): SourceListing[] {
  if (!files.exists(path)) return [];
  const text = decode(read(path, files), path).replace(/^\uFEFF/, '');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${path}: is not JSON, ${reasonOf(error)}; mend it or remove it`);
  }
  const parsed = SourceListings.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(
    `${path}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}; see the columns of sources.json in docs`,
  );
}

/** Reads one article: its bytes checked, decoded and hashed. Throws InputError. */
export function loadArticle(article: ArticleFile, files: FileEffects): RawArticle {
  const { path, listing } = article;
  const bytes = read(path, files);
  const sha256 = checkSum(path, listing, bytes);
  const text = decode(bytes, path).replace(/^\uFEFF/, '');
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw new InputError(`${path}, line ${lineAt(text, nul)}: holds a NUL byte; it is no text, replace the file`);
  if (text.trim() === '') throw new InputError(`${path}: the article is empty; replace the file or remove it`);
  const format = formOf(article.file, text);
  return {
    sourceId: article.sourceId,
    file: article.file,
    format,
    ...readableText(text, format),
    sha256,
    title: listing?.title ?? null,
    url: listing?.url ?? null,
    revision: listing?.revision === null || listing === null ? null : String(listing.revision),
    licence: listing?.licence ?? null,
  };
}

/** The hash of a file; throws InputError where its listing says another. */
function checkSum(path: string, listing: SourceListing | null, bytes: Buffer): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (listing && listing.sha256 !== sha256) {
    throw new InputError(
      `${path}: its sha256 is ${sha256.slice(0, 12)}… and sources.json says ${listing.sha256.slice(0, 12)}…; restore the file or correct the listing`,
    );
  }
  return sha256;
}

function read(path: string, files: FileEffects): Buffer {
  try {
    return files.read(path);
  } catch (error) {
    throw new InputError(`${path}: cannot be read, ${reasonOf(error)}`);
  }
}

/** The text of a file; throws InputError with the first line that is not UTF-8. */
export function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(`${path}, line ${firstBadLine(bytes)}: is not UTF-8; save the file as UTF-8`);
  }
}

function firstBadLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
