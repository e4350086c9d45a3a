import { slug } from '../../parsers/text/fold.ts';
import type { EntityKind } from '../../schemas/curated.ts';

/**
 * Which entity each spelling stands for, and to which organisation a team belongs. Most have the id that their letters
 * give, most teams are their own organisation, and only the others are held.
 */
export class EntityIds {
  readonly #kinds = new Map<EntityKind, Map<string, string>>();
  readonly #organisations = new Map<string, string>();

  set(kind: EntityKind, rawName: string, entityId: string): void {
    if (entityId === slug(rawName)) return;
    const ofKind = this.#kinds.get(kind) ?? new Map<string, string>();
    this.#kinds.set(kind, ofKind.set(rawName, entityId));
  }

  entityOf(kind: EntityKind, rawName: string): string {
    return this.#kinds.get(kind)?.get(rawName) ?? slug(rawName);
  }

  setOrganisation(teamId: string, organisationId: string): void {
    if (organisationId !== teamId) this.#organisations.set(teamId, organisationId);
  }

  organisationOf(teamId: string): string {
    return this.#organisations.get(teamId) ?? teamId;
  }
}
