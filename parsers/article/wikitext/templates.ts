import type { WikitextTemplate, WikitextTemplateKind } from '../../../schemas/wikitext-template.ts';
import { countryIdOfCode } from '../../country/codes.ts';
import { BUILT_IN_TEMPLATES } from './built-in-templates.ts';

/** A piece of a template's text: as it stands, or an argument by the first of its names that is given. */
export type PatternPiece =
  | { readonly literal: string }
  | { readonly names: readonly string[]; readonly otherwise: string };

/** What is known of a template. */
export interface TemplateRule {
  readonly kind: WikitextTemplateKind;
  readonly pattern: readonly PatternPiece[];
  readonly group: string | null;
}

/** A rule that was found for a name; `rest` is what the star of the rule's name stands for. */
export interface FoundRule {
  readonly rule: TemplateRule;
  readonly rest: string;
}

/** Finds the rule of a template by its name as written; null for an unknown one. */
export type FindRule = (name: string) => FoundRule | null;

const NATION: TemplateRule = { kind: 'text', pattern: [{ names: ['*'], otherwise: '' }], group: null };

/**
 * The built-in templates with those of a user, which take their place. Names count in any case, `_` is a space, and a
 * template named by three capital letters is a nation where they are a country's code.
 */
export function templateRules(further: readonly WikitextTemplate[] = []): FindRule {
  const exact = new Map<string, TemplateRule>();
  const starred = new Map<string, { before: string; after: string; rule: TemplateRule }>();
  for (const { template, kind, text, group } of [...BUILT_IN_TEMPLATES, ...further]) {
    const rule = { kind, pattern: patternOf(text), group: group ?? null };
    const name = normalName(template);
    const star = name.indexOf('*');
    if (star < 0) exact.set(name, rule);
    else starred.set(name, { before: name.slice(0, star), after: name.slice(star + 1), rule });
  }
  const ofStar = [...starred.values()].sort((one, other) => lengthOf(other) - lengthOf(one));
  return (written) => {
    const name = normalName(written);
    const rule = exact.get(name);
    if (rule) return { rule, rest: '' };
    if (/^[A-Z]{3}$/.test(written) && countryIdOfCode(written) !== undefined) return { rule: NATION, rest: written };
    for (const { before, after, rule: found } of ofStar) {
      if (name.length < before.length + after.length || !name.startsWith(before) || !name.endsWith(after)) continue;
      return { rule: found, rest: written.slice(before.length, written.length - after.length) };
    }
    return null;
  };
}

function lengthOf(starred: { before: string; after: string }): number {
  return starred.before.length + starred.after.length;
}

function normalName(name: string): string {
  const spaced = name.replaceAll('_', ' ').trim().toLowerCase();
  return spaced.startsWith('template:') ? spaced.slice('template:'.length).trim() : spaced;
}

/** An argument that stands twice is empty the second time, so that no text outgrows the page. */
function patternOf(text: string): PatternPiece[] {
  const pieces: PatternPiece[] = [];
  const used = new Set<string>();
  let at = 0;
  for (const match of text.matchAll(/\{(?<names>[^{}"]*)(?:"(?<otherwise>[^{}"]*)")?\}/g)) {
    const names = (match.groups?.['names'] ?? '').split('|').map((name) => name.trim());
    if (!names.some((name) => /^(?:[\p{L}\p{N}_ -]+|\.\.\.|\*)$/u.test(name))) continue;
    const fresh = names.filter((name) => name !== '' && !isUsed(name, used));
    for (const name of fresh) used.add(name);
    pieces.push({ literal: text.slice(at, match.index) });
    pieces.push({ names: fresh, otherwise: match.groups?.['otherwise'] ?? '' });
    at = match.index + match[0].length;
  }
  pieces.push({ literal: text.slice(at) });
  return pieces;
}

function isUsed(name: string, used: ReadonlySet<string>): boolean {
  if (used.has(name)) return true;
  if (name === '...') return [...used].some((other) => /^\d+$/.test(other));
  return used.has('...') && /^\d+$/.test(name);
}
