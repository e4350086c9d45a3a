import { harmless, harmlessJson } from '../audit-report/harmless.ts';
import { UsageError } from '../errors.ts';
import { findCompetitors, nearestNames } from '../explain/find-competitor.ts';
import { gather } from '../explain/gather.ts';
import type { Explanation, Filter } from '../explain/model.ts';
import { explanationText } from '../explain/text.ts';
import { type Db, publicationOf } from '../publish/database.ts';
import { withDataset } from '../publish/open-dataset.ts';
import { type Command, parseOptionsAndWords, parsePath } from './command.ts';

/** `scrutineer explain`: how the totals of a driver, team or manufacturer come about, each figure with its line. */
export const explainCommand: Command = {
  help: `scrutineer explain NAME [options]

  --year YEAR        only that season
  --class CODE       only that class
  --db FILE          the published SQLite file; it is only read                          [out/alms.sqlite]
  --json             the same as one JSON object on stdout, nothing else there

NAME is any spelling that the articles use; case, accents and punctuation do not matter.

  scrutineer explain "Racing Team" --year 2008
  scrutineer explain lucas luhr --class P1
`,
  run: (args, effects) => {
    const { values: options, positionals } = parseOptionsAndWords(args, {
      year: { type: 'string' },
      class: { type: 'string' },
      db: { type: 'string', default: 'out/alms.sqlite' },
      json: { type: 'boolean', default: false },
    });
    const name = positionals.join(' ').trim();
    if (name === '') throw new UsageError('explain: name a driver, team or manufacturer (--help tells more)');
    const filter: Filter = { year: parseYear(options.year), classCode: options.class ?? null };
    const dbPath = parsePath('--db', options.db);
    const explanation = withDataset(dbPath, effects.files, (db) => explain(db, name, filter));
    effects.out(options.json ? `${harmlessJson(explanation)}\n` : explanationText(explanation));
    return 0;
  },
};

function parseYear(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (!/^\d{4}$/.test(value)) throw new UsageError(`--year '${harmless(value)}': say a year, such as 2008`);
  return Number(value);
}

function explain(db: Db, name: string, filter: Filter): Explanation {
  const found = findCompetitors(db, name);
  if (found.length === 0) throw new UsageError(unknownText(name, nearestNames(db, name)));
  const competitors = found
    .map((competitor) => gather(db, competitor, filter))
    .filter(({ standings, elsewhere }) => standings.length > 0 || elsewhere.length > 0);
  if (competitors.length === 0) {
    const all = found.map((competitor) => gather(db, competitor, { year: null, classCode: null }));
    throw new UsageError(outsideText(name, filter, all));
  }
  return {
    name,
    year: filter.year,
    class_code: filter.classCode,
    publication: publicationOf(db),
    competitors,
  };
}

function unknownText(name: string, nearest: readonly string[]): string {
  const hint =
    nearest.length === 0 ? 'the database knows no names' : `the nearest are ${nearest.map(quoted).join(', ')}`;
  return `${quoted(name)}: no driver, team or manufacturer of that name; ${hint}`;
}

function outsideText(name: string, filter: Filter, all: readonly ReturnType<typeof gather>[]): string {
  const rows = all.flatMap(({ standings, elsewhere }) => [...standings, ...elsewhere]);
  const places = new Set(rows.map((row) => [row.year, row.class_code].filter((part) => part !== null).join(' ')));
  const wanted = [filter.year, filter.classCode].filter((part) => part !== null).join(' ');
  return `${quoted(name)}: nothing in ${harmless(wanted)}; the name stands in ${harmless([...places].sort().join(', '))}`;
}

function quoted(name: string): string {
  return `'${harmless(name)}'`;
}
