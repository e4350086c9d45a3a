const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Source of a pattern for an English date: `March 16`, `March 14-17`, `March 16, 2002`, `16 March 2002`. */
export const DATE_PATTERN = `(?:(?:${MONTHS.join('|')}) \\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})?(?:, \\d{4})?|\\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})? (?:${MONTHS.join('|')})(?: \\d{4})?)`;

/** A date, or the days of a meeting from the first to the last. ISO 8601. */
export interface DateSpan {
  readonly first: string;
  readonly last: string;
}

/** Two dates beside each other, the days on which a meeting began and ended. */
const TWO_DATES =
  /^(?<first>[A-Za-z]{3,9} \d{1,2}|\d{1,2} [A-Za-z]{3,9})(?: | ?[-–—] ?)(?<last>[A-Za-z]{3,9} \d{1,2}|\d{1,2} [A-Za-z]{3,9})$/;

/**
 * Reads an English date; `year` is used where the text names none. Null where it is no date of the calendar.
 * `March 14-17` in 2012 gives 2012-03-14 to 2012-03-17, `March 31 – April 1` the last day of one month and the first of the next.
 */
export function parseDate(text: string, year: number): DateSpan | null {
  const ends = TWO_DATES.exec(text)?.groups;
  if (ends) {
    const from = parseDate(ends['first'] ?? '', year);
    const to = parseDate(ends['last'] ?? '', year);
    return from && to && from.first <= to.last ? { first: from.first, last: to.last } : null;
  }
  const american = /^(?<month>[A-Za-z]{3,9})\.? (?<day>\d{1,2})(?:\s?[-–]\s?(?<last>\d{1,2}))?(?:,? (?<year>\d{4}))?$/;
  const european = /^(?<day>\d{1,2})(?:\s?[-–]\s?(?<last>\d{1,2}))? (?<month>[A-Za-z]{3,9})(?:,? (?<year>\d{4}))?$/;
  const iso = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?<last>)$/;
  const groups = (american.exec(text) ?? european.exec(text) ?? iso.exec(text))?.groups;
  if (!groups) return null;
  const month = monthOf(groups['month'] ?? '');
  const ofYear = Number(groups['year'] ?? year);
  const first = isoDate(ofYear, month, Number(groups['day']));
  const last = isoDate(ofYear, month, Number(groups['last'] || groups['day']));
  return first !== null && last !== null && first <= last ? { first, last } : null;
}

function monthOf(text: string): number {
  if (/^\d{2}$/.test(text)) return Number(text);
  const name = text.toLowerCase();
  return MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name) + 1;
}

function isoDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > daysInMonth) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
