import { distance } from 'fastest-levenshtein';
import { compareText, fold, nameKey } from '../../parsers/text/fold.ts';
import type { Db } from '../publish/database.ts';

export type CompetitorKind = 'driver' | 'manufacturer' | 'team';

/** A driver, manufacturer or team with every spelling that stands for it. */
export interface Competitor {
  readonly kind: CompetitorKind;
  readonly id: string;
  readonly name: string;
  readonly spellings: readonly string[];
}

interface Spelling {
  readonly kind: CompetitorKind;
  readonly id: string;
  readonly name: string;
  readonly spelling: string;
}

/** Whoever can have a row in standings: kind, id and the name shown. */
export const COMPETITORS = `SELECT 'driver' AS kind, driver_id AS id, name FROM driver
  UNION ALL SELECT 'manufacturer', manufacturer_id, name FROM manufacturer
  UNION ALL SELECT 'team', team_id, name FROM team`;

/**
 * Everybody of a name, drivers before manufacturers before teams: one of their spellings is the name, case, diacritics and punctuation
 * aside. Empty where nobody has it.
 */
export function findCompetitors(db: Db, name: string): Competitor[] {
  const spellings = spellingsOf(db);
  const key = nameKey(name);
  const found = new Map<string, Competitor>();
  for (const { kind, id, spelling } of spellings) {
    if (key === '' || nameKey(spelling) !== key) continue;
    const own = spellings.filter((one) => one.kind === kind && one.id === id);
    const shown = own[0]?.name ?? spelling;
    found.set(`${kind} ${id}`, { kind, id, name: shown, spellings: own.map((one) => one.spelling) });
  }
  return [...found.values()];
}

/** The known names nearest to one that nobody has: those with all of its words first, then by the edits between. */
export function nearestNames(db: Db, name: string, count = 5): string[] {
  const wanted = fold(name);
  const words = wanted.split(' ').map(nameKey);
  const best = new Map<string, { spelling: string; edits: number }>();
  for (const { kind, id, spelling } of spellingsOf(db)) {
    const folded = fold(spelling);
    const known = folded.split(' ').map(nameKey);
    const edits = words.every((word) => word !== '' && known.includes(word)) ? 0 : distance(wanted, folded);
    const key = `${kind} ${id}`;
    if (edits < (best.get(key)?.edits ?? Number.POSITIVE_INFINITY)) best.set(key, { spelling, edits });
  }
  const ranked = [...best.values()].sort((a, b) => a.edits - b.edits || compareText(a.spelling, b.spelling));
  return [...new Set(ranked.map(({ spelling }) => spelling))].slice(0, count);
}

/** Every spelling with whom it stands for; the name shown first, then in order. */
function spellingsOf(db: Db): Spelling[] {
  return db
    .prepare<[], Spelling>(
      `SELECT known.kind, known.id, known.name, name_decision.raw_name AS spelling
       FROM (${COMPETITORS}) AS known
       JOIN name_decision ON name_decision.kind = known.kind AND name_decision.entity_id = known.id
         AND name_decision.judgement = 'same'
       ORDER BY known.kind, known.id, name_decision.raw_name <> known.name, name_decision.raw_name`,
    )
    .all();
}
