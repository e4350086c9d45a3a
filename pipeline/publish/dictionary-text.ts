import { dictionary } from '../../schemas/dataset/dictionary.ts';
import type { Row } from '../../schemas/dataset/tables.ts';

type Entry = Row<'data_dictionary'>;

const HEADINGS: Readonly<Record<Entry['kind'], string>> = {
  table: 'Tables',
  view: 'Views',
  search: 'Full-text indexes',
};

/**
 * The dictionary as Markdown: for tables, views and full-text indexes a heading, a list, and a section with the columns of
 * each.
 */
export function dictionaryMarkdown(): string {
  const entries = dictionary();
  return (['table', 'view', 'search'] as const)
    .map((kind) => {
      const ofKind = entries.filter((entry) => entry.kind === kind);
      const wholes = ofKind.filter(({ column_name: column }) => column === null);
      const list = wholes.map(({ table_name: name, grain }) => `- [\`${name}\`](#${name}): ${lowerFirst(grain ?? '')}`);
      const sections = wholes.map((whole) =>
        section(
          whole,
          ofKind.filter(({ table_name: name, column_name: column }) => name === whole.table_name && column !== null),
        ),
      );
      return [`## ${HEADINGS[kind]}`, list.join('\n'), ...sections].join('\n\n');
    })
    .join('\n\n');
}

function section({ table_name: name, description, grain, kind }: Entry, columns: readonly Entry[]): string {
  const key = columns.filter((column) => column.is_key === 1).map((column) => `\`${column.column_name}\``);
  return [
    `### ${name}`,
    kind === 'search' ? description : `${description} ${grain}`,
    ...(key.length === 0 ? [] : [`Key: ${key.join(', ')}.`]),
    ['| column | type | what stands in it |', '| --- | --- | --- |', ...columns.map(columnLine)].join('\n'),
  ].join('\n\n');
}

function columnLine(column: Entry): string {
  const type = [column.type, column.is_nullable === 1 ? 'or NULL' : null].filter(isText).join(' ');
  const values = column.allowed_values?.split(', ').map((value) => `\`${value}\``);
  const told = [
    column.description,
    column.unit === null ? null : `Unit: ${column.unit}.`,
    values === undefined || column.allowed_values === '0, 1' ? null : `One of ${values.join(', ')}.`,
    column.refers_to === null ? null : `Refers to ${references(column.refers_to)}.`,
  ].filter(isText);
  return `| \`${column.column_name}\` | ${type} | ${told.join(' ').replaceAll('|', '\\|')} |`;
}

function references(targets: string): string {
  return targets
    .split(', ')
    .map((target) => `[\`${target}\`](#${target.split('.')[0]})`)
    .join(' and ');
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function isText(value: string | null): value is string {
  return value !== null;
}
