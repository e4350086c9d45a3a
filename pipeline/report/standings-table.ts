import { findingAnchor, linesList, severityMark } from './finding-item.ts';
import { type Html, html } from './html.ts';
import type { OtherCheck, RowJudgement } from './judgement.ts';
import { checkName, scrolling, verdictMark } from './parts.ts';
import type { Championship, Race, StandingCell, StandingRow } from './season.ts';
import { cellText, counted } from './wording.ts';

/** Shades of the heat map, from the fewest points to the most of the table. */
const SHADES = 8;

/**
 * The standings of a championship as a heat map: the printed figures on a shade by their points, the verdict of the
 * audit on each row, and on demand what it rests on. `number` makes the ids of the page unique.
 */
export function standingsTable(
  championship: Championship,
  judgements: ReadonlyMap<string, RowJudgement>,
  number: number,
): Html {
  const { races, rows, name } = championship;
  let most = 0;
  for (const { cells } of rows) for (const { points } of cells.values()) most = Math.max(most, points ?? 0);
  return scrolling(
    name,
    html`<table class="standings">
<caption>${name}</caption>
<thead><tr><th scope="col">Place</th><th scope="col" class="name">${championship.competitor}</th><th scope="col">Total</th><th scope="col">Verdict</th>${races.map(
      (race) => html`<th scope="col">${roundHead(race)}</th>`,
    )}</tr></thead>
<tbody>${rows.map((row, index) => {
      const judgement = judgements.get(row.id) ?? { checks: 0, others: [], findings: [] };
      return html`
<tr${row.verdict === null ? null : html` class="${row.verdict}"`}><td>${placeOf(row)}</td><th scope="row" class="name">${row.nameText}${
        row.countryText === null ? null : html` <span class="country">${row.countryText}</span>`
      }</th><td class="total">${row.totalText}${
        row.sum === null || row.total === null || row.sum === row.total
          ? null
          : html`<span class="under">sum ${row.sum}</span>`
      }</td><td>${verdictCell(row, judgement, races, `row-${number}-${index + 1}`)}</td>${races.map(({ raceId }) =>
        cellOf(row.cells.get(raceId), most, judgement, raceId),
      )}</tr>`;
    })}</tbody>
</table>`,
  );
}

function roundHead({ header, round, name }: Race): Html {
  const text = header ?? `Rd ${round}`;
  return name === null ? html`${text}` : html`<abbr title="${name}">${text}</abbr>`;
}

/** The place as printed; one that the row shares with a row above and that is not printed again stands in brackets. */
function placeOf({ positionText, position }: StandingRow): Html {
  if (positionText !== '' || position === null) return html`${positionText}`;
  return html`<span class="shared">(${position})</span>`;
}

function cellOf(
  cell: StandingCell | undefined,
  most: number,
  { findings, others }: RowJudgement,
  raceId: string,
): Html {
  const other = others.find((check) => check.raceId === raceId && check.findingId !== null);
  const finding = findings.find(({ finding_id: id }) => id === other?.findingId);
  const text = cell === undefined ? html`–` : cellText(cell.text);
  const shade = cell === undefined || most <= 0 ? 0 : Math.ceil((Math.max(0, cell.points ?? 0) / most) * SHADES);
  const classes = [
    ...(shade > 0 ? [`shade-${shade}`] : []),
    ...(cell === undefined ? ['none'] : []),
    ...(cell?.isDropped ? ['dropped'] : []),
  ].join(' ');
  return html`<td${classes === '' ? null : html` class="${classes}"`}>${
    finding === undefined
      ? text
      : html`<a class="flag ${finding.severity}" href="#${findingAnchor(finding.finding_id)}">${text}<span class="hidden"> ${finding.severity}</span></a>`
  }</td>`;
}

/** The verdict alone where there is no more to say of the row, else a button that shows the rest. */
function verdictCell(row: StandingRow, judgement: RowJudgement, races: readonly Race[], id: string): Html {
  const { verdict } = row;
  if (verdict === null) return html`<span class="hidden">no verdict</span>`;
  const notes = [...row.cells.values()].flatMap(({ note, raceId }) => (note === null ? [] : [{ note, raceId }]));
  if (judgement.findings.length === 0 && notes.length === 0 && verdict === 'confirmed') return verdictMark(verdict);
  const count = judgement.findings.length;
  return html`<button type="button" popovertarget="${id}">${verdictMark(verdict)}${
    count === 0 ? null : html` <span class="more">${counted(count, 'finding')}</span>`
  }<span class="hidden">, ${row.nameText}: why</span></button>
<div popover id="${id}" class="card">
<p class="title">${row.nameText}</p>
<p>${verdictMark(verdict)}: ${sumText(row)} ${counted(judgement.checks, 'check')} made.</p>
${listOf(judgement.others.flatMap((check) => (check.findingId === null ? html`<li>${otherText(check, races)}</li>` : [])))}
${listOf(notes.map(({ note, raceId }) => html`<li>${roundText(raceId, races)}, note of the article: ${note}</li>`))}
${listOf(
  judgement.findings.map(
    (finding) => html`<li>${severityMark(finding.severity)} ${finding.message}${linesList(finding)}</li>`,
  ),
)}
<p><button type="button" popovertarget="${id}" popovertargetaction="hide">Close</button></p>
</div>`;
}

function listOf(items: readonly Html[]): Html | null {
  return items.length === 0 ? null : html`<ul class="reasons">${items}</ul>`;
}

function sumText({ total, sum, totalText }: StandingRow): string {
  if (total === null)
    return totalText === null ? 'no total is printed.' : `the total '${totalText}' is not understood.`;
  if (sum === null) return `the table prints ${total}.`;
  return sum === total
    ? `the rounds add up to the printed ${total}.`
    : `the rounds add up to ${sum}, the table prints ${total}.`;
}

function otherText({ code, raceId, outcome }: OtherCheck, races: readonly Race[]): Html {
  return html`${checkName(code)}${raceId === null ? null : html`, ${roundText(raceId, races)}`}: ${outcome}`;
}

function roundText(raceId: string, races: readonly Race[]): string {
  const race = races.find((one) => one.raceId === raceId);
  if (!race) return raceId;
  return race.name === null ? `round ${race.round}` : `round ${race.round} (${race.name})`;
}
