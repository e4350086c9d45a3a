import { describeEngine } from '../../parsers/cell/engine.ts';
import { splitPersonName } from '../../parsers/cell/person-name.ts';
import { toAscii } from '../../parsers/text/fold.ts';
import type { EntityKind } from '../../schemas/curated.ts';
import type { Build } from './build.ts';
import { teamWords } from './evidence/team-words.ts';
import type { NamedEntity } from './name-book.ts';
import { type CountriesOfNames, mostPrinted } from './printed-countries.ts';

/**
 * Rows of the entities of a kind, with the country under which the articles print each most often; the organisations of
 * teams are noted with the ids.
 */
export function buildEntities(
  { rows, names: ids }: Build,
  kind: EntityKind,
  entities: readonly NamedEntity[],
  countries: CountriesOfNames,
): void {
  const organisations = kind === 'team' ? organisationsOf(entities) : new Map<string, string>();
  for (const { entityId, name } of entities) {
    const names = { name, name_ascii: toAscii(name) };
    const countryId = mostPrinted(countries.get(entityId));
    if (kind === 'driver') {
      const { firstName, lastName } = splitPersonName(name);
      const parts = { first_name: firstName, last_name: lastName };
      rows.driver.push({ driver_id: entityId, ...names, ...parts, nationality_country_id: countryId });
    }
    if (kind === 'team') {
      const organisation = organisations.get(coreOf(name)) ?? entityId;
      rows.team.push({ team_id: entityId, ...names, country_id: countryId, organisation_team_id: organisation });
      ids.setOrganisation(entityId, organisation);
    }
    if (kind === 'manufacturer') rows.manufacturer.push({ manufacturer_id: entityId, ...names, country_id: countryId });
    if (kind === 'circuit') rows.circuit.push({ circuit_id: entityId, ...names });
    if (kind === 'chassis') rows.chassis.push({ chassis_id: entityId, name });
    if (kind === 'engine') {
      const { capacityLitres, configuration, aspiration, fuel } = describeEngine(name);
      rows.engine.push({ engine_id: entityId, name, capacity_litres: capacityLitres, configuration, aspiration, fuel });
    }
  }
}

/**
 * Teams that are called the same and were still kept apart are scored apart: they belong to the one of them that is
 * printed most often. `Flying Lizard Motorsports 44` belongs to Flying Lizard Motorsports (2008, GT2).
 */
function organisationsOf(teams: readonly NamedEntity[]): Map<string, string> {
  const most = new Map<string, NamedEntity>();
  for (const team of teams) {
    const core = coreOf(team.name);
    const known = most.get(core);
    if (core !== '' && (known === undefined || team.count > known.count)) most.set(core, team);
  }
  return new Map([...most].map(([core, { entityId }]) => [core, entityId]));
}

function coreOf(name: string): string {
  return teamWords(name).core.join(' ');
}
