import { describeEngine } from '../../parsers/cell/engine.ts';
import { splitPersonName } from '../../parsers/cell/person-name.ts';
import { countryIdOfCode } from '../../parsers/country/codes.ts';
import { toAscii } from '../../parsers/text/fold.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import type { Records } from '../../schemas/record/records.ts';
import type { Build } from './build.ts';
import { teamWords } from './evidence/team-words.ts';

/** Drivers, teams, manufacturers, circuits, chassis and engines, one row an entity. */
export function buildEntities(build: Build, all: readonly Records[]): void {
  const { names, rows } = build;
  const countries = countriesOf(build, all);
  for (const { entityId, name } of names.entities('driver')) {
    const { firstName, lastName } = splitPersonName(name);
    rows.driver.push({
      driver_id: entityId,
      name,
      name_ascii: toAscii(name),
      first_name: firstName,
      last_name: lastName,
      nationality_country_id: countries.get(`driver\n${entityId}`) ?? null,
    });
  }
  const organisations = organisationsOf(build);
  for (const { entityId, name } of names.entities('team')) {
    rows.team.push({
      team_id: entityId,
      name,
      name_ascii: toAscii(name),
      country_id: countries.get(`team\n${entityId}`) ?? null,
      organisation_team_id: organisations.get(coreOf(name)) ?? entityId,
    });
  }
  for (const { entityId, name } of names.entities('manufacturer')) {
    rows.manufacturer.push({
      manufacturer_id: entityId,
      name,
      name_ascii: toAscii(name),
      country_id: countries.get(`manufacturer\n${entityId}`) ?? null,
    });
  }
  for (const { entityId, name } of names.entities('circuit')) {
    rows.circuit.push({ circuit_id: entityId, name, name_ascii: toAscii(name) });
  }
  for (const { entityId, name } of names.entities('chassis')) rows.chassis.push({ chassis_id: entityId, name });
  for (const { entityId, name } of names.entities('engine')) {
    const engine = describeEngine(name);
    rows.engine.push({
      engine_id: entityId,
      name,
      capacity_litres: engine.capacityLitres,
      configuration: engine.configuration,
      aspiration: engine.aspiration,
      fuel: engine.fuel,
    });
  }
}

/**
 * Teams that are called the same and were still kept apart are scored apart: they belong to the one of them that is
 * printed most often. `Flying Lizard Motorsports 44` belongs to Flying Lizard Motorsports (2008, GT2).
 */
function organisationsOf({ names }: Build): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { kind, entity_id } of names.occurrences) {
    if (kind === 'team') counts.set(entity_id, (counts.get(entity_id) ?? 0) + 1);
  }
  const organisations = new Map<string, string>();
  for (const { entityId, name } of names.entities('team')) {
    const core = coreOf(name);
    const known = organisations.get(core);
    const isMoreFrequent = known === undefined || (counts.get(entityId) ?? 0) > (counts.get(known) ?? 0);
    if (core !== '' && isMoreFrequent) organisations.set(core, entityId);
  }
  return organisations;
}

function coreOf(name: string): string {
  return teamWords(name).core.join(' ');
}

/** The country under which each driver, team and manufacturer is printed most often; of equals the earliest. */
function countriesOf(build: Build, all: readonly Records[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  const add = (kind: Competitor, rawName: string, code: string | null) => {
    const countryId = code === null ? undefined : countryIdOfCode(code);
    if (countryId === undefined) return;
    const key = `${kind}\n${build.names.entityOf(kind, rawName)}`;
    const ofName = counts.get(key) ?? new Map<string, number>();
    ofName.set(countryId, (ofName.get(countryId) ?? 0) + 1);
    counts.set(key, ofName);
  };
  for (const records of inOrderOfYears(all)) {
    const printed = new Set<string>();
    for (const entry of records.entries) {
      // A team is printed once for all of its cars.
      const team = [entry.origin.sourceId, entry.teamLine, entry.classCode, entry.teamText].join('\n');
      if (!printed.has(team)) add('team', entry.teamText, entry.countryText);
      printed.add(team);
      for (const driver of entry.drivers) add('driver', driver.driverText, driver.countryText);
    }
    for (const win of records.classWins) {
      add('team', win.teamText, win.countryText);
      for (const driver of win.drivers) add('driver', driver.driverText, driver.countryText);
    }
    for (const standing of records.standings) {
      add(standing.competitor, standing.name.text, standing.name.countryText);
      for (const team of standing.teams) add('team', team.text, team.countryText);
    }
  }
  const result = new Map<string, string>();
  for (const [key, ofName] of counts) {
    const [best] = [...ofName].reduce((most, next) => (next[1] > most[1] ? next : most));
    result.set(key, best);
  }
  return result;
}

function inOrderOfYears(all: readonly Records[]): Records[] {
  const yearOf = (records: Records) => records.seasons[0]?.year ?? Number.POSITIVE_INFINITY;
  return [...all].sort((a, b) => yearOf(a) - yearOf(b));
}
