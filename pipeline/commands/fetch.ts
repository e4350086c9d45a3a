import { trimEnds } from '../../parsers/text/trim-ends.ts';
import { type Effects, realNet } from '../effects.ts';
import { InputError, UsageError } from '../errors.ts';
import { Client } from '../fetch/client.ts';
import { fetchArticle } from '../fetch/fetch-article.ts';
import { FORMS, type Form } from '../fetch/get-article.ts';
import { ArticleStore } from '../fetch/store.ts';
import { titlesOf } from '../fetch/titles.ts';
import { version } from '../version.ts';
import { type Command, parseOptionsAndWords, parsePath } from './command.ts';

/** `scrutineer fetch`: gets articles from a wiki into a raw folder, with their revision. */
export const fetchCommand: Command = {
  help: `scrutineer fetch TITLE... [options]

  --seasons FIRST-LAST   a title with {year} in it stands for one title a season
  --revision ID          that revision of the one title, instead of the latest
  --form FORM            wikitext or html                                                     [wikitext]
  --site URL             the wiki                                         [https://en.wikipedia.org]
  --raw DIR              gets articles/ and, in it, sources.json                                   [raw]
  --update               replaces an article of another revision that is there
  --timeout SECONDS      for the whole call, waiting for a busy server included                    [120]

One line an article on stdout. A wiki wants to know whom to write to when a program misbehaves: what the environment
variable SCRUTINEER_CONTACT says, an address or a page, is sent along.

  scrutineer fetch "2009 American Le Mans Series"
  scrutineer fetch --seasons 1999-2013 "{year} American Le Mans Series"
`,
  run: async (args, effects) => {
    const { values, positionals } = parseOptionsAndWords(args, {
      seasons: { type: 'string' },
      revision: { type: 'string' },
      form: { type: 'string', default: 'wikitext' },
      site: { type: 'string', default: 'https://en.wikipedia.org' },
      raw: { type: 'string', default: 'raw' },
      update: { type: 'boolean', default: false },
      timeout: { type: 'string', default: '120' },
    });
    const titles = titlesOf(positionals, values.seasons);
    const revision = values.revision === undefined ? null : parseRevision(values.revision, titles.length);
    const form = parseForm(values.form);
    const progress = (text: string) => {
      if (effects.isTerminal) effects.err(`${printable(text)}\n`);
    };
    const client = new Client(
      {
        site: parseSite(values.site),
        userAgent: userAgent(effects.env?.['SCRUTINEER_CONTACT']),
        timeoutSeconds: parseTimeout(values.timeout),
        progress,
      },
      effects.net ?? realNet,
    );
    const store = new ArticleStore(parsePath('--raw', values.raw), effects.files);
    let status = 0;
    for (const title of titles) {
      progress(`asking for '${title}'`);
      try {
        const line = await fetchArticle({ title, form, revision, isUpdate: values.update }, client, store);
        effects.out(`${printable(line)}\n`);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        complain(effects, `${title}: ${error.message}`);
        status = 3;
      }
    }
    return status;
  },
};

function complain(effects: Effects, message: string): void {
  effects.err(`scrutineer: ${printable(message)}\n`);
}

/** Titles and messages come from elsewhere: nothing in them moves a terminal's cursor or begins a line. */
function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}');
}

function parseRevision(value: string, titleCount: number): number {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new UsageError(`--revision '${value}': say the number of a revision`);
  if (titleCount !== 1) throw new UsageError(`--revision ${value}: is of one article; name one title`);
  return Number(value);
}

function parseForm(value: string): Form {
  const form = FORMS.find((candidate) => candidate === value);
  if (form === undefined) throw new UsageError(`--form '${value}': say ${FORMS.join(' or ')}`);
  return form;
}

/** The address of a wiki without a slash at its end. */
function parseSite(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isPlain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isPlain || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--site '${value}': say an address such as https://en.wikipedia.org`);
  }
  return trimEnds(`${url.origin}${url.pathname}`, '/');
}

/** A day at the most. */
function parseTimeout(value: string): number {
  const seconds = /^\d{1,5}(?:\.\d{1,3})?$/.test(value) ? Number(value) : 0;
  if (!(seconds > 0 && seconds <= 86_400)) throw new UsageError(`--timeout '${value}': say seconds, more than 0`);
  return seconds;
}

/** Who asks: `scrutineer/0.1.0 (audited datasets from season articles; node/20.20.2)`. Plain ASCII, as headers are. */
function userAgent(contact: string | undefined): string {
  const who = (contact ?? '').replace(/[^ -~]+|[()]/g, ' ').trim();
  const parts = [
    'audited datasets from season articles',
    ...(who === '' ? [] : [who]),
    `node/${process.versions.node}`,
  ];
  return `scrutineer/${version()} (${parts.join('; ')})`;
}
