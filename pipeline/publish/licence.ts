import type { Row } from '../../schemas/dataset/tables.ts';
import { harmless } from '../audit-report/harmless.ts';
import type { Db } from './database.ts';
import { licenceAddress } from './licence-address.ts';

/** The licence of a publication: what it was made from, under which licence, with the addresses of the articles. */
export function licenceText(db: Db): string {
  const sources = db.prepare<[], Row<'source'>>('SELECT * FROM source ORDER BY source_id').all();
  const licences = [...new Set(sources.flatMap(({ licence }) => licence ?? []))];
  const lines = sources.map(({ title, url, revision, licence }) => {
    const where = url === null ? 'no address is known' : url;
    return `- ${title}: ${where}${revision === null ? '' : `, revision ${revision}`} (${licence ?? 'licence not known'})`;
  });
  const under = licences.length === 0 ? 'under the licence of its articles' : `under ${licences.join(', ')}`;
  return [
    `This dataset is derived from the articles named below and is published ${under}, like them.`,
    'The articles are the work of their contributors; the page history of each names them.',
    'Changes: tables and prose were turned into rows, names were reconciled, figures were recomputed.',
    ...licences.flatMap((name) => {
      const address = licenceAddress(name);
      return address === null ? [] : [`${name}: ${address}`];
    }),
    '',
    ...lines,
    '',
  ]
    .map(harmless)
    .join('\n');
}
