import { slug } from '../../parsers/text/fold.ts';
import type { EntityKind } from '../../schemas/curated.ts';

/** Which entity each spelling stands for. Most have the id that their letters give, and only the others are held. */
export class EntityIds {
  readonly #kinds = new Map<EntityKind, Map<string, string>>();

  set(kind: EntityKind, rawName: string, entityId: string): void {
    if (entityId === slug(rawName)) return;
    const ofKind = this.#kinds.get(kind) ?? new Map<string, string>();
    this.#kinds.set(kind, ofKind.set(rawName, entityId));
  }

  entityOf(kind: EntityKind, rawName: string): string {
    return this.#kinds.get(kind)?.get(rawName) ?? slug(rawName);
  }
}
