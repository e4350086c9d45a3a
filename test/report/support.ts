import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseHTML } from 'linkedom';

/** What these tests ask of an element of a page. */
export interface PageElement {
  readonly textContent: string;
  readonly localName: string;
  readonly innerHTML: string;
  readonly getAttribute: (name: string) => string | null;
  readonly getAttributeNames: () => string[];
  readonly querySelector: (selector: string) => PageElement | null;
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>;
}

/** A page of a report: where it is below `report/`, its text, and what is in it. */
export interface ReportPage {
  readonly path: string;
  readonly text: string;
  readonly document: PageElement;
}

/** Every page of the report of a publication, in the order of their paths. */
export function reportPages(outDir: string): ReportPage[] {
  const folder = join(outDir, 'report');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => pageOf(relative(folder, file), readFileSync(file, 'utf8')));
}

export function pageOf(path: string, text: string): ReportPage {
  return { path, text, document: parseHTML(text).document };
}

/** The elements that a selector finds. */
export function all(parent: PageElement, selector: string): PageElement[] {
  return [...parent.querySelectorAll(selector)];
}

/** The text of an element with single spaces. */
export function textOf(element: PageElement | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
