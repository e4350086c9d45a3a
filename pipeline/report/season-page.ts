import { fileStem } from '../publish/file-stem.ts';
import type { Coverage } from './coverage.ts';
import { findingSections } from './finding-item.ts';
import type { ReportedFinding } from './findings.ts';
import { type Html, html } from './html.ts';
import type { RowJudgement } from './judgement.ts';
import type { Page } from './page.ts';
import { coverageTable, scrolling, type VerdictCounts, verdictBar, verdictLegend } from './parts.ts';
import type { Championship, RaceClass, Season } from './season.ts';
import { standingsTable } from './standings-table.ts';
import { type FightLine, type TitleFight, titleFight } from './title-fight.ts';
import { titleFightSvg } from './title-fight-plot.ts';
import { counted, dateText, webLink } from './wording.ts';

/** Everything that the page of a season shows. */
export interface SeasonContent {
  readonly season: Season;
  readonly judgements: ReadonlyMap<string, RowJudgement>;
  readonly findings: readonly ReportedFinding[];
  readonly coverage: readonly Coverage[];
  /** The seasons before and behind it in the list. */
  readonly neighbours: { readonly before: SeasonLink | null; readonly behind: SeasonLink | null };
}

/** A season to be linked. */
export interface SeasonLink {
  readonly seasonId: string;
  readonly title: string;
}

/** Where the page of a season is, below `report/`. */
export function seasonPath(seasonId: string): string {
  return `season/${fileStem(seasonId)}.html`;
}

/** The page of a season: title fights, standings with verdicts, races, findings, coverage. */
export function seasonPage(content: SeasonContent): Page {
  const { season, findings, coverage } = content;
  const verdicts = verdictsOf(season);
  let number = 0;
  const nextNumber = () => {
    number += 1;
    return number;
  };
  return {
    path: seasonPath(season.seasonId),
    title: season.title,
    content: html`
<header class="lead">
<h1>${season.title}</h1>
<p class="facts">${factsText(season)}</p>
${sourceLine(season)}
${verdictBar(verdicts, 'row')}
${verdictLegend(verdicts)}
</header>
<nav class="contents" aria-label="On this page"><ul>${season.classes.map(
      (one, index) => html`<li><a href="#${classAnchor(index)}">${className(one)}</a></li>`,
    )}<li><a href="#races">Races</a></li><li><a href="#findings">${counted(findings.length, 'finding')}</a></li><li><a href="#coverage">Coverage</a></li></ul></nav>
${season.classes.map((one, index) => classSection(one, index, content, nextNumber))}
${racesSection(season)}
<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${findings.length === 0 ? html`<p>There are none.</p>` : findingSections(findings, 3)}
</section>
<section aria-labelledby="coverage">
<h2 id="coverage">Coverage</h2>
<p class="aside">Every check that was made on this season, those that passed too.</p>
${coverageTable(coverage, `Checks of ${season.title}`)}
</section>
${neighbourLinks(content.neighbours)}`,
  };
}

function neighbourLinks({ before, behind }: SeasonContent['neighbours']): Html | null {
  if (before === null && behind === null) return null;
  const link = (season: SeasonLink | null, word: string) =>
    season === null ? null : html`<li>${word} <a href="../${seasonPath(season.seasonId)}">${season.title}</a></li>`;
  return html`<nav class="sheets" aria-label="Seasons"><ul>${link(before, 'Previous:')}${link(behind, 'Next:')}</ul></nav>`;
}

function factsText({ races, classes, startDate, endDate }: Season): string {
  const dates = startDate === null || endDate === null ? [] : [`${dateText(startDate)} to ${dateText(endDate)}`];
  return [counted(races.length, 'race'), counted(classes.length, 'class', 'classes'), ...dates].join(' · ');
}

function sourceLine({ source }: Season): Html | null {
  if (source === null) return null;
  return html`<p class="aside">Read from ${webLink(source.title, source.url)} (${source.file}${
    source.revision === null ? null : `, revision ${source.revision}`
  }, ${counted(source.line_count, 'line')}).</p>`;
}

/** How many printed rows of a season have each verdict. */
function verdictsOf({ classes }: Season): VerdictCounts {
  const counts = { confirmed: 0, explained: 0, uncheckable: 0, disagrees: 0 };
  for (const { championships } of classes)
    for (const { rows } of championships) for (const { verdict } of rows) if (verdict !== null) counts[verdict] += 1;
  return counts;
}

