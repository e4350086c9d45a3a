import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, toHtml, toWikitext } from '../test/support/markup.ts';
import { realArticles } from './articles.ts';
import { medianTimes } from './measure.ts';
import { numberText, type Part, tableText } from './part.ts';
import { parse5Tables, rehypeTables, wtfRows } from './peers.ts';
import { auditedTime, stageTimes } from './stages.ts';

/** The whole way from text to audited dataset beside tools that only extract tables, on the same content in their form. */
export function otherTools(scratch: string, repetitions: number, warmUps: number): Part {
  const pages = Object.entries(realArticles()).map(([file, dump]) => {
    const blocks = blocksOf(dump);
    return {
      name: file.replace(/\.txt$/, ''),
      dump,
      wikitext: toWikitext(blocks, 'line', 'code'),
      html: toHtml(blocks, 'code'),
    };
  });
  const tools = medianTimes(
    {
      wtf: () => pages.map(({ wikitext }) => wtfRows(wikitext)),
      parse5: () => pages.map(({ html }) => parse5Tables(html)),
      rehype: () => pages.map(({ html }) => rehypeTables(html)),
    },
    repetitions,
    warmUps,
  );
  const own = (form: 'dump' | 'wikitext' | 'html', ending: string) => {
    const raw = join(scratch, `raw-${form}`);
    mkdirSync(join(raw, 'articles'), { recursive: true });
    for (const page of pages) writeFileSync(join(raw, 'articles', `${page.name}.${ending}`), page[form]);
    return auditedTime(stageTimes(raw, join(scratch, `out-${form}`), repetitions, warmUps));
  };
  const ofDump = own('dump', 'txt');
  const ofWikitext = own('wikitext', 'wikitext');
  const ofHtml = own('html', 'html');
  const wtf = tools.get('wtf') ?? 0;
  const parse5 = tools.get('parse5') ?? 0;
  const rehype = tools.get('rehype') ?? 0;
  const row = (what: string, form: string, time: number) => [
    what,
    form,
    numberText(time / pages.length),
    ...[wtf, parse5, rehype].map((tool) => numberText(time / tool)),
  ];
  return {
    text: [
      '## Beside tools that extract tables',
      '',
      'The same five articles in a form that the tool reads, rewritten from the dumps, in a warm process. The tools give rows of',
      'cells; Scrutineer goes the whole way to an audited database, decided names and findings. Milliseconds an article, medians of',
      `${repetitions} runs.`,
      '',
      tableText(
        ['', 'form', 'ms an article', 'to wtf_wikipedia', 'to parse5', 'to rehype-parse'],
        [
          row('wtf_wikipedia, tables', 'wikitext', wtf),
          row('parse5, tables', 'HTML', parse5),
          row('rehype-parse, tables', 'HTML', rehype),
          row('Scrutineer, text to audited dataset', 'text dump', ofDump),
          row('Scrutineer, text to audited dataset', 'wikitext', ofWikitext),
          row('Scrutineer, text to audited dataset', 'HTML', ofHtml),
        ],
      ),
    ].join('\n'),
    targets: [
      {
        what: 'Text to audited dataset in a warm process, to the tables alone by wtf_wikipedia',
        measured: ofDump / wtf,
        limit: 1,
        kind: 'at most',
        unit: 'times',
        obstacle:
          'A table that is extracted is an object in memory and done with. Here each cell becomes a row in SQLite, and most become ' +
          'part of several more, each with its line: an article gives some ten thousand rows, and their insertion and the audit ' +
          'that reads them back take most of the time; the parsing of the text does not.',
      },
    ],
  };
}
