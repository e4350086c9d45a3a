import type { SourceFormat } from '../../schemas/source.ts';

const FORMS: Readonly<Record<string, SourceFormat>> = {
  txt: 'dump',
  md: 'markdown',
  wikitext: 'wikitext',
  wiki: 'wikitext',
  html: 'html',
  htm: 'html',
};
const HTML_START = /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i;
const WIKITEXT_TABLE = /^[ \t]*\{\|(?:[^}]|$)/m;

/** The form that the ending of a file's name stands for; null for a file that is no article. */
export function formOfName(file: string): SourceFormat | null {
  const ending = /\.(?<ending>[a-z]+)$/.exec(file)?.groups?.['ending'] ?? '';
  return Object.hasOwn(FORMS, ending) ? (FORMS[ending] ?? null) : null;
}

/**
 * The form of an article: by its text where that leaves no choice, else by the name of its file. A page that starts with
 * `<!DOCTYPE html>` is HTML, a text with a line that opens a table with `{|` is wikitext, whatever their files are called.
 */
export function formOf(file: string, text: string): SourceFormat {
  const named = formOfName(file) ?? 'dump';
  if (HTML_START.test(text)) return 'html';
  if (named !== 'html' && WIKITEXT_TABLE.test(text)) return 'wikitext';
  return named;
}
