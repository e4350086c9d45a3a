import type { Bracketed } from './scanner.ts';
import type { Argument } from './template-arguments.ts';

/** The text of a link: as it stands, or to be read from the source; brackets that are no link keep them. */
export type LinkText = { readonly text: string } | (Argument & { readonly isLink: boolean });

/** Prefixes that look like a language's and are not. */
const NO_LANGUAGES = new Set([
  'wp',
  'mw',
  'wmf',
  'wt',
  'doi',
  'rfc',
  'irc',
  'w',
  'b',
  'q',
  's',
  'n',
  'v',
  'd',
  'c',
  'm',
]);

/**
 * Says what a reader sees of `[[…]]`: the label, or the target without one. Null for what is not shown in place:
 * pictures, categories, links to other languages.
 *
 * `[[Anthony West (motorcycle racer)|Anthony West]]` is read Anthony West.
 */
export function linkText(link: Bracketed, source: string): LinkText | null {
  const [first, second] = link.parts;
  const from = link.start + 2;
  const to = link.end - 2;
  if (!first) return { text: '' };
  const written = source.slice(first.from, first.to);
  const hasTemplate = link.children.some(({ kind, start }) => kind !== 'link' && start < first.to);
  if (!hasTemplate && (written.trim() === '' || /[\n<>{}[\]]/.test(written))) {
    return { from, to, isOnOwnLine: false, isLink: false };
  }
  const target = written.trim();
  if (isUnseen(target)) return null;
  if (second && second.from < to) return { from: second.from, to, isOnOwnLine: false, isLink: true };
  if (hasTemplate) return { from, to: first.to, isOnOwnLine: false, isLink: true };
  const name = target.replace(/^:/, '');
  return { text: second ? withoutQualifier(name) : name };
}

function isUnseen(target: string): boolean {
  const prefix = target.slice(0, Math.max(0, target.indexOf(':'))).trim();
  if (/^(?:file|image|category)$/i.test(prefix)) return true;
  return /^(?:[a-z]{2,3}|simple|[a-z]{2,3}-[a-z]{2,10})$/.test(prefix) && !NO_LANGUAGES.has(prefix);
}

/** `[[Circuit (motor racing)|]]`, as it is meant: Circuit. */
function withoutQualifier(name: string): string {
  const bracket = name.lastIndexOf('(');
  return bracket > 0 && name.endsWith(')') ? name.slice(0, bracket).trimEnd() : name;
}
