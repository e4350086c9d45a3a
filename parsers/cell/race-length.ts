/** The length of a race: time in minutes, distance in statute miles. */
export interface RaceLength {
  readonly durationMinutes: number | null;
  readonly distanceMiles: number | null;
}

const MILES_PER_KILOMETRE = 0.621371;

/**
 * Reads `12 Hours`, `2 Hours 45 Minutes`, `1000 mi or 10 Hours`, `500 km`. Null where the text has neither a time nor
 * a distance. `1 Hour 55 Minutes` gives 115 minutes (2008, round 2).
 */
export function parseRaceLength(text: string): RaceLength | null {
  const hours = quantity(text, 'hours?|hrs?|h');
  const minutes = quantity(text, 'minutes?|mins?|m');
  const miles = quantity(text, 'mi|miles?');
  const kilometres = quantity(text, 'km|kilomet(?:er|re)s?');
  const hasTime = hours !== null || minutes !== null;
  const distance = miles ?? (kilometres === null ? null : Math.round(kilometres * MILES_PER_KILOMETRE * 1000) / 1000);
  if (!hasTime && distance === null) return null;
  return { durationMinutes: hasTime ? Math.round((hours ?? 0) * 60 + (minutes ?? 0)) : null, distanceMiles: distance };
}

function quantity(text: string, unit: string): number | null {
  const pattern = new RegExp(
    `(?:^|[\\s(])(?<value>\\d{1,3}(?:,\\d{3})+|\\d{1,6}(?:\\.\\d{1,3})?)[ -]?(?:${unit})(?![a-z])`,
    'i',
  );
  const value = pattern.exec(text)?.groups?.['value'];
  return value === undefined ? null : Number(value.replaceAll(',', ''));
}
