import { nameKey } from '../../../parsers/text/fold.ts';
import type { EntityKind } from '../../../schemas/curated.ts';
import type { Records } from '../../../schemas/record/records.ts';
import { candidatePairs } from './candidates.ts';
import { CHASSIS_EVIDENCE } from './chassis-evidence.ts';
import { DRIVER_EVIDENCE } from './driver-evidence.ts';
import { type EngineLink, EngineUsages, engineLinks } from './engine-links.ts';
import { type EvidenceFunction, evidenceText, judgePair } from './evidence.ts';
import { type Profile, type ProfiledKind, Profiles } from './profile.ts';
import { SurnameLinks } from './surname-links.ts';
import { TEAM_EVIDENCE } from './team-evidence.ts';
import { type Verdict, Verdicts } from './verdicts.ts';

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
 * key of the team that a team's name stands for, so that chassis are compared by teams and not by their spellings. What
 * follows from whom an article names is among the verdicts, and settles a pair that the others leave in doubt.
 */
export function judgeNames(
  kind: ProfiledKind | 'engine',
  gathered: NameEvidence,
  teamOf: (key: string) => string,
): Verdicts {
  if (kind === 'engine') return Verdicts.of(engineLinks(gathered.engines).map(verdictOfEngines));
  const profiles = gathered.profiles[kind].take();
  const compared = kind === 'chassis' ? withTeams(profiles, teamOf) : profiles;
  const links = kind === 'driver' ? gathered.surnames.all() : [];
  const linked = new Set(links.map(pairOf));
  const settled = new Set<string>();
  const verdicts = Verdicts.of(links);
  for (const [a, b] of candidatePairs(kind, compared)) {
    const { judgement, score, evidence, isKeptApart, isNear } = judgePair(a, b, FUNCTIONS[kind]);
    const pair = linked.size === 0 ? '' : pairOfKeys(a.key, b.key);
    if (judgement !== 'unsure' && linked.has(pair)) settled.add(pair);
    // Most pairs are two names that nobody would take for one: not worth holding.
    if (judgement === 'different' && !isKeptApart && !isNear && !linked.has(pair)) continue;
    const names = { one: a.rawNames[0] ?? a.key, other: b.rawNames[0] ?? b.key };
    const method = evidence.find(({ likeness }) => likeness !== undefined)?.likeness ?? 'evidence';
    verdicts.add({ ...names, judgement, method, score, evidence: evidenceText(evidence), isKeptApart, isNear });
  }
  const shortNames = new Set(links.filter((link) => !settled.has(pairOf(link))).map(({ one }) => keyOf(one)));
  const isOpen = ({ one, other, judgement }: Verdict) =>
    judgement === 'unsure' && (shortNames.has(keyOf(one)) || shortNames.has(keyOf(other)));
  verdicts.sort((verdict, index) => (index < links.length ? !settled.has(pairOf(verdict)) : !isOpen(verdict)));
  return verdicts;
}

function verdictOfEngines(link: EngineLink): Verdict {
  const isSame = link.judgement === 'same';
  return { ...link, method: 'evidence', score: isSame ? 5 : -10, isKeptApart: !isSame, isNear: true };
}

function pairOf({ one, other }: Pick<Verdict, 'one' | 'other'>): string {
  return pairOfKeys(keyOf(one), keyOf(other));
}

function pairOfKeys(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}

/** As profiles have it. */
function keyOf(rawName: string): string {
  return nameKey(rawName) || rawName;
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
