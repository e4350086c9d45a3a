import { describeEngine } from '../../parsers/cell/engine.ts';
import { splitPersonName } from '../../parsers/cell/person-name.ts';
import { toAscii } from '../../parsers/text/fold.ts';
import type { Competitor } from '../../schemas/record/origin.ts';
import type { Build } from './build.ts';
import { teamWords } from './evidence/team-words.ts';
import type { NameBook, NamedEntity } from './name-book.ts';
import { type CountriesOfNames, mostPrinted } from './printed-countries.ts';

/** Drivers, teams, manufacturers, circuits, chassis and engines, one row an entity. */
export function buildEntities(
  { rows }: Build,
  names: NameBook,
  countries: Readonly<Record<Competitor, CountriesOfNames>>,
): void {
  for (const { entityId, name } of names.entities('driver')) {
    const { firstName, lastName } = splitPersonName(name);
    rows.driver.push({
      driver_id: entityId,
      name,
      name_ascii: toAscii(name),
      first_name: firstName,
      last_name: lastName,
      nationality_country_id: mostPrinted(countries.driver.get(entityId)),
    });
  }
  const organisations = organisationsOf(names);
  for (const { entityId, name } of names.entities('team')) {
    rows.team.push({
      team_id: entityId,
      name,
      name_ascii: toAscii(name),
      country_id: mostPrinted(countries.team.get(entityId)),
      organisation_team_id: organisations.get(coreOf(name)) ?? entityId,
    });
  }
  for (const { entityId, name } of names.entities('manufacturer')) {
    rows.manufacturer.push({
      manufacturer_id: entityId,
      name,
      name_ascii: toAscii(name),
      country_id: mostPrinted(countries.manufacturer.get(entityId)),
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
function organisationsOf(names: NameBook): Map<string, string> {
  const most = new Map<string, NamedEntity>();
  for (const team of names.entities('team')) {
    const core = coreOf(team.name);
    const known = most.get(core);
    if (core !== '' && (known === undefined || team.count > known.count)) most.set(core, team);
  }
  return new Map([...most].map(([core, { entityId }]) => [core, entityId]));
}

function coreOf(name: string): string {
  return teamWords(name).core.join(' ');
}
