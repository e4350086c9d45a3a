import type { FactName } from '../../../schemas/record/stated-fact.ts';
import type { ProseBlock } from '../../article/tree.ts';
import type { StatedFact } from '../fact-context.ts';

const FIELD = /^(?<key>[^:]{2,40}): ?(?<value>.*)$/s;

/** What a field of the infobox states; every other field is kept as it is. */
const FIELD_FACTS: Readonly<Record<string, FactName>> = {
  inaugural: 'first-season',
  'inaugural season': 'first-season',
  folded: 'last-season',
  'champion driver': 'champion',
  'champion team': 'champion',
  manufacturer: 'champion-manufacturer',
  'champion manufacturer': 'champion-manufacturer',
  tires: 'tyre-supplier',
  tyres: 'tyre-supplier',
};

/**
 * The fields of an article's infobox: the list below the line `Infobox`.
 * `- Inaugural: , 1999` states the first season, 1999 (the article on the series).
 */
export function infoboxFacts(blocks: readonly ProseBlock[]) {
  const used = new Set<ProseBlock>();
  const facts: { fact: StatedFact; line: number }[] = [];
  const start = blocks.findIndex((block) => block.kind === 'paragraph' && /^Infobox\b/.test(block.text));
  if (start < 0) return { blocks: used, facts };
  const opening = blocks[start];
  if (opening) used.add(opening);
  for (const block of blocks.slice(start + 1)) {
    if (block.kind !== 'item') break;
    used.add(block);
    const groups = FIELD.exec(block.text)?.groups;
    const value = groups?.['value']?.replace(/^[\s,]+/, '').trim() ?? '';
    if (!groups || value === '') continue;
    const key = (groups['key'] ?? '').trim();
    const fact = factOf(key.toLowerCase());
    const isPerClass = fact === 'champion' || fact === 'champion-manufacturer';
    for (const valueText of isPerClass ? perClass(value) : [fact === 'infobox-field' ? `${key}: ${value}` : value]) {
      facts.push({ fact: { fact, subjectKind: 'series', subjectText: key, valueText }, line: block.line });
    }
  }
  return { blocks: used, facts };
}

function factOf(key: string): FactName {
  if (/\bclasses$/.test(key)) return 'class-list';
  return Object.hasOwn(FIELD_FACTS, key) ? (FIELD_FACTS[key] ?? 'infobox-field') : 'infobox-field';
}

/** `LMP1: Klaus Graf & Lucas Luhr, GT: Jan Magnussen & …` is a statement a class. */
function perClass(value: string): string[] {
  return value.split(/,\s*(?=[A-Z][A-Z\d]*: )/).map((part) => part.trimEnd());
}
