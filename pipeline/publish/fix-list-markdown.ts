import { harmless } from '../audit-report/harmless.ts';

/** What would become a link or call somebody where Markdown is shown, escaped or not. */
const CALLS = /:\/\/|\bwww\.|@/i;

/** Text of an article as prose: nothing in it is markup, markers, a link or a terminal's command. */
export function prose(text: string): string {
  const plain = harmless(text);
  return CALLS.test(plain) ? code(text) : plain.replace(/[\\`*_[\]<>&#|~${}!]/g, '\\$&');
}

/** Text as printed, in a code span that it cannot leave. */
export function code(text: string): string {
  const plain = harmless(text);
  if (plain.trim() === '') return '(nothing)';
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[ `]|[ `]$/.test(plain) ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** A title, linked where the address is one of the web. */
export function link(title: string, url: string | null): string {
  if (url === null || !/^https?:\/\/[^/]/i.test(url)) return prose(title);
  const target = url.replace(/[^A-Za-z0-9\-._~:/?#@!$&*+,;=%]/gu, (char) => {
    const bytes = new TextEncoder().encode(char);
    return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  });
  return `[${prose(title)}](${target})`;
}
