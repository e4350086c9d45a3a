/** Groups of spellings that stand for one entity, with pairs that must stay apart. */
export class Clusters {
  readonly #parent = new Map<string, string>();
  readonly #members = new Map<string, string[]>();
  readonly #apart = new Map<string, Set<string>>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      this.#parent.set(name, name);
      this.#members.set(name, [name]);
    }
  }

  has(name: string): boolean {
    return this.#parent.has(name);
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

  /** Brings two spellings together; false where a pair of their groups must stay apart. */
  join(a: string, b: string): boolean {
    const rootA = this.rootOf(a);
    const rootB = this.rootOf(b);
    if (rootA === rootB) return true;
    if (this.areApart(a, b)) return false;
    const membersA = this.#members.get(rootA) ?? [];
    const membersB = this.#members.get(rootB) ?? [];
    this.#parent.set(rootB, rootA);
    this.#members.set(rootA, [...membersA, ...membersB]);
    this.#members.delete(rootB);
    return true;
  }

  /** True where a pair of their groups must stay apart. */
  areApart(a: string, b: string): boolean {
    const membersB = this.#members.get(this.rootOf(b)) ?? [];
    return (this.#members.get(this.rootOf(a)) ?? []).some((one) => {
      const apart = this.#apart.get(one);
      return apart !== undefined && membersB.some((other) => apart.has(other));
    });
  }

  rootOf(name: string): string {
    let root = name;
    for (let next = this.#parent.get(root); next !== undefined && next !== root; next = this.#parent.get(root))
      root = next;
    return root;
  }

  /** Every group. */
  groups(): string[][] {
    return [...this.#members.values()];
  }
}
