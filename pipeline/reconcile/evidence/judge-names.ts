import { nameKey } from '../../../parsers/text/fold.ts';
import type { EntityKind } from '../../../schemas/curated.ts';
import type { Records } from '../../../schemas/record/records.ts';
import { candidatePairs } from './candidates.ts';
import { CHASSIS_EVIDENCE } from './chassis-evidence.ts';
import { DRIVER_EVIDENCE } from './driver-evidence.ts';
import { EngineUsages, engineLinks } from './engine-links.ts';
import { type EvidenceFunction, evidenceText, judgePair } from './evidence.ts';
import { type Profile, type ProfiledKind, Profiles } from './profile.ts';
import { SurnameLinks } from './surname-links.ts';
import { TEAM_EVIDENCE } from './team-evidence.ts';

/** What evidence says of two spellings. */
export interface Verdict {
  readonly one: string;
  readonly other: string;
  readonly judgement: 'same' | 'different' | 'unsure';
  readonly method: 'nickname' | 'spelling' | 'evidence';
  readonly score: number;
  readonly evidence: string;
  /** The two may not come together by way of a third either. */
  readonly isKeptApart: boolean;
  /** The names are alike: kept apart, they are worth recording. */
  readonly isNear: boolean;
}

const FUNCTIONS: Readonly<Record<ProfiledKind, readonly EvidenceFunction[]>> = {
  driver: DRIVER_EVIDENCE,
  team: TEAM_EVIDENCE,
  chassis: CHASSIS_EVIDENCE,
};

/** What the articles say of the names of some kinds, gathered article by article, so that no records are held. */
export class NameEvidence {
  readonly profiles = { driver: new Profiles('driver'), team: new Profiles('team'), chassis: new Profiles('chassis') };
  readonly engines = new EngineUsages();
  readonly surnames = new SurnameLinks();
  readonly #kinds: readonly EntityKind[];

  constructor(kinds: readonly EntityKind[]) {
    this.#kinds = kinds;
  }

  add(records: Records): void {
    const { driver, team, chassis } = this.profiles;
    if (this.#kinds.includes('driver')) for (const gathered of [driver, this.surnames]) gathered.add(records);
    if (this.#kinds.includes('team')) team.add(records);
    if (this.#kinds.includes('chassis')) chassis.add(records);
    if (this.#kinds.includes('engine')) this.engines.add(records);
  }
}

/**
 * Judges all pairs of a kind that are worth a look, over all articles together, the surest first. `teamOf` gives the
 * key of the team that a team's name stands for, so that chassis are compared by teams and not by their spellings.
 */
export function judgeNames(
  kind: ProfiledKind | 'engine',
  gathered: NameEvidence,
  teamOf: (key: string) => string,
): Verdict[] {
  if (kind === 'engine') {
    return engineLinks(gathered.engines).map((link) => ({
      ...link,
      method: 'evidence',
      score: link.judgement === 'same' ? 5 : -10,
      isKeptApart: link.judgement === 'different',
      isNear: true,
    }));
  }
  const profiles = gathered.profiles[kind].take();
  const compared = kind === 'chassis' ? withTeams(profiles, teamOf) : profiles;
  const links = kind === 'driver' ? gathered.surnames.all() : [];
  const linked = new Set(links.map(pairKey));
  const verdicts: Verdict[] = [];
  for (const [a, b] of candidatePairs(kind, compared)) {
    const { judgement, score, evidence, isKeptApart, isNear } = judgePair(a, b, FUNCTIONS[kind]);
    const names = { one: a.rawNames[0] ?? a.key, other: b.rawNames[0] ?? b.key };
    // Most pairs are two names that nobody would take for one: not worth holding.
    if (judgement === 'different' && !isKeptApart && !isNear && !linked.has(pairKey(names))) continue;
    const method = evidence.find(({ likeness }) => likeness !== undefined)?.likeness ?? 'evidence';
    verdicts.push({ ...names, judgement, method, score, evidence: evidenceText(evidence), isKeptApart, isNear });
  }
  return withLinks(verdicts, links).sort((x, y) => y.score - x.score || (x.one < y.one ? -1 : 1));
}

/** Verdicts with those that follow from whom an article names: where a pair leaves a doubt, they settle it. */
function withLinks(verdicts: readonly Verdict[], links: readonly Verdict[]): Verdict[] {
  const settled = new Set(verdicts.filter(({ judgement }) => judgement !== 'unsure').map(pairKey));
  const needed = links.filter((link) => !settled.has(pairKey(link)));
  const linked = new Set(needed.map(({ one }) => nameKey(one)));
  const isOpen = ({ one, other, judgement }: Verdict) =>
    judgement === 'unsure' && (linked.has(nameKey(one)) || linked.has(nameKey(other)));
  return [...needed, ...verdicts.filter((verdict) => !isOpen(verdict))];
}

function pairKey({ one, other }: Pick<Verdict, 'one' | 'other'>): string {
  return [nameKey(one), nameKey(other)].sort().join('\n');
}

function withTeams(profiles: ReadonlyMap<string, Profile>, teamOf: (key: string) => string): Map<string, Profile> {
  return new Map(
    [...profiles].map(([key, profile]) => [
      key,
      {
        ...profile,
        appearances: profile.appearances.map((one) => ({ ...one, partners: new Set([...one.partners].map(teamOf)) })),
      },
    ]),
  );
}
