/** What a cell under a race says. */
export interface PointsCell {
  /** Null where the cell holds a status instead of points. */
  readonly points: number | null;
  /** The footnote mark behind the figure, without its markup: `†`. */
  readonly mark: string | null;
  /** A status such as `Ret`; null where the cell holds points. */
  readonly status: string | null;
  /** In brackets: scored and not counted. */
  readonly isDropped: boolean;
}

const STATUS = /^(?:Ret|DNF|DNS|DNQ|DNPQ|DNP|DNA|NC|WD|EX|DSQ|DQ|C|TD|PO|INJ|NS|-|–|—)$/i;
const FIGURE = /^(?<figure>-?\d{1,4}(?:\.\d{1,3})?|½|\d{1,4}½)(?<mark>\^\{[^{}]{1,8}\}|[†‡§¶#*]{1,3}|[¹²³⁴-⁹]{1,3})?$/u;

/**
 * Reads a cell under a race: `20`, `7.5`, `(8)`, `10^{†}`, `Ret`. Null where it is none of these.
 * `10^{†}` gives 10 points and the mark † (2008, LMP1 drivers).
 */
export function parsePointsCell(text: string): PointsCell | null {
  if (STATUS.test(text)) return { points: null, mark: null, status: text, isDropped: false };
  const bracketed = /^\((?<inner>[^()]+)\)$/.exec(text)?.groups?.['inner'];
  const match = FIGURE.exec(bracketed ?? text);
  const figure = match?.groups?.['figure'];
  if (!match || figure === undefined) return null;
  const mark = match.groups?.['mark']?.replace(/^\^\{|\}$/g, '') ?? null;
  return { points: figureValue(figure), mark, status: null, isDropped: bracketed !== undefined };
}

/** True for a status that says how a race ended for a car that was there; `-` and the like say nothing. */
export function isFinishingStatus(text: string): boolean {
  return /\p{L}/u.test(text) && STATUS.test(text);
}

const TOTAL =
  /^(?<figure>-?\d{1,5}(?:\.\d{1,3})?|\d{0,5}½)(?: ?\(-?\d{1,5}(?:\.\d{1,3})?\))?(?<mark>\^\{[^{}]{1,8}\}|[†‡§¶#*]{1,3})?$/u;

/** Reads a total: a number, also with a second one in brackets behind it (`98 (104)`) or a mark. Null where it is none. */
export function parseTotal(text: string): number | null {
  const figure = TOTAL.exec(text)?.groups?.['figure'];
  return figure === undefined ? null : figureValue(figure);
}

function figureValue(figure: string): number {
  return figure.endsWith('½') ? Number(figure.slice(0, -1) || '0') + 0.5 : Number(figure);
}

/** The footnote mark behind a total, without its markup. */
export function markOfTotal(text: string): string | null {
  return TOTAL.exec(text)?.groups?.['mark']?.replace(/^\^\{|\}$/g, '') ?? null;
}
