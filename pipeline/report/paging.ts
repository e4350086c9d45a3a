import { type Html, html } from './html.ts';

/** Items of one page of a list that is cut into several. */
export interface Sheet<T> {
  readonly items: readonly T[];
  /** 1-based. */
  readonly number: number;
  readonly last: number;
}

/** Cuts a list into sheets of so many items; an empty list is one empty sheet. */
export function* sheets<T>(items: readonly T[], most: number): Iterable<Sheet<T>> {
  const last = Math.max(1, Math.ceil(items.length / most));
  for (let number = 1; number <= last; number += 1) {
    yield { items: items.slice((number - 1) * most, number * most), number, last };
  }
}

/** The file of a sheet: `names.html`, then `names-2.html`. */
export function sheetPath(name: string, number: number): string {
  return number === 1 ? `${name}.html` : `${name}-${number}.html`;
}

/** Links to the sheets before and behind; nothing where there is only one. */
export function sheetLinks(name: string, { number, last }: Sheet<unknown>): Html | null {
  if (last === 1) return null;
  const link = (to: number, text: string) =>
    to < 1 || to > last ? null : html`<li><a href="${sheetPath(name, to)}">${text}</a></li>`;
  return html`<nav class="sheets" aria-label="Pages"><ul>${link(number - 1, 'Previous page')}<li>Page ${number} of ${last}</li>${link(number + 1, 'Next page')}</ul></nav>`;
}
