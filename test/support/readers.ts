/** Readers of nested text, for a thread that loads them alone. */
export { parseHtml } from '../../parsers/article/html/parse-html.ts';
export { readMarkdown } from '../../parsers/article/markdown.ts';
export { readProse } from '../../parsers/article/prose.ts';
