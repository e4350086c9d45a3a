import type { PrintedName } from '../../schemas/record/origin.ts';
import { type KnowsName, splitNation } from './nation-name.ts';

/** A winning car as the results print it. */
export interface WinningCar extends PrintedName {
  readonly carNumber: string | null;
}

/** Reads `USA #016 Dyson Racing Team`: nation USA, car 016, team Dyson Racing Team (2012, round 1). */
export function parseWinningCar(text: string, isKnownName?: KnowsName): WinningCar {
  const { countryText, text: rest } = splitNation(text, isKnownName);
  const match = /^(?:#|No\. ?)(?<number>[0-9]{1,4}[A-Za-z]?) (?<team>\S.*)$/.exec(rest);
  const number = match?.groups?.['number'];
  const team = match?.groups?.['team'];
  if (number === undefined || team === undefined) return { countryText, text: rest, carNumber: null };
  return { countryText, text: team, carNumber: number };
}
