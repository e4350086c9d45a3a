/**
 * Groups of spellings that stand for one entity, with pairs that must stay apart. Most spellings are alone, and nothing is
 * held of those.
 */
export class Clusters {
  readonly #names: ReadonlySet<string>;
  readonly #parent = new Map<string, string>();
  /** Root to the members of its group, where there are several. */
  readonly #members = new Map<string, string[]>();
  readonly #apart = new Map<string, Set<string>>();

  constructor(names: ReadonlySet<string>) {
    this.#names = names;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Says that two spellings are different, whatever else speaks for them. */
  keepApart(a: string, b: string): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const set = this.#apart.get(one) ?? new Set();
      set.add(other);
      this.#apart.set(one, set);
    }
  }

  /** Brings two spellings together; false where a pair of their groups must stay apart, or one is none of these. */
  join(a: string, b: string): boolean {
    if (!this.has(a) || !this.has(b)) return false;
    const rootA = this.rootOf(a);
    const rootB = this.rootOf(b);
    if (rootA === rootB) return true;
    if (this.areApart(a, b)) return false;
    this.#parent.set(rootB, rootA);
    this.#members.set(rootA, [...this.#membersOf(rootA), ...this.#membersOf(rootB)]);
    this.#members.delete(rootB);
    return true;
  }

  /** True where a pair of their groups must stay apart. */
  areApart(a: string, b: string): boolean {
    const membersB = this.#membersOf(this.rootOf(b));
    return this.#membersOf(this.rootOf(a)).some((one) => {
      const apart = this.#apart.get(one);
      return apart !== undefined && membersB.some((other) => apart.has(other));
    });
  }

  rootOf(name: string): string {
    let root = name;
    for (let next = this.#parent.get(root); next !== undefined; next = this.#parent.get(root)) root = next;
    return root;
  }

  /** Every group, in the order of the names of their roots. */
  *groups(): Iterable<readonly string[]> {
    for (const name of this.#names) if (!this.#parent.has(name)) yield this.#membersOf(name);
  }

  #membersOf(root: string): readonly string[] {
    return this.#members.get(root) ?? [root];
  }
}
