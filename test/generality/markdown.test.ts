import { describe, expect, it } from 'vitest';
import { toMarkdown, withoutResidue } from '../support/markdown.ts';
import type { AnyRow } from '../support/rows.ts';
import {
  articleText,
  comparable,
  differences,
  mapRows,
  publishArticles,
  rowsIn,
  type WholeDataset,
} from '../support/whole-dataset.ts';

// The form of an article does not matter: the same text as Markdown gives the same rows.

const NAMES = [
  '2002_American_Le_Mans_Series',
  '2007_American_Le_Mans_Series',
  '2008_American_Le_Mans_Series',
  '2012_American_Le_Mans_Series',
  'American_Le_Mans_Series',
];

/** What only Markdown can tell, and the dump cannot. */
const FORM_COLUMNS = ['is_bold', 'is_italic', 'row_span', 'column_span'];
/** What bold and italics mark: whether Markdown without them says nothing or no is a matter of its own. */
const MARKED_COLUMNS = ['is_overall_winner', 'is_pole_position', 'is_fastest_lap'];

/** Lines as the Markdown counts them, and the form's own columns left out. */
function formless(dataset: WholeDataset, lineOf: ReadonlyMap<number, number> | null): WholeDataset {
  const moved = (line: AnyRow[string]) =>
    typeof line === 'number' && lineOf ? (lineOf.get(line) ?? line) : (line ?? null);
  return mapRows(dataset, (table, row) => {
    const kept = Object.entries(row).filter(([column]) => ![...FORM_COLUMNS, ...MARKED_COLUMNS].includes(column));
    const lined = kept.map(([column, value]) => [
      column,
      /^line(?:_first|_last)?$/.test(column) ? moved(value) : value,
    ]);
    const same: AnyRow = Object.fromEntries(lined);
    if (table === 'finding') return { ...same, message: null };
    return table === 'source' ? { ...same, format: null, file: null, line_count: null } : same;
  });
}

describe.each(NAMES)('%s as Markdown', (name) => {
  const dump = withoutResidue(articleText(`${name}.txt`));
  const markdown = toMarkdown(dump);
  const ofDump = publishArticles({ [`${name}.txt`]: dump });
  const ofMarkdown = publishArticles({ [`${name}.md`]: markdown.text });

  it('gives the same rows in every table', () => {
    const expected = comparable(formless(ofDump, markdown.lineOf));
    expect(differences(comparable(formless(ofMarkdown, null)), expected)).toEqual([]);
  });

  it('tells of every cell whether it is bold or italic, and that it spans nothing', () => {
    const told = new Set(
      rowsIn(ofMarkdown, 'source_cell').map((row) => FORM_COLUMNS.map((column) => row[column]).join()),
    );
    expect([...told]).toEqual(rowsIn(ofMarkdown, 'source_cell').length > 0 ? ['0,0,1,1'] : []);
    const untold = new Set(
      rowsIn(ofDump, 'source_cell').map((row) => FORM_COLUMNS.map((column) => row[column]).join()),
    );
    expect([...untold]).toEqual(rowsIn(ofDump, 'source_cell').length > 0 ? [',,,'] : []);
  });
});

describe('the overall winner in bold', () => {
  const dump = articleText('2008_American_Le_Mans_Series.txt');
  // Rounds 1 to 11: LMP1, but LMP2 in rounds 2, 3, 5 and 9 for the sake of the test.
  const wonByLmp2 = [2, 3, 5, 9];
  const bold = toMarkdown(dump).text.replace(
    /^\| (?<round>\d+) \| (?<circuit>[^|]+) \| (?<lmp1>[^|]+#[^|]+) \| (?<lmp2>[^|]+#[^|]+) \|/gm,
    (_, round: string, circuit: string, lmp1: string, lmp2: string) =>
      wonByLmp2.includes(Number(round))
        ? `| ${round} | ${circuit} | ${lmp1} | **${lmp2}** |`
        : `| ${round} | ${circuit} | **${lmp1}** | ${lmp2} |`,
  );
  const published = publishArticles({ '2008_American_Le_Mans_Series.md': bold });
  const wins = rowsIn(published, 'class_win');

  it('is told from the other class winners in each round', () => {
    const winners = wins.filter((row) => row['is_overall_winner'] === 1);
    const wanted = Array.from({ length: 11 }, (_, index) => index + 1).map(
      (round) =>
        `american-le-mans-series-2008/${String(round).padStart(2, '0')} ${wonByLmp2.includes(round) ? 'LMP2' : 'LMP1'}`,
    );
    expect(winners.map((row) => `${row['race_id']} ${row['class_code']}`).sort()).toEqual(wanted);
    expect(wins.filter((row) => row['is_overall_winner'] === 0)).toHaveLength(33);
  });

  it('leaves nothing of the bold lost', () => {
    const losses = rowsIn(published, 'finding').filter((row) =>
      String(row['message']).includes('Overall winner in bold'),
    );
    expect(losses).toEqual([]);
    const boldCells = rowsIn(published, 'source_cell').filter((row) => row['is_bold'] === 1);
    expect(boldCells).toHaveLength(11);
  });
});

describe('a pipe that belongs to a cell', () => {
  const dump = articleText('2008_American_Le_Mans_Series.txt');
  const markdown = toMarkdown(dump).text.replaceAll('Corvette Racing |', 'Corvette \\| Racing |');
  const teams = rowsIn(publishArticles({ '2008_American_Le_Mans_Series.md': markdown }), 'team_standing');

  it('is escaped in the article and stands in the name as a pipe', () => {
    const corvette = teams.filter((row) => String(row['team_text']).startsWith('Corvette'));
    expect(corvette.map((row) => [row['team_text'], row['line'], row['points_computed'], row['verdict']])).toEqual([
      ['Corvette | Racing', toMarkdown(dump).lineOf.get(274), 250, 'confirmed'],
    ]);
  });
});
