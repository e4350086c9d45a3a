import type { Verdict } from '../../schemas/dataset/standing-tables.ts';
import type { FindingCode } from '../../schemas/finding.ts';
import type { Coverage } from './coverage.ts';
import { type Html, html, type Part } from './html.ts';
import { CHECK_NAMES, count, counted, VERDICT_SIGNS, VERDICTS } from './wording.ts';

/** How many of something have each verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** A verdict as a sign and a word. */
export function verdictMark(verdict: Verdict): Html {
  return html`<span class="verdict ${verdict}"><span class="sign" aria-hidden="true">${VERDICT_SIGNS[verdict]}</span> ${verdict}</span>`;
}

/** A bar of the verdicts in their shares, with the figures as its text. */
export function verdictBar(counts: VerdictCounts, noun: string): Html {
  const present = VERDICTS.filter((verdict) => counts[verdict] > 0);
  const total = present.reduce((sum, verdict) => sum + counts[verdict], 0);
  const words = present.map((verdict) => `${count(counts[verdict])} ${verdict}`).join(', ');
  return html`<span class="bar" role="img" aria-label="${counted(total, noun)}: ${words === '' ? 'none' : words}">${present.map(
    (verdict) => html`<span class="${verdict}" style="flex-grow:${counts[verdict]}"></span>`,
  )}</span>`;
}

/** The meaning of the signs and colours of the verdicts, with how many of each there are. */
export function verdictLegend(counts: VerdictCounts): Html {
  const meanings: Readonly<Record<Verdict, string>> = {
    confirmed: 'total, place, tie mark and the points of each round agree with what is recomputed',
    explained: 'differs, and the article itself says why',
    uncheckable: 'something that a check needs is not in the article',
    disagrees: 'differs, and nothing says why',
  };
  return html`<dl class="legend">${VERDICTS.map(
    (verdict) =>
      html`<div><dt>${verdictMark(verdict)} <strong>${count(counts[verdict])}</strong></dt><dd>${meanings[verdict]}</dd></div>`,
  )}</dl>`;
}

/** A table that scrolls in a box of its own where it is wider than the page. */
export function scrolling(label: string, table: Part): Html {
  return html`<div class="scroll" role="group" aria-label="${label}" tabindex="0">${table}</div>`;
}

/** Kinds of checks with how they went. */
export function coverageTable(coverage: readonly Coverage[], caption: string): Html {
  return scrolling(
    caption,
    html`<table class="figures">
<caption>${caption}</caption>
<thead><tr><th scope="col">Check</th><th scope="col">Made</th><th scope="col"><span class="hidden">Shares</span></th>${VERDICTS.map(
      (verdict) => html`<th scope="col">${verdict}</th>`,
    )}</tr></thead>
<tbody>${coverage.map(
      (row) => html`
<tr><th scope="row">${checkName(row.code)}</th><td>${count(VERDICTS.reduce((sum, verdict) => sum + row[verdict], 0))}</td><td class="wide">${verdictBar(row, 'check')}</td>${VERDICTS.map(
        (verdict) => html`<td${row[verdict] === 0 ? html` class="none"` : null}>${count(row[verdict])}</td>`,
      )}</tr>`,
    )}</tbody>
</table>`,
  );
}

/** What a check holds against what. */
export function checkName(code: FindingCode): string {
  return CHECK_NAMES[code] ?? code;
}
