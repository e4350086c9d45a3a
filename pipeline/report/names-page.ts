import type { Row } from '../../schemas/dataset/tables.ts';
import { grouped } from '../grouped.ts';
import type { Db } from '../publish/database.ts';
import { type Html, html } from './html.ts';
import type { Page } from './page.ts';
import { type Sheet, sheetLinks, sheetPath } from './paging.ts';
import { count, counted } from './wording.ts';

/** A decision on two names. */
export type NameDecision = Row<'name_decision'> & {
  /** The name under which the other one is published. */
  readonly entityName: string | null;
  readonly lines: number;
  readonly file: string | null;
  readonly line: number | null;
};

/** How many spellings stand for what they say, with nothing to decide. */
export interface ExactNames {
  readonly kind: Row<'name_decision'>['kind'];
  readonly count: number;
}

const ENTITIES = `SELECT 'driver' AS kind, driver_id AS id, name FROM driver
  UNION ALL SELECT 'team', team_id, name FROM team
  UNION ALL SELECT 'manufacturer', manufacturer_id, name FROM manufacturer
  UNION ALL SELECT 'circuit', circuit_id, name FROM circuit
  UNION ALL SELECT 'chassis', chassis_id, name FROM chassis UNION ALL SELECT 'engine', engine_id, name FROM engine
  UNION ALL SELECT 'country', country_id, name FROM country`;

/** Every decision but the exact ones: doubtful ones first, then those taken for one name, then those kept apart. */
export function nameDecisions(db: Db): NameDecision[] {
  return db
    .prepare<[], NameDecision>(
      `SELECT name_decision.*, entity.name AS entityName,
         (SELECT count(*) FROM name_occurrence AS place WHERE place.kind = name_decision.kind
           AND place.raw_name = name_decision.raw_name AND place.entity_id = name_decision.entity_id) AS lines,
         source.file, first.line
       FROM name_decision
       LEFT JOIN (${ENTITIES}) AS entity ON entity.kind = name_decision.kind AND entity.id = name_decision.entity_id
       LEFT JOIN name_occurrence AS first ON first.rowid = (
         SELECT place.rowid FROM name_occurrence AS place WHERE place.kind = name_decision.kind
           AND place.raw_name = name_decision.raw_name ORDER BY place.source_id, place.line LIMIT 1)
       LEFT JOIN source ON source.source_id = first.source_id
       WHERE method <> 'exact'
       ORDER BY CASE judgement WHEN 'unsure' THEN 1 WHEN 'same' THEN 2 ELSE 3 END,
         name_decision.kind, name_decision.raw_name, name_decision.entity_id`,
    )
    .all();
}

/** The spellings that need no decision, by kind. */
export function exactNames(db: Db): ExactNames[] {
  return db
    .prepare<[], ExactNames>(
      "SELECT kind, count(*) AS count FROM name_decision WHERE method = 'exact' GROUP BY kind ORDER BY kind",
    )
    .all();
}

const TITLES = {
  unsure: 'Undecided, kept apart',
  same: 'Taken for one name',
  different: 'Kept apart',
} as const;
const SENTENCES = {
  unsure: 'Two spellings may be one name. They are kept apart until somebody decides.',
  same: 'Spellings that are published under one name, and why.',
  different: 'Names that look alike and are not one, and why.',
} as const;
const VERBS = { unsure: 'may be', same: 'is', different: 'is not' } as const;

/** A sheet of the decisions on names. */
export function namesPage(sheet: Sheet<NameDecision>, exact: readonly ExactNames[]): Page {
  return {
    path: sheetPath('names', sheet.number),
    title: sheet.number === 1 ? 'Names' : `Names, page ${sheet.number}`,
    content: html`
<header class="lead">
<h1>Names</h1>
<p class="facts">Every spelling that was taken for another name, or could have been, with the evidence for and against.</p>
${exact.length === 0 ? null : html`<p class="aside">Not listed, since there was nothing to decide: ${exact.map(({ kind, count: n }) => `${count(n)} of kind ${kind}`).join(', ')}.</p>`}
</header>
${[...grouped(sheet.items, ({ judgement }) => judgement)].map(
  ([judgement, decisions]) => html`
<section aria-labelledby="${judgement}">
<h2 id="${judgement}">${TITLES[judgement]} <span class="count">${decisions.length}</span></h2>
<p class="aside">${SENTENCES[judgement]}</p>
${[...grouped(decisions, ({ kind }) => kind)].map(
  ([kind, some]) => html`
<h3>${kind}</h3>
<ul class="names">${some.map(decisionItem)}</ul>`,
)}
</section>`,
)}
${sheetLinks('names', sheet)}`,
  };
}

function decisionItem({
  raw_name,
  entityName,
  entity_id,
  judgement,
  method,
  score,
  evidence,
  lines,
  file,
  line,
}: NameDecision): Html {
  const place =
    file === null || line === null
      ? null
      : `${lines > 0 ? `${counted(lines, 'line')}, first` : 'printed in'} ${file}, line ${line}`;
  return html`
<li><p><q>${raw_name}</q> <span class="${judgement}">${VERBS[judgement]}</span> <q>${entityName ?? entity_id}</q></p>
<p class="aside">${method}${score === null ? null : `, score ${score}`}${evidence === null ? null : `: ${evidence}`}${place === null ? null : html` <span class="where">(${place})</span>`}</p></li>`;
}
