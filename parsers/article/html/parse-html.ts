import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const html = unified().use(rehypeParse, { verbose: true }).freeze();

export type HtmlRoot = ReturnType<typeof html.parse>;
export type HtmlNode = HtmlRoot['children'][number];
export type HtmlElement = Extract<HtmlNode, { type: 'element' }>;

/**
 * Parses any text as a browser would, with the offsets of tags and attributes. Never throws: where elements nest so deep
 * that the parser overflows, the tags of the inner ones are taken out, in the end all tags; offsets stay as they are.
 */
export function parseHtml(text: string): HtmlRoot {
  return (
    parsed(text) ?? parsed(shallow(text)) ?? parsed(text.replace(ANY_TAG, blank)) ?? { type: 'root', children: [] }
  );
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

const DEEPEST = 100;

/** The text with the tags of every element blanked that lies in a hundred others of its name. */
function shallow(text: string): string {
  const depths = new Map<string, number>();
  return text.replace(ANY_TAG, (tag: string, slash: string, written: string) => {
    const name = written.toLowerCase();
    if (FLAT.test(name)) return tag;
    const before = depths.get(name) ?? 0;
    const after = slash === '' ? before + 1 : Math.max(0, before - 1);
    depths.set(name, after);
    return Math.max(before, after) > DEEPEST ? blank(tag) : tag;
  });
}

function blank(tag: string): string {
  return tag.replace(/[^\r\n]/g, ' ');
}
