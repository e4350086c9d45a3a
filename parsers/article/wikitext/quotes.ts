import type { Token } from './styled-text.ts';

/** What a run of apostrophes does: some stay text, and it turns bold or italics on or off. */
export interface QuoteToggle {
  readonly apostrophes: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** Two are italics, three bold, five both; what is over stays text. */
function toggleOf(count: number): QuoteToggle {
  if (count >= 5) return { apostrophes: count - 5, isBold: true, isItalic: true };
  return { apostrophes: count === 4 ? 1 : 0, isBold: count >= 3, isItalic: count === 2 };
}

/**
 * Says of every run of apostrophes what it does, by its index among the tokens. Where a line has an odd number of both,
 * one bold run is an apostrophe and italics, chosen by the word before it as MediaWiki does.
 *
 * In `''L'''amour''' c'est ''` the first of the three-quotes opens bold; in `'''a''` the three are `'` and `''`.
 */
export function balancedQuotes(tokens: readonly Token[]): ReadonlyMap<number, QuoteToggle> {
  const toggles = new Map<number, QuoteToggle>();
  let lineStart = 0;
  let runs: number[] = [];
  const endLine = (end: number) => {
    const odd = oddRun(tokens, toggles, runs, lineStart);
    const toggle = odd === null ? undefined : toggles.get(odd);
    if (odd !== null && toggle) {
      toggles.set(odd, { apostrophes: toggle.apostrophes + 1, isBold: false, isItalic: true });
    }
    runs = [];
    lineStart = end + 1;
  };
  tokens.forEach((token, index) => {
    if (token.kind === 'line-end') endLine(index);
    if (token.kind !== 'quotes') return;
    toggles.set(index, toggleOf(token.count));
    runs.push(index);
  });
  endLine(tokens.length);
  return toggles;
}

/** The run of a line that is to be read as an apostrophe and italics, or null where the line is balanced. */
function oddRun(
  tokens: readonly Token[],
  toggles: ReadonlyMap<number, QuoteToggle>,
  runs: readonly number[],
  lineStart: number,
): number | null {
  const bold = runs.filter((run) => toggles.get(run)?.isBold);
  const italic = runs.filter((run) => toggles.get(run)?.isItalic);
  if (bold.length % 2 === 0 || italic.length % 2 === 0) return null;
  let afterWord: number | null = null;
  let afterSpace: number | null = null;
  for (const run of bold) {
    if (toggles.get(run)?.isItalic) continue;
    const before = twoBefore(tokens, run, lineStart);
    if (before.at(-1) === ' ') afterSpace ??= run;
    else if (before.length > 1 && before[0] === ' ') return run;
    else afterWord ??= run;
  }
  return afterWord ?? afterSpace;
}

/** The last two characters before a run, as far as they go. */
function twoBefore(tokens: readonly Token[], run: number, lineStart: number): string {
  let text = '';
  for (let index = run - 1; index >= lineStart && text.length < 2; index -= 1) {
    const token = tokens[index];
    if (token?.kind === 'quotes') break;
    if (token?.kind === 'text' || token?.kind === 'flag') text = (token.text.slice(-2) + text).slice(-2);
  }
  return text;
}
