import type { Coverage } from './coverage.ts';
import { findingAnchor, severityMark } from './finding-item.ts';
import { type Html, html } from './html.ts';
import type { ClassChampions, FindingHeadline, SeasonOverview, Totals } from './overview.ts';
import type { Page } from './page.ts';
import { type Sheet, sheetLinks, sheetPath } from './paging.ts';
import { coverageTable, verdictBar, verdictLegend } from './parts.ts';
import { seasonPath } from './season-page.ts';
import { count, counted, dateText, SEVERITIES, VERDICTS } from './wording.ts';

/** What the first page shows besides its seasons. */
export interface IndexContent {
  readonly totals: Totals;
  readonly errors: { readonly first: readonly FindingHeadline[]; readonly count: number };
  readonly coverage: readonly Coverage[];
}

/** A sheet of the list of seasons; the first has what the audit says of the whole dataset as well. */
export function indexPage(sheet: Sheet<SeasonOverview>, content: IndexContent): Page {
  const { totals, errors, coverage } = content;
  const isFirst = sheet.number === 1;
  return {
    path: sheetPath('index', sheet.number),
    title: isFirst ? 'Scrutineer: what the season articles say' : `Seasons, page ${sheet.number}`,
    content: html`
<header class="lead">
<h1>${isFirst ? 'What the season articles say, and whether it adds up' : `Seasons, page ${sheet.number}`}</h1>
${isFirst ? introduction(totals) : null}
</header>
<section aria-labelledby="seasons">
<h2 id="seasons">Seasons</h2>
${sheet.items.length === 0 ? html`<p>No article is on a season.</p>` : null}
<ul class="seasons">${sheet.items.map(seasonCard)}</ul>
${sheetLinks('index', sheet)}
</section>
${isFirst ? [errorsSection(errors), coverageSection(coverage)] : null}`,
  };
}

function introduction(totals: Totals): Html {
  const figures = [
    [totals.sources, 'article', 'articles'],
    [totals.races, 'race', 'races'],
    [totals.drivers, 'driver', 'drivers'],
    [totals.teams, 'team', 'teams'],
    [totals.cells, 'printed cell', 'printed cells'],
    [totals.checks, 'check', 'checks'],
  ] as const;
  return html`<p class="facts">Every total, place and mark of the articles is recomputed from what they print and held against it. Every figure leads back to its line.</p>
<ul class="totals">${figures.map(
    ([value, one, more]) => html`<li><strong>${count(value)}</strong> ${value === 1 ? one : more}</li>`,
  )}</ul>
${verdictBar(totals.verdicts, 'standings row')}
${verdictLegend(totals.verdicts)}`;
}

function seasonCard(season: SeasonOverview): Html {
  const rows = VERDICTS.reduce((sum, verdict) => sum + season.verdicts[verdict], 0);
  const isSpan = season.startDate !== null && season.endDate !== null;
  return html`
<li class="season">
<h3><a href="${seasonPath(season.seasonId)}">${season.title}</a></h3>
<p class="aside">${counted(season.raceCount, 'race')}${isSpan ? ` · ${dateText(season.startDate ?? '')} to ${dateText(season.endDate ?? '')}` : null}</p>
${verdictBar(season.verdicts, 'row')}
<p>${
    rows === 0
      ? 'No standings.'
      : VERDICTS.flatMap((verdict) =>
          season.verdicts[verdict] === 0 ? [] : `${count(season.verdicts[verdict])} ${verdict}`,
        ).join(' · ')
  }</p>
<p class="counts">${SEVERITIES.flatMap((severity) =>
    season.findings[severity] === 0
      ? []
      : html`<span>${severityMark(severity)} <strong>${count(season.findings[severity])}</strong></span> `,
  )}</p>
${season.champions.length === 0 ? null : html`<dl class="champions">${season.champions.map(championsItem)}</dl>`}
</li>`;
}

function championsItem({ classCode, drivers, others }: ClassChampions, index: number): Html {
  return html`<div class="colour-${(index % 6) + 1}"><dt>${classCode === '-' ? 'Champions' : classCode}</dt><dd>${drivers.join(', ')}${
    others.length === 0 ? null : html`<span class="under">${others.join(', ')}</span>`
  }</dd></div>`;
}

function errorsSection({ first, count: all }: IndexContent['errors']): Html {
  return html`
<section aria-labelledby="errors">
<h2 id="errors">Where an article contradicts itself</h2>
${first.length === 0 ? html`<p>Nowhere.</p>` : null}
<ul class="headlines">${first.map(
    ({ finding_id: id, code, message, season_id: seasonId, file, line }) => html`
<li><a href="${seasonId === null ? 'findings.html' : seasonPath(seasonId)}#${findingAnchor(id)}">${message}</a>
<span class="under"><code>${code}</code>${file === null || line === null ? null : ` · ${file}, line ${line}`}</span></li>`,
  )}</ul>
${all > first.length ? html`<p>${counted(all - first.length, 'more error')} on the pages of the seasons.</p>` : null}
<p><a href="findings.html">All findings by kind</a></p>
</section>`;
}

function coverageSection(coverage: readonly Coverage[]): Html {
  return html`
<section aria-labelledby="coverage">
<h2 id="coverage">Coverage</h2>
<p class="aside">Every check that was made, those that passed too.</p>
${coverageTable(coverage, 'Checks of all seasons')}
</section>`;
}
