import { drawn, pickOf } from '../support/planted-faults.ts';
import { rowsIn } from '../support/whole-dataset.ts';
import type { Draw } from './planted-figures.ts';
import type { Article } from './planted-model.ts';

/** Faults in footnotes and in sentences. */
export const PROSE = {
  'footnote without its text': (article, random) => {
    const note = pickOf(
      random,
      article.lines.flatMap((text, index) =>
        /^[†‡§] - /.test(text) ? [{ mark: text[0] ?? '', line: index + 1 }] : [],
      ),
    );
    if (!note) return null;
    const marked = article.lines.flatMap((text, index) => (text.includes(`^{${note.mark}}`) ? [index + 1] : []));
    return {
      edits: new Map([[note.line, []]]),
      contradicts: marked,
      shown: [{ codes: ['footnote-unexplained'], lines: marked }],
    };
  },

  'mark without a note': (article, random) => {
    const { line } = random.pick(article.rows);
    const text = article.lines[line - 1] ?? '';
    const values = [...text.matchAll(/\| (?<points>\d+) (?=\|)/g)].slice(1);
    const value = pickOf(random, values);
    if (!value) return null;
    const end = value.index + value[0].length - 1;
    return {
      edits: new Map([[line, [`${text.slice(0, end)}^{‡}${text.slice(end)}`]]]),
      contradicts: [],
      shown: [{ codes: ['footnote-unexplained', 'unreadable-cell'], lines: [line] }],
    };
  },

  'changed date in the lead': (article, random) =>
    drawn(random, () => {
      const fact = pickOf(random, factsOf(article, ['start-date', 'end-date']));
      if (!fact) return null;
      // Days of a range end before the race.
      const range = /^(?<month>\S+) (?<first>\d+)-(?<last>\d+)$/.exec(fact.text)?.groups;
      const other = range
        ? `${range['month']} ${Number(range['first']) - 1 - random.below(9)}-${Number(range['last']) - 1 - random.below(3)}`
        : fact.text.replace(/\d+(?=$|,)/, (day) => String(((Number(day) + random.below(20)) % 28) + 1));
      return inSentence(article, fact, other);
    }),

  'days in the lead that end before they begin': (article, random) =>
    drawn(random, () => {
      const fact = pickOf(random, factsOf(article, ['start-date', 'end-date']));
      const day = Number(/\d+/.exec(fact?.text ?? '')?.[0]);
      const other = fact?.text.replace(/\d+(?:-\d+)?(?=$|,)/, `${day}-${1 + random.below(day - 1)}`);
      return fact && other !== undefined && day > 1 ? inSentence(article, fact, other) : null;
    }),

  'changed month in the lead': (article, random) =>
    drawn(random, () => {
      const fact = pickOf(random, factsOf(article, ['start-date', 'end-date']));
      const months = ['January', 'February', 'April', 'May', 'August', 'November'];
      return fact && inSentence(article, fact, fact.text.replace(/^[A-Z][a-z]+/, random.pick(months)));
    }),

  'changed number in the lead': (article, random) =>
    drawn(random, () => {
      const fact = pickOf(random, factsOf(article, ['race-count', 'class-count']));
      const isWord = fact !== null && /^[a-z]/.test(fact.text);
      const numbers = isWord ? ['three', 'five', 'nine', 'thirteen'] : ['3', '5', '9', '13'];
      return fact && inSentence(article, fact, random.pick(numbers));
    }),

  'changed class in the lead': (article, random) =>
    drawn(random, () => {
      const fact = pickOf(random, factsOf(article, ['class-list']));
      const classes = fact?.text.split(/, and |, /) ?? [];
      return fact && inSentence(article, fact, fact.text.replace(random.pick(classes), 'LMP3'));
    }),

  'changed champion in prose': (article, random) =>
    drawn(random, () => {
      const fact = pickOf(random, factsOf(article, ['champion']));
      if (!fact) return null;
      const rows = article.rows.filter((row) => row.championshipId === fact.subject && row.placeNumber > 1);
      const row = pickOf(random, rows);
      const table = row?.table === 'team' ? 'team_standing' : 'driver_standing';
      const name = rowsIn(article.dataset, table).find((one) => one['line'] === row?.line)?.[
        row?.table === 'team' ? 'team_text' : 'driver_text'
      ];
      return typeof name === 'string' ? inSentence(article, fact, name) : null;
    }),

  'changed round of a title': (article, random) =>
    drawn(random, () => {
      const fact = pickOf(
        random,
        factsOf(article, ['title-round']).filter(({ isRight }) => isRight),
      );
      const race = random.pick(rowsIn(article.dataset, 'race'));
      return fact && inSentence(article, fact, String(race['name']));
    }),
} as const satisfies Readonly<Record<string, Draw>>;

interface Fact {
  readonly line: number;
  readonly text: string;
  readonly subject: string;
  readonly isRight: boolean;
}

function factsOf(article: Article, facts: readonly string[]): Fact[] {
  return rowsIn(article.dataset, 'stated_fact')
    .filter((row) => facts.includes(String(row['fact'])))
    .map((row) => ({
      line: Number(row['line']),
      text: String(row['value_text']),
      subject: String(row['subject_id']),
      isRight: row['verdict'] === 'confirmed',
    }));
}

/** Says something else in a sentence; null where that is the same, or the text stands there more than once. */
function inSentence(article: Article, fact: Fact, other: string) {
  const text = article.lines[fact.line - 1] ?? '';
  const parts = text.split(new RegExp(`\\b${fact.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`));
  const [before, after, more] = parts;
  if (other === fact.text || before === undefined || after === undefined || more !== undefined) return null;
  const lines = [fact.line];
  return {
    edits: new Map([[fact.line, [`${before}${other}${after}`]]]),
    contradicts: [],
    shown: [{ codes: ['stated-fact-mismatch'] as const, lines }],
  };
}
