import { slug } from '../../parsers/text/fold.ts';
import { Competitor } from '../../schemas/record/origin.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { StatedFactRecord } from '../../schemas/record/stated-fact.ts';
import type { Build } from './build.ts';
import { championshipIdOf, raceIdOf } from './ids.ts';

/** The notes of an article, and the facts that its prose and notes state, with their subjects in the dataset. */
export function buildFacts(build: Build, records: Records): void {
  for (const note of records.notes) {
    build.rows.note.push({
      note_id: note.noteId,
      source_id: note.origin.sourceId,
      source_table_id: note.tableId,
      line: note.origin.line,
      mark: note.mark,
      text: note.text,
      about: note.about,
    });
  }
  const facts = [...numbersOf(records), ...records.statedFacts, ...penaltiesOf(records)];
  facts.sort((a, b) => a.origin.line - b.origin.line);
  facts.forEach((fact, index) => {
    build.rows.stated_fact.push({
      stated_fact_id: `${fact.origin.sourceId}/fact/${String(index + 1).padStart(3, '0')}`,
      source_id: fact.origin.sourceId,
      line: fact.origin.line,
      fact: fact.fact,
      subject_kind: fact.subjectKind,
      subject_id: subjectOf(build, fact, records),
      value_text: fact.valueText,
      computed_text: null,
      verdict: null,
    });
  });
}

function numbersOf(records: Records): StatedFactRecord[] {
  return records.seasonNumbers.map(({ seasonId, text, origin }) => ({
    seasonId,
    fact: 'season-number',
    subjectKind: 'season',
    subjectText: null,
    valueText: text,
    origin,
  }));
}

function penaltiesOf(records: Records): StatedFactRecord[] {
  return records.adjustments
    .filter((adjustment) => adjustment.kind === 'penalty' && adjustment.points !== null)
    .map((adjustment) => ({
      seasonId: adjustment.seasonId,
      fact: 'penalty',
      subjectKind: adjustment.competitor,
      subjectText: adjustment.competitorText,
      valueText: `${adjustment.points} points in round ${adjustment.race.round}`,
      origin: adjustment.origin,
    }));
}

function subjectOf(build: Build, fact: StatedFactRecord, records: Records): string | null {
  const { seasonId, subjectText } = fact;
  const [season] = records.seasons;
  switch (fact.subjectKind) {
    case 'season':
      return seasonId;
    case 'series': {
      const seriesId = slug(season?.seriesName ?? records.series[0]?.name ?? '');
      return build.seriesIds.has(seriesId) ? seriesId : null;
    }
    case 'championship': {
      const { classCode, competitor } = splitChampionship(subjectText ?? '');
      if (seasonId === null || competitor === null) return null;
      const championshipId = championshipIdOf(seasonId, classCode, competitor);
      return build.rows.championship.some((row) => row.championship_id === championshipId) ? championshipId : null;
    }
    case 'class':
      return seasonId === null || subjectText === null ? null : `${seasonId}/${subjectText}`;
    case 'race': {
      const race = records.races.find((candidate) => candidate.name === subjectText);
      return race ? raceIdOf(race.seasonId, race) : null;
    }
    case 'driver':
    case 'team':
    case 'manufacturer':
    case 'chassis':
      return subjectText === null ? null : build.names.entityOf(fact.subjectKind, subjectText);
  }
}

function splitChampionship(text: string): { classCode: string; competitor: Competitor | null } {
  const cut = text.lastIndexOf(' ');
  const competitor = Competitor.safeParse(text.slice(cut + 1));
  return { classCode: text.slice(0, cut), competitor: competitor.success ? competitor.data : null };
}
