const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The text of a date from year, month and day: `{{start date|2008|3|15}}` is March 15, 2008. */
export function dateText(values: ReadonlyMap<string, string>): string {
  const [first, second, third] = ['1', '2', '3'].map((name) => values.get(name) ?? '');
  const year = first ?? '';
  const month = monthName(second ?? '');
  if (!/^(?:\d{4})?$/.test(year) || (year !== '' && !month)) {
    return [first, second, third].filter((value) => value && !/^(?:dmy|mdy|ymd|iso)$/i.test(value)).join(' ');
  }
  if (!month) return '';
  const day = /^\d{1,2}$/.test(third ?? '') ? String(Number(third)) : '';
  const isDayFirst = /^(?:y|yes|1|true)$/i.test(values.get('df') ?? '') || /^dm/i.test(values.get('format') ?? '');
  if (isDayFirst || day === '') return [day, month, year].filter(Boolean).join(' ');
  return `${month} ${day}${year === '' ? '' : `, ${year}`}`;
}

/** English months by number, name or abbreviation; null for anything else. */
function monthName(text: string): string | null {
  if (/^\d{1,2}$/.test(text)) return MONTHS[Number(text) - 1] ?? null;
  const start = text.toLowerCase();
  return start.length < 3 ? null : (MONTHS.find((month) => month.toLowerCase().startsWith(start)) ?? null);
}

const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['1/2', '½'],
  ['1/4', '¼'],
  ['3/4', '¾'],
  ['1/3', '⅓'],
  ['2/3', '⅔'],
]);

/** The text of a fraction: `{{frac|7|1|2}}` is 7½, `{{frac|3|8}}` is 3/8. */
export function fractionText(values: ReadonlyMap<string, string>): string {
  const given = ['1', '2', '3'].map((name) => values.get(name) ?? '').filter((value) => value !== '');
  const [one, two, three] = given;
  if (one === undefined) return '';
  const [whole, top, bottom] =
    two === undefined ? ['', '1', one] : three === undefined ? ['', one, two] : [one, two, three];
  const written = `${top}/${bottom}`;
  const character = FRACTIONS.get(written);
  return character ? `${whole}${character}` : `${whole} ${written}`.trim();
}
