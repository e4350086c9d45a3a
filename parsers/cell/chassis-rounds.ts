import { isRounds } from './rounds.ts';

/** A chassis with the rounds in which it was used, both as printed. */
export interface ChassisRounds {
  readonly chassisText: string;
  readonly roundsText: string | null;
}

/**
 * Splits a chassis cell at the rounds in brackets. Brackets that hold no rounds belong to the name.
 * `MG-Lola EX257 (1-3) Creation CA06/H (5-9, 11-12)` gives two chassis with their rounds (2007, LMP1).
 */
export function splitChassisRounds(text: string): ChassisRounds[] {
  const parts: ChassisRounds[] = [];
  let start = 0;
  for (const match of text.matchAll(/\((?<inner>[^()]*)\)/g)) {
    const inner = match.groups?.['inner']?.trim() ?? '';
    const chassisText = text.slice(start, match.index).trim();
    if (chassisText === '' || !isRounds(inner)) continue;
    parts.push({ chassisText, roundsText: inner });
    start = match.index + match[0].length;
  }
  const rest = text.slice(start).trim();
  if (rest !== '') parts.push({ chassisText: rest, roundsText: null });
  return parts;
}
