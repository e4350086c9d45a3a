import type { Pairing, StandingCarRecord } from '../../schemas/record/standing.ts';
import { CAPACITY_PATTERN, CONFIGURATION_PATTERN } from '../cell/engine.ts';
import { knownPieces, type Lexicon } from './lexicon.ts';

/**
 * Splits a cell of chassis. It is more than one where it is made up of names that stand alone elsewhere, or of such
 * names and others that begin with a known maker.
 *
 * `Lola B06/10 Lola B06/10 Lola B07/17` gives three chassis (2008, LMP1 teams).
 */
export function splitChassis(text: string, lexicon: Lexicon, cell = text): string[] {
  const whole = knownPieces(text, 'chassis', lexicon);
  if (whole) return whole;
  const words = text.split(' ');
  for (let cut = words.length - 1; cut >= 1; cut -= 1) {
    const head = words.slice(0, cut).join(' ');
    const tail = words.slice(cut).join(' ');
    if (lexicon.knows('chassis', head) && isMakersName(words.slice(cut), cell, lexicon))
      return [head, ...splitChassis(tail, lexicon, cell)];
    if (lexicon.knows('chassis', tail) && isMakersName(words.slice(0, cut), cell, lexicon))
      return [...splitChassis(head, lexicon, cell), tail];
  }
  return [text];
}

function isMakersName(words: readonly string[], cell: string, lexicon: Lexicon): boolean {
  return words.length >= 2 && lexicon.opens('chassis', words[0] ?? '', cell);
}

/**
 * Splits a cell of engines. Each engine has one capacity, and its layout and fuel follow it; without capacities the
 * names that stand alone elsewhere decide.
 *
 * `AER P07 2.0 L Turbo I4 Judd GV5 5.0 L V10` gives two engines (2007, LMP1 teams).
 */
export function splitEngines(text: string, lexicon: Lexicon): string[] {
  const capacities = [...text.matchAll(new RegExp(`(?<![\\d.])${CAPACITY_PATTERN}`, 'g'))];
  if (capacities.length < 2) return capacities.length === 0 ? (knownPieces(text, 'engine', lexicon) ?? [text]) : [text];
  const engines: string[] = [];
  let start = 0;
  capacities.forEach((capacity, index) => {
    const next = capacities[index + 1];
    if (!next) return;
    const from = capacity.index + capacity[0].length;
    const end = from + endOfEngine(text.slice(from, next.index));
    engines.push(text.slice(start, end).trim());
    start = end;
  });
  engines.push(text.slice(start).trim());
  return engines.every((engine) => engine !== '') ? engines : [text];
}

/** Where an engine ends behind its capacity: after its layout and a fuel in brackets. */
function endOfEngine(text: string): number {
  const layout = new RegExp(`(?<![A-Za-z0-9])${CONFIGURATION_PATTERN}(?: ?\\([^()]*\\))?`).exec(text);
  return layout ? layout.index + layout[0].length : 0;
}

/**
 * Brings chassis and engines of one row together: equal numbers in printed order, a single one with each of the
 * others; where neither holds they stay alone. No chassis is joined with an engine twice.
 */
export function pairCars(chassis: readonly string[], engines: readonly string[]): StandingCarRecord[] {
  if (chassis.length === 0 && engines.length === 0) return [];
  if (chassis.length === engines.length) {
    const pairing: Pairing = chassis.length === 1 ? 'single' : 'positional';
    return chassis.map((chassisText, index) => ({ chassisText, engineText: engines[index] ?? null, pairing }));
  }
  const [onlyChassis] = chassis;
  const [onlyEngine] = engines;
  if (engines.length === 0) return chassis.map((chassisText) => ({ chassisText, engineText: null, pairing: 'single' }));
  if (chassis.length === 0) return engines.map((engineText) => ({ chassisText: null, engineText, pairing: 'single' }));
  if (chassis.length === 1 && onlyChassis) {
    return engines.map((engineText) => ({ chassisText: onlyChassis, engineText, pairing: 'shared' }));
  }
  if (engines.length === 1 && onlyEngine) {
    return chassis.map((chassisText) => ({ chassisText, engineText: onlyEngine, pairing: 'shared' }));
  }
  return [
    ...chassis.map((chassisText) => ({ chassisText, engineText: null, pairing: 'unpaired' as const })),
    ...engines.map((engineText) => ({ chassisText: null, engineText, pairing: 'unpaired' as const })),
  ];
}
