import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const html = unified().use(rehypeParse, { verbose: true }).freeze();

export type HtmlRoot = ReturnType<typeof html.parse>;
export type HtmlNode = HtmlRoot['children'][number];
export type HtmlElement = Extract<HtmlNode, { type: 'element' }>;

/**
 * Parses any text as a browser would, with the offsets of tags and attributes. Never throws: where elements nest so deep
 * that the parser could overflow, the tags of the inner ones are taken out, in the end all tags; offsets stay as they are.
 * Which it is depends on the text alone, and not on the stack of the thread.
 */
export function parseHtml(text: string): HtmlRoot {
  const outer = isTooDeep(text) ? shallow(text) : text;
  const root = isTooDeep(outer) ? null : parsed(outer);
  return root ?? parsed(text.replace(ANY_TAG, blank)) ?? { type: 'root', children: [] };
}

function parsed(text: string): HtmlRoot | null {
  try {
    return html.parse(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** `<td class="x">`, `</div>`. */
const ANY_TAG = /<(?<slash>\/?)(?<name>[a-z][a-z0-9-]*)(?:[^a-z0-9<>-][^<>]*)?>/gi;

/** Elements that never nest, since they are empty or since the next one of their kind ends them. */
const FLAT = /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|t[dhr]|tbody|wbr)$/;

/** So many elements of one name are open at once, one in the other, in what is left of a text that is too deep. */
const DEEPEST_OF_A_NAME = 100;

/** So many levels of any names: less than half of those at which the parser overflowed on Node 20 (1,824), compiled or not. */
const DEEPEST = 800;

/** How many levels an element adds with what lies between it and the next one of its name; others add one. */
const LEVELS: Readonly<Record<string, number>> = { table: 4, ul: 2, ol: 2, dl: 2, select: 3 };

/** Of an element of these, `<path/>` ends where it begins; elsewhere the slash means nothing. */
const FOREIGN = ['svg', 'math'];

/** True where more levels are open at once than the parser is trusted with; an element that is never closed counts to the end. */
function isTooDeep(text: string): boolean {
  const depths = new Map<string, number>();
  let levels = 0;
  for (const [tag, slash = '', written = ''] of text.matchAll(ANY_TAG)) {
    const name = written.toLowerCase();
    if (FLAT.test(name)) continue;
    if (tag.endsWith('/>') && FOREIGN.some((outer) => (depths.get(outer) ?? 0) > 0)) continue;
    const before = depths.get(name) ?? 0;
    const after = slash === '' ? before + 1 : Math.max(0, before - 1);
    depths.set(name, after);
    levels += (after - before) * (LEVELS[name] ?? 1);
    if (levels > DEEPEST) return true;
  }
  return false;
}

/** The text with the tags of every element blanked that lies in a hundred others of its name. */
function shallow(text: string): string {
  const depths = new Map<string, number>();
  return text.replace(ANY_TAG, (tag: string, slash: string, written: string) => {
    const name = written.toLowerCase();
    if (FLAT.test(name)) return tag;
    const before = depths.get(name) ?? 0;
    const after = slash === '' ? before + 1 : Math.max(0, before - 1);
    depths.set(name, after);
    return Math.max(before, after) > DEEPEST_OF_A_NAME ? blank(tag) : tag;
  });
}

function blank(tag: string): string {
  return tag.replace(/[^\r\n]/g, ' ');
}
