import { fold } from '../../../parsers/text/fold.ts';
import type { Check } from '../model.ts';
import { type AuditedRace, type AuditedSeason, type SeasonRule, seasonFinding } from '../season-model.ts';

/**
 * Schedule and results have the same rounds at the same venues. Info where the two names share no word and are still
 * known to be one circuit. A season with only one of the two tables cannot be checked.
 */
export const scheduleRule: SeasonRule = {
  code: 'schedule-mismatch',
  check: (season) => {
    const hasSchedule = season.races.some((race) => race.isInSchedule);
    const hasResults = season.races.some((race) => race.resultsLine !== null);
    return hasSchedule && hasResults ? season.races.map((race) => checkRace(season, race)) : [];
  },
};

function checkRace(season: AuditedSeason, race: AuditedRace): Check {
  const base = { code: scheduleRule.code, table: 'race', rowId: race.raceId, raceId: race.raceId } as const;
  const { circuitText, resultsCircuitText } = race;
  const shared = {
    code: scheduleRule.code,
    raceId: race.raceId,
    rows: [{ role: 'subject', table: 'race', rowId: race.raceId, sourceId: season.sourceId, line: race.line }],
  };
  if (!race.isInSchedule || race.resultsLine === null) {
    const has = race.isInSchedule ? 'schedule' : race.resultsLine === null ? 'standings' : 'results';
    const lacks = race.isInSchedule ? 'results' : 'schedule';
    const finding = seasonFinding(season, {
      ...shared,
      about: `round ${race.round}`,
      line: race.resultsLine ?? race.line,
      published: String(race.round),
      cause: 'unexplained',
      message: `${roundText(race)} of ${season.year} stands in the ${has} and not in the ${lacks}`,
    });
    return { ...base, outcome: 'disagrees', finding };
  }
  if (circuitText === null || resultsCircuitText === null) return { ...base, outcome: 'uncheckable', finding: null };
  if (sharesWord(circuitText, resultsCircuitText)) return { ...base, outcome: 'confirmed', finding: null };
  const isOne = race.circuitId !== null && race.circuitId === race.resultsCircuitId;
  const finding = seasonFinding(season, {
    ...shared,
    severity: isOne ? 'info' : 'warning',
    about: `round ${race.round}`,
    line: race.resultsLine,
    published: resultsCircuitText,
    expected: circuitText,
    cause: isOne ? 'name-split' : 'unexplained',
    message: isOne
      ? `Round ${race.round} of ${season.year}: the results say '${resultsCircuitText}', the schedule '${circuitText}' (line ${race.line}); one venue under two names`
      : `Round ${race.round} of ${season.year}: the results say '${resultsCircuitText}', the schedule '${circuitText}' (line ${race.line})`,
  });
  return { ...base, outcome: isOne ? 'explained' : 'disagrees', finding };
}

/** `Round 2`, of a round with several races `Race 2 of round 2`. */
function roundText({ raceId, round }: AuditedRace): string {
  const further = /-(?<order>\d+)$/.exec(raceId.split('/').at(-1) ?? '')?.groups?.['order'];
  return further === undefined ? `Round ${round}` : `Race ${further} of round ${round}`;
}

function sharesWord(a: string, b: string): boolean {
  const other = new Set(words(b));
  return words(a).some((word) => other.has(word));
}

function words(text: string): string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter(
      (word) =>
        word.length > 1 && !/^(?:the|of|de|street|circuit|park|raceway|international|speedway|course|road)$/.test(word),
    );
}
