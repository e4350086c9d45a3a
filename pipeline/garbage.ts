import { setFlagsFromString } from 'node:v8';

/** Garbage that V8 lets lie before it collects it, in hundredths of what lives; `bin/scrutineer.js` begins with the first. */
const USUALLY = 100;
const SPARINGLY = 15;

/**
 * Collects garbage sooner while something lives that is many times as large as the program. Where little lives, that would take
 * time and save nothing. Gives back what ends it.
 */
export function sparingWithMemory(): () => void {
  letLie(SPARINGLY);
  return () => letLie(USUALLY);
}

function letLie(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
