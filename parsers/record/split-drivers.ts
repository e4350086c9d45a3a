import type { PrintedName } from '../../schemas/record/origin.ts';
import type { PrintedCell } from '../table/printed-table.ts';
import { knownPieces, type Lexicon, partsAtNations } from './lexicon.ts';
import { driverLines } from './name-lines.ts';

const PARTICLE = /^(?:da|das|de|del|della|den|der|di|do|dos|du|la|le|ten|ter|van|von|zu)$/;
/** Particles that are also written with a capital, inside a name. */
const CAPITAL_PARTICLE = /^(?:Da|De|Del|Della|Der|Di|Do|Dos|Du|La|Van|Von)$/;
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/;
const INITIAL = /^\p{Lu}\.$/u;
const LONGEST_NAME = 7;

/**
 * The drivers of a cell: those on lines of their own as the source has them, others by `splitDrivers`.
 *
 * `Rinaldo Capello<br />Allan McNish` gives both, whoever they are.
 */
export function driversIn(cell: PrintedCell, lexicon: Lexicon): PrintedName[] {
  const lines = driverLines(cell);
  return lines ? lines.flatMap((line) => driversOnLine(line, lexicon)) : splitDrivers(cell.text, lexicon);
}

/** One driver, unless several nations or known names stand on the line. */
function driversOnLine(line: string, lexicon: Lexicon): PrintedName[] {
  const parts = partsAtNations(line, lexicon);
  const [only, second] = parts;
  return only && !second && !knownPieces(only.text, 'driver', lexicon) ? parts : splitDrivers(line, lexicon);
}

/**
 * Splits a cell of drivers that follow each other without a separator, with nation codes, without, or with some
 * missing. Codes divide first; what stands between them is divided by names that stand alone elsewhere, and what is
 * known nowhere is taken as first and last name.
 *
 * `Rinaldo Capello GBR Allan McNish` gives Rinaldo Capello and, of GBR, Allan McNish (2007, round 2).
 */
function splitDrivers(text: string, lexicon: Lexicon): PrintedName[] {
  return partsAtNations(text, lexicon).flatMap(({ countryText, text: part }) =>
    piecesOf(part, lexicon).map((piece, index) => ({ countryText: index === 0 ? countryText : null, text: piece })),
  );
}

function piecesOf(part: string, lexicon: Lexicon): string[] {
  if (lexicon.knows('driver', part)) return [part];
  const words = part.split(' ').filter((word) => word !== '');
  const costs = [0];
  const starts = [0];
  for (let end = 1; end <= words.length; end += 1) {
    let cost = Number.POSITIVE_INFINITY;
    let from = end - 1;
    for (let start = Math.max(0, end - LONGEST_NAME); start < end; start += 1) {
      const candidate = (costs[start] ?? 0) + costOf(words.slice(start, end), lexicon);
      if (candidate < cost) {
        cost = candidate;
        from = start;
      }
    }
    costs.push(cost);
    starts.push(from);
  }
  const pieces: string[] = [];
  for (let end = words.length; end > 0; end = starts[end] ?? 0)
    pieces.unshift(words.slice(starts[end] ?? 0, end).join(' '));
  return pieces;
}

/** Known names are cheap; an unknown one is dearer the more it departs from a first and a last name. */
function costOf(words: readonly string[], lexicon: Lexicon): number {
  if (lexicon.knows('driver', words.join(' '))) return 0.1;
  const [first = ''] = words;
  if (PARTICLE.test(first) || SUFFIX.test(first)) return 20;
  let weight = 0;
  words.forEach((word, index) => {
    const isParticle = PARTICLE.test(word) || (index > 0 && CAPITAL_PARTICLE.test(word));
    weight += isParticle || SUFFIX.test(word) ? 0 : INITIAL.test(word) ? 0.5 : 1;
  });
  const last = words.at(-1) ?? '';
  const endsOpen = PARTICLE.test(last) || CAPITAL_PARTICLE.test(last) || INITIAL.test(last);
  return weight < 2 || endsOpen ? 3 : 1 + (weight - 2) * 0.7;
}
