import { harmless, harmlessJson } from '../audit-report/harmless.ts';
import { changesIn } from '../diff/changes.ts';
import { type Comparison, comparisonOf, type OpenDataset } from '../diff/comparison.ts';
import { changeText, countsText, notComparedLines, type TableCounts } from '../diff/text.ts';
import type { Effects } from '../effects.ts';
import { UsageError } from '../errors.ts';
import { publicationOf } from '../publish/database.ts';
import { readFrom, withDatasetOfAnyVersion } from '../publish/open-dataset.ts';
import { paintFor } from '../terminal/paint.ts';
import { type Command, parseOptionsAndWords, parsePath } from './command.ts';

/** `scrutineer diff`: what changed between two publications, table by table, row by row. */
export const diffCommand: Command = {
  help: `scrutineer diff OLD.sqlite [NEW.sqlite] [options]

  --json             one JSON object on stdout, nothing else there

NEW is out/alms.sqlite where it is not named. Both are only read. Rows are held against each other by their key:
+ added, - removed, ~ changed, with the old and the new value of each column. Publications of two versions of the
schema are compared as far as their tables match, and what only one of them has is said.

Exit 1 where anything differs.

  scrutineer diff before.sqlite
  git show HEAD~1:out/alms.sqlite > /tmp/old.sqlite && scrutineer diff /tmp/old.sqlite
`,
  run: (args, effects) => {
    const { values, positionals } = parseOptionsAndWords(args, { json: { type: 'boolean', default: false } });
    const [oldWord, newWord = 'out/alms.sqlite', ...more] = positionals;
    if (oldWord === undefined || more.length > 0) {
      throw new UsageError('diff: name one or two SQLite files, the older first (--help tells more)');
    }
    const oldPath = parsePath('diff', oldWord);
    const newPath = parsePath('diff', newWord);
    return withDatasetOfAnyVersion(oldPath, effects.files, (old) =>
      withDatasetOfAnyVersion(newPath, effects.files, (fresh) => {
        const pair = { old: { path: oldPath, db: old }, fresh: { path: newPath, db: fresh } };
        const print = values.json ? printJson : printText;
        return print(comparisonOf(pair.old, pair.fresh), pair, effects) ? 1 : 0;
      }),
    );
  },
};

interface Pair {
  readonly old: OpenDataset;
  readonly fresh: OpenDataset;
}

/** Prints as it goes; true where anything differs. */
function printText(comparison: Comparison, { old, fresh }: Pair, { out, env, isOutTerminal }: Effects): boolean {
  const paint = paintFor(env, isOutTerminal === true);
  const counts: TableCounts[] = [];
  for (const table of comparison.tables) {
    const count: TableCounts = { table: table.table, added: 0, removed: 0, changed: 0 };
    for (const change of changesIn(table, old, fresh)) {
      if (count.added + count.removed + count.changed === 0) {
        counts.push(count);
        out(`${paint.heading(harmless(table.table))}\n`);
      }
      count[change.change] += 1;
      out(changeText(change, paint));
    }
  }
  if (counts.length > 0) out('\n');
  const notCompared = notComparedLines(comparison);
  out(countsText(counts, notCompared));
  return counts.length + notCompared.length > 0;
}

/** Prints one object, a change a line, as it goes; true where anything differs. */
function printJson(comparison: Comparison, { old, fresh }: Pair, { out }: Effects): boolean {
  const head = { old: identityOf(old), new: identityOf(fresh) };
  out(`${harmlessJson(head).slice(0, -1)},"changes":[`);
  let count = 0;
  for (const table of comparison.tables) {
    for (const change of changesIn(table, old, fresh)) {
      out(`${count === 0 ? '' : ','}\n${harmlessJson(change)}`);
      count += 1;
    }
  }
  const notCompared = {
    tables: { only_old: comparison.onlyOld, only_new: comparison.onlyNew, without_common_key: comparison.withoutKey },
    columns: {
      only_old: comparison.tables.flatMap(({ table, onlyOld }) => onlyOld.map((column) => ({ table, column }))),
      only_new: comparison.tables.flatMap(({ table, onlyNew }) => onlyNew.map((column) => ({ table, column }))),
    },
  };
  out(`\n],"not_compared":${harmlessJson(notCompared)}}\n`);
  return count + notComparedLines(comparison).length > 0;
}

function identityOf({ path, db }: OpenDataset): { readonly publication: string; readonly schema_version: unknown } {
  return readFrom(path, () => ({
    publication: publicationOf(db),
    schema_version: db.pragma('user_version', { simple: true }),
  }));
}
