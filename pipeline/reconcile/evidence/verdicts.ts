import { Bytes, Numbers } from './packed.ts';

/** What evidence says of two spellings. */
export interface Verdict {
  readonly one: string;
  readonly other: string;
  readonly judgement: 'same' | 'different' | 'unsure';
  readonly method: 'nickname' | 'spelling' | 'evidence';
  /** A number of hundredths. */
  readonly score: number;
  readonly evidence: string;
  /** The two may not come together by way of a third either. */
  readonly isKeptApart: boolean;
  /** The names are alike: kept apart, they are worth recording. */
  readonly isNear: boolean;
}

const JUDGEMENTS = ['same', 'different', 'unsure'] as const;
const METHODS = ['nickname', 'spelling', 'evidence'] as const;
/** The places of a verdict's numbers behind its own; then comes where its evidence is. */
const JUDGEMENT = 0;
const METHOD = 1;
const HUNDREDTHS = 2;
const FLAGS = 3;
const EVIDENCE = 4;
const WIDTH = 7;
const KEPT_APART = 1;
const NEAR = 2;

/** Verdicts in their order, packed: of thousands of articles there are more of them than names. */
export class Verdicts implements Iterable<Verdict> {
  readonly #ones: string[] = [];
  readonly #others: string[] = [];
  readonly #numbers = new Numbers();
  readonly #evidence = new Bytes();
  #order: Uint32Array | null = null;

  static of(verdicts: Iterable<Verdict>): Verdicts {
    const all = new Verdicts();
    for (const verdict of verdicts) all.add(verdict);
    return all;
  }

  /** Behind the others; not once they are sorted. */
  add({ one, other, judgement, method, score, evidence, isKeptApart, isNear }: Verdict): void {
    this.#ones.push(one);
    this.#others.push(other);
    this.#numbers.add([
      JUDGEMENTS.indexOf(judgement),
      METHODS.indexOf(method),
      Math.round(score * 100),
      (isKeptApart ? KEPT_APART : 0) + (isNear ? NEAR : 0),
      ...this.#evidence.add(evidence),
    ]);
  }

  get length(): number {
    return this.#order?.length ?? this.#ones.length;
  }

  /** The surest first, those of one score by their first name; those that are not wanted are left out. */
  sort(isWanted: (verdict: Verdict, index: number) => boolean): void {
    const scoreOf = (index: number) => this.#numbers.at(index * WIDTH + HUNDREDTHS);
    const nameOf = (index: number) => this.#ones[index] ?? '';
    this.#order = Uint32Array.from(this.#ones.keys())
      .filter((index) => isWanted(this.#at(index), index))
      .sort((x, y) => scoreOf(y) - scoreOf(x) || (nameOf(x) < nameOf(y) ? -1 : nameOf(x) > nameOf(y) ? 1 : x - y));
  }

  *[Symbol.iterator](): Iterator<Verdict> {
    for (let index = 0; index < this.length; index += 1) yield this.#at(this.#order?.[index] ?? index);
  }

  /** So many from a place in the order on. */
  part(from: number, count: number): Verdict[] {
    const indexes = Array.from({ length: Math.min(count, this.length - from) }, (_, index) => from + index);
    return indexes.map((index) => this.#at(this.#order?.[index] ?? index));
  }

  #at(index: number): Verdict {
    const place = index * WIDTH;
    const number = (which: number) => this.#numbers.at(place + which);
    return {
      one: this.#ones[index] ?? '',
      other: this.#others[index] ?? '',
      judgement: JUDGEMENTS[number(JUDGEMENT)] ?? 'unsure',
      method: METHODS[number(METHOD)] ?? 'evidence',
      score: number(HUNDREDTHS) / 100,
      evidence: this.#evidence.textAt(number(EVIDENCE), number(EVIDENCE + 1), number(EVIDENCE + 2)),
      isKeptApart: (number(FLAGS) & KEPT_APART) !== 0,
      isNear: (number(FLAGS) & NEAR) !== 0,
    };
  }
}
