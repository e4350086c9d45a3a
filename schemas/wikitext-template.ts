import * as z from 'zod';

/**
 * What a wikitext template stands for. `text`: text. `flag`: a flag without a name, the text beside it. `cell`: text of a
 * table cell, with the cell's attributes before it. `note`: a numbered note. `mark`: a note that is its mark alone.
 * `citation`: text in notes, nothing elsewhere. `date`: year, month, day. `fraction`: whole, numerator, denominator.
 * `references`: the list of notes. `nothing`: nothing that is read.
 */
export const WikitextTemplateKind = z.enum([
  'text',
  'flag',
  'cell',
  'note',
  'mark',
  'citation',
  'date',
  'fraction',
  'references',
  'nothing',
]);
export type WikitextTemplateKind = z.infer<typeof WikitextTemplateKind>;

/**
 * How the text of a template is made. In `text`, `{1}` is the first argument, `{name}` a named one, `{2|1}` the first of
 * the two that is given, `{1|"Yes"}` the argument or else Yes, `{...}` all unnamed arguments, and `{*}` what the star of
 * the name stands for. An argument stands once.
 *
 * `{ template: 'sort', kind: 'text', text: '{2|1}' }` reads `{{sort|capello|Rinaldo Capello}}` as Rinaldo Capello.
 */
export const WikitextTemplate = z.strictObject({
  /** Without braces, in any case; a star at the end stands for any rest: `cite *`. */
  template: z
    .string()
    .trim()
    .regex(/^[^{}|]+$/, 'a template has a name without braces and pipes'),
  kind: WikitextTemplateKind,
  text: z.string().refine(isEachArgumentUsedOnce, 'an argument stands once in the text of a template'),
  /** Notes only: the group that they are numbered in, where the template names none. */
  group: z.string().optional(),
});
export type WikitextTemplate = z.infer<typeof WikitextTemplate>;

function isEachArgumentUsedOnce(text: string): boolean {
  const names = [...text.matchAll(/\{(?<names>[^{}"]+)(?:"[^{}"]*")?\}/g)]
    .flatMap((match) => (match.groups?.['names'] ?? '').split('|'))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isMixed = names.includes('...') && names.some((name) => /^\d+$/.test(name));
  return !isMixed && new Set(names).size === names.length;
}
