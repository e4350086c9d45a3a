/** An article rewritten, and where its lines went. */
export interface Rewritten {
  readonly text: string;
  /** 1-based line of the original to the line of the rewritten article. */
  readonly lineOf: ReadonlyMap<number, number>;
}

type Kind = 'blank' | 'heading' | 'row' | 'item' | 'prose';

/**
 * Writes a text dump of an article as GitHub-flavoured Markdown: headings with `#`, a delimiter row below the first row
 * of each table, a blank line where Markdown needs one between blocks. Bullets and cells stay as they are; a pipe in a
 * cell would be a pipe between cells in the dump already, so there is none to escape, and one in prose is escaped.
 */
export function toMarkdown(dump: string): Rewritten {
  const lines: string[] = [];
  const lineOf = new Map<number, number>();
  let before: Kind = 'blank';
  dump.split('\n').forEach((line, index) => {
    const kind = kindOf(line);
    const isNewBlock =
      kind !== before && before !== 'blank' && kind !== 'blank' && !(before === 'row' && kind === 'item');
    if (isNewBlock) lines.push('');
    lines.push(written(line, kind));
    lineOf.set(index + 1, lines.length);
    if (kind === 'row' && before !== 'row') lines.push(delimiterOf(line));
    before = kind;
  });
  return { text: lines.join('\n'), lineOf };
}

function kindOf(line: string): Kind {
  if (line.trim() === '') return 'blank';
  if (/^\|/.test(line)) return 'row';
  if (/^(?<marks>=+)[^=].*\k<marks>\s*$/.test(line)) return 'heading';
  return /^- /.test(line) ? 'item' : 'prose';
}

function written(line: string, kind: Kind): string {
  if (kind === 'heading') {
    const depth = /^=+/.exec(line)?.[0].length ?? 1;
    return `${'#'.repeat(depth)} ${line.trim().slice(depth, -depth).trim()}`;
  }
  return kind === 'prose' || kind === 'item' ? line.replaceAll('|', '\\|') : line;
}

function delimiterOf(header: string): string {
  const cells = header.split('|').length - 2;
  return `|${' --- |'.repeat(cells)}`;
}

/** A dump without the lines of left-over table markup, which are no text that anybody would write as Markdown. */
export function withoutResidue(dump: string): string {
  return dump
    .split('\n')
    .filter((line) => !/^\|(?:\}|valign=)/.test(line))
    .join('\n');
}
