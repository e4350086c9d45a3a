import { COUNTRIES, codeRows } from '../../parsers/country/codes.ts';
import { slug } from '../../parsers/text/fold.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { SeriesRecord } from '../../schemas/record/season.ts';
import type { Build } from './build.ts';
import { raceIdOf } from './ids.ts';

/** The series of all seasons, with the years that an article on the series gives. */
export function buildSeries(build: Build, all: readonly Pick<Records, 'series' | 'seasons'>[]): void {
  const articles = new Map<string, SeriesRecord>();
  for (const series of all.flatMap((records) => records.series)) articles.set(slug(series.name), series);
  const names = new Map<string, string>();
  for (const season of all.flatMap((records) => records.seasons)) names.set(slug(season.seriesName), season.seriesName);
  for (const [seriesId, series] of articles) {
    if (series.firstYear !== null || series.lastYear !== null) names.set(seriesId, series.name);
  }
  for (const [seriesId, name] of names) {
    const article = articles.get(seriesId);
    build.rows.series.push({
      series_id: seriesId,
      name,
      first_year: article?.firstYear ?? null,
      last_year: article?.lastYear ?? null,
    });
  }
}

/** A season with its numbers, classes and races; start, end and number of races are counted from its races. */
export function buildSeason(build: Build, records: Records): void {
  for (const season of records.seasons) {
    const races = records.races.filter((race) => race.seasonId === season.seasonId);
    const dates = races.flatMap((race) => race.raceDate ?? []).sort();
    build.rows.season.push({
      season_id: season.seasonId,
      series_id: slug(season.seriesName),
      year: season.year,
      title: season.title,
      race_count: races.length,
      start_date: dates[0] ?? null,
      end_date: dates.at(-1) ?? null,
      source_id: season.origin.sourceId,
    });
  }
  const counted = new Set<string>();
  for (const { seasonId, countedAs, number, origin } of records.seasonNumbers) {
    if (counted.has(`${seasonId}\n${countedAs}`)) continue;
    counted.add(`${seasonId}\n${countedAs}`);
    build.rows.season_number.push({
      season_id: seasonId,
      counted_as: countedAs,
      number,
      source_id: origin.sourceId,
      line: origin.line,
    });
  }
  records.classes.forEach(({ seasonId, classCode, name }, index) => {
    build.rows.class.push({ season_id: seasonId, class_code: classCode, name, display_order: index + 1 });
  });
  buildRaces(build, records);
}

function buildRaces(build: Build, records: Records): void {
  for (const race of records.races) {
    const raceId = raceIdOf(race.seasonId, race);
    const circuit = race.circuitText ?? race.resultsCircuitText;
    build.rows.race.push({
      race_id: raceId,
      season_id: race.seasonId,
      round: race.round,
      race_in_round: race.raceInRound,
      name: race.name,
      circuit_id: circuit === null ? null : build.names.entityOf('circuit', circuit),
      circuit_text: race.circuitText,
      results_circuit_text: race.resultsCircuitText,
      header_text: race.headerText,
      race_date: race.raceDate,
      date_text: race.dateText,
      length_text: race.lengthText,
      classes_text: race.classesText,
      duration_minutes: race.durationMinutes,
      distance_miles: race.distanceMiles,
      location: race.location,
      venue_country_text: race.countryText,
      source_id: race.origin.sourceId,
      line: race.origin.line,
    });
    build.use(race.origin.cells, 'race', raceId);
  }
}

/** Every country and every code that has stood for it. */
export function buildCountries(build: Build): void {
  for (const country of COUNTRIES) {
    build.rows.country.push({
      country_id: country.countryId,
      name: country.name,
      iso_alpha2: country.isoAlpha2,
      iso_alpha3: country.isoAlpha3,
      ioc_code: country.iocCode,
    });
  }
  for (const { code, standard, countryId } of codeRows()) {
    build.rows.country_code.push({ code, standard, country_id: countryId });
  }
}
