import { licenceAddress } from '../publish/licence-address.ts';
import { type Html, html } from './html.ts';
import { webLink } from './wording.ts';

/** What every page says of the publication that it belongs to. */
export interface Edition {
  readonly publication: string;
  readonly program: string;
  /** The licences of the articles, each once. */
  readonly licences: readonly string[];
}

/** A page of the report. */
export interface Page {
  /** Below `report/`, such as `index.html` or `season/x-2008.html`. */
  readonly path: string;
  readonly title: string;
  readonly content: Html;
}

const CHAPTERS = [
  { path: 'index.html', name: 'Seasons' },
  { path: 'findings.html', name: 'Findings' },
  { path: 'names.html', name: 'Names' },
  { path: 'sources.html', name: 'Sources' },
];

/** The stylesheet of all pages, below `report/`. */
export const STYLESHEET = 'report.css';

/**
 * Nothing but the stylesheet is loaded and nothing runs, whatever an article says. `'self'` is for pages on a server,
 * `file:` for pages on disk; inline are the shares in bars.
 */
const POLICY =
  "default-src 'none'; style-src 'self' file: 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The whole text of a page: it needs no other file but the stylesheet, and no network. */
export function pageText({ path, title, content }: Page, edition: Edition): string {
  const home = '../'.repeat(path.split('/').length - 1);
  return `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${home}${STYLESHEET}">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<p class="brand"><a href="${home}index.html">Scrutineer</a></p>
<nav aria-label="Report">
<ul class="chapters">${CHAPTERS.map(
    (chapter) =>
      html`<li><a href="${home}${chapter.path}"${chapter.path === path ? html` aria-current="page"` : null}>${chapter.name}</a></li>`,
  )}</ul>
</nav>
</header>
<main id="content" tabindex="-1">
${content}
</main>
<footer class="site">
<p>Derived from the articles under <a href="${home}sources.html">Sources</a>, the work of their contributors${
    edition.licences.length === 0
      ? null
      : html`, and published like them under ${edition.licences.map((licence, index) => [
          index === 0 ? null : ', ',
          webLink(licence, licenceAddress(licence)),
        ])}`
  }.</p>
<p>${edition.program} · publication <code>${edition.publication}</code></p>
</footer>
</body>
</html>
`}`;
}
