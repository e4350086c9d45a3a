import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { FindingCode, Severity } from '../../schemas/finding.ts';
import { type Html, html } from './html.ts';

/** Verdicts from the best to the worst, with the sign that stands beside the word. */
export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = {
  confirmed: '✓',
  explained: '≈',
  uncheckable: '?',
  disagrees: '✗',
};

export const VERDICTS: readonly Verdict[] = ['confirmed', 'explained', 'uncheckable', 'disagrees'];

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** What a kind of check holds against what, in a few words. */
export const CHECK_NAMES: Readonly<Partial<Record<FindingCode, string>>> = {
  'total-mismatch': 'Total against its rounds',
  'position-mismatch': 'Place against the totals',
  'tie-mark-mismatch': 'Shared place against the totals',
  'points-not-in-system': 'Points against the points system',
  'points-clash': 'Finishing place against the other cars',
  'team-driver-mismatch': 'Team’s points against its drivers’',
  'duplicate-competitor': 'One row a competitor',
  'winner-points-mismatch': 'Winner’s points against the results',
  'winner-missing': 'Winner against the standings',
  'scored-not-entered': 'Points against the entry list',
  'entered-twice': 'One car a driver and race',
  'entry-team-mismatch': 'Team against the entry list',
  'schedule-mismatch': 'Schedule against the results',
  'stated-fact-mismatch': 'Prose against the tables',
  'chassis-conflict': 'Chassis against the entry list',
};

/** A whole number with its thousands set apart: `11,526`. */
export function count(value: number): string {
  const digits = String(value);
  const first = digits.length % 3;
  return [digits.slice(0, first), ...(digits.slice(first).match(/\d{3}/g) ?? [])]
    .filter((part) => part !== '')
    .join(',');
}

/** `1 race`, `11 races`. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A date of the dataset as people write it: `2008-10-18` gives `18 October 2008`; other text stays as it is. */
export function dateText(date: string): string {
  const { year, month, day } = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/.exec(date)?.groups ?? {};
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
}

/** A title, linked where its address is one of the web. */
export function webLink(title: string, url: string | null): Html {
  return url !== null && /^https?:\/\/[^/]/i.test(url) ? html`<a href="${url}">${title}</a>` : html`${title}`;
}

/** A printed cell with its raised marks: `10^{†}`. */
export function cellText(text: string): Html {
  return html`${text.split(/(\^\{[^{}]*\})/).map((piece) => {
    const mark = /^\^\{(?<mark>[^{}]*)\}$/.exec(piece)?.groups?.['mark'];
    return mark === undefined ? piece : html`<sup>${mark}</sup>`;
  })}`;
}
