import type { Bracketed, Part } from './scanner.ts';

/** The value of an argument, trimmed; offsets in the source. */
export interface Argument {
  readonly from: number;
  readonly to: number;
  /** The value starts on a line of its own, so that a list may start it. */
  readonly isOnOwnLine: boolean;
}

/** The arguments of a template by number or name; of two with one name the later counts. */
export interface TemplateArguments {
  readonly byName: ReadonlyMap<string, Argument>;
  /** Those without a name, in order. */
  readonly unnamed: readonly Argument[];
}

/** `{{flagicon|USA|size=22px}}` has the argument 1 USA and the argument size 22px. */
export function argumentsOf(template: Bracketed, source: string): TemplateArguments {
  const byName = new Map<string, Argument>();
  const unnamed: Argument[] = [];
  for (const part of template.parts.slice(1)) {
    const name = part.equals === null ? null : source.slice(part.from, part.equals).trim();
    const value = argumentOf(part, source);
    if (name === null) unnamed.push(value);
    byName.set(name ?? String(unnamed.length), value);
  }
  return { byName, unnamed };
}

function argumentOf({ from, to, equals }: Part, source: string): Argument {
  const start = equals === null ? from : equals + 1;
  const text = source.slice(start, to);
  const space = text.length - text.trimStart().length;
  const length = text.trim().length;
  return { from: start + space, to: start + space + length, isOnOwnLine: text.slice(0, space).includes('\n') };
}

/** The name that a template is called by, comments left out. */
export function templateName(template: Bracketed, source: string): string {
  const first = template.parts[0];
  if (!first) return '';
  let name = '';
  let at = first.from;
  for (const child of template.children) {
    if (child.start >= first.to) break;
    if (child.kind !== 'comment' && child.kind !== 'marker') continue;
    name += source.slice(at, child.start);
    at = child.end;
  }
  return (name + source.slice(at, first.to)).trim();
}
