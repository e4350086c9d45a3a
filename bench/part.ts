/** A figure that the program is to reach, and what was measured. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  /** The most that `measured` may be, or the least. */
  readonly limit: number;
  readonly kind: 'at most' | 'at least';
  readonly unit: string;
  /** What stands in the way where it is missed. */
  readonly obstacle: string;
}

/** One part of the bench: what it shows, and the targets that it can judge. */
export interface Part {
  /** Markdown, from a heading of the second level on. */
  readonly text: string;
  readonly targets: readonly Target[];
}

/** A table of Markdown, the first column to the left and the others to the right. */
export function tableText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}

/** `0.42`, `12.3`, `1,234`: three digits that count, thousands apart. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toFixed(digits).replace(/\B(?=(?:\d{3})+(?!\d|\.))/g, digits === 0 ? ',' : '');
}

function isReached({ measured, limit, kind }: Target): boolean {
  return kind === 'at most' ? measured <= limit : measured >= limit;
}

function verdictText(target: Target): string {
  if (isReached(target)) return 'reached';
  if (!Number.isFinite(target.measured)) return 'missed';
  return `missed by ${numberText(Math.abs(target.measured - target.limit))} ${target.unit}`;
}

/** The targets as a table, and below it what stands in the way of those that are missed. */
export function targetsText(targets: readonly Target[]): string {
  const rows = targets.map((target) => [
    target.what,
    `${target.kind} ${numberText(target.limit)} ${target.unit}`,
    Number.isFinite(target.measured) ? `${numberText(target.measured)} ${target.unit}` : 'did not end',
    verdictText(target),
  ]);
  const missed = targets.filter((target) => !isReached(target));
  return [
    '## Targets',
    '',
    tableText(['target', 'limit', 'measured', ''], rows),
    ...missed.flatMap(({ what, obstacle }) => ['', `**${what}.** ${obstacle}`]),
  ].join('\n');
}