function classAnchor(index: number): string {
  return `class-${index + 1}`;
}

/** A season without classes has one that is called `-`. */
function className({ code }: RaceClass): string {
  return code === '-' ? 'Standings' : code;
}

function classSection(one: RaceClass, index: number, { judgements }: SeasonContent, nextNumber: () => number): Html {
  const fights = one.championships.map((championship) => ({ championship, fight: titleFight(championship) }));
  return html`
<section class="class colour-${(index % 6) + 1}" aria-labelledby="${classAnchor(index)}">
<h2 id="${classAnchor(index)}">${className(one)}${one.name === null || one.name === one.code ? null : html` <small>${one.name}</small>`}</h2>
${one.championships.length === 0 ? html`<p>The article has no standings of this class.</p>` : null}
<div class="fights">${fights.map(({ championship, fight }) => (fight === null ? null : fightFigure(championship, fight)))}</div>
${one.championships.map(
  (championship) => html`
<details open class="standings"><summary><h3>Standings of the ${championship.competitor}s</h3></summary>
${standingsTable(championship, judgements, nextNumber())}
<p class="aside">Line ${championship.line} of the article.${championship.evidence === null ? null : ` ${sentence(championship.evidence)}`}</p>
</details>`,
)}
</section>`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The drawing of a title fight, and the figures in it as a table. */
function fightFigure({ competitor, name }: Championship, fight: TitleFight): Html {
  const title = `Points of the best ${competitor}s after each round`;
  return html`
<figure class="fight">
<figcaption><span class="title">The ${competitor}s’ title</span> Points after each round. ${outcomeText(fight)}</figcaption>
${titleFightSvg(fight)}
<details><summary>The same as a table<span class="hidden">: ${name}</span></summary>
${scrolling(
  `${title}: ${name}`,
  html`<table class="figures">
<caption>${title}</caption>
<thead><tr><th scope="col">${competitor}</th>${fight.races.map(({ header, round }) => html`<th scope="col">${header ?? `Rd ${round}`}</th>`)}<th scope="col">Printed total</th></tr></thead>
<tbody>${fight.lines.map(
    ({ rows, points, total }) => html`
<tr><th scope="row">${rows.map((row) => row.name).join(', ')}</th>${points.map((value) => html`<td>${value}</td>`)}<td class="total">${total}</td></tr>`,
  )}</tbody>
</table>`,
)}</details>
</figure>`;
}

/** How a title fight ended, for those who do not see the drawing too. */
function outcomeText({ lines }: TitleFight): string {
  const [best, second] = lines;
  if (!best) return '';
  const nameOf = ({ rows }: FightLine) => rows.map(({ name }) => name).join(', ');
  const pointsOf = ({ total, points }: FightLine) => total ?? points.at(-1) ?? 0;
  if (!second) return `${nameOf(best)}: ${pointsOf(best)}.`;
  const how = pointsOf(best) > pointsOf(second) ? 'ahead of' : 'before';
  return `${nameOf(best)}: ${pointsOf(best)}, ${how} ${nameOf(second)}: ${pointsOf(second)}.`;
}

function racesSection({ races, classes, winners }: Season): Html {
  const winnerOf = new Map(winners.map((winner) => [`${winner.raceId} ${winner.classCode}`, winner]));
  return html`
<section aria-labelledby="races">
<h2 id="races">Races and winners</h2>
${scrolling(
  'Races and winners',
  html`<table class="races">
<caption>Races with the winners of each class</caption>
<thead><tr><th scope="col">Round</th><th scope="col">Race</th>${classes.map((one) => html`<th scope="col">${className(one)}</th>`)}</tr></thead>
<tbody>${races.map(
    (race) => html`
<tr><td>${race.round}${race.raceInRound > 1 ? `-${race.raceInRound}` : null}</td><th scope="row">${race.name ?? race.circuit ?? ''}<span class="under">${[
      race.name === null ? null : race.circuit,
      race.date === null ? race.dateText : dateText(race.date),
      race.length,
    ]
      .flatMap((text) => text ?? [])
      .join(' · ')}</span></th>${classes.map(({ code }) => {
      const winner = winnerOf.get(`${race.raceId} ${code}`);
      return winner === undefined
        ? html`<td class="none">–</td>`
        : html`<td>${winner.team}<span class="under">${winner.drivers}</span></td>`;
    })}</tr>`,
  )}</tbody>
</table>`,
)}
</section>`;
}
