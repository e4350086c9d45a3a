import type { TextStyle } from './attributes.ts';
import { joinedText } from './joined-text.ts';
import { balancedQuotes } from './quotes.ts';

/** What inline wikitext is made of, in order. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  /** A flag: its code or name, which stands apart from the text beside it and has no weight of its own. */
  | { readonly kind: 'flag'; readonly text: string }
  /** Two apostrophes or more. */
  | { readonly kind: 'quotes'; readonly count: number }
  /** The end of a line, which ends bold and italics; what follows is an item of a list where a list's mark opens it. */
  | { readonly kind: 'line-end'; readonly opensItem: boolean }
  /** A gap between blocks: `<br>`, `<div>`. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'open'; readonly tag: string; readonly style: TextStyle }
  | { readonly kind: 'close'; readonly tag: string };

/** Bold and italic where all the visible text is. */
export interface StyledText {
  readonly text: string;
  /** The text line by line: line breaks, blocks and items of lists end a line. None is empty. */
  readonly lines: readonly string[];
  /** What the flags in the text stand for, in order. */
  readonly flags: readonly string[];
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/**
 * Makes plain text of tokens: white space is one space, raised text is `^{†}`, lowered text `_{2}`, hidden text is left
 * out. `outer` is the style of the cell or row around it.
 */
export function styledText(tokens: readonly Token[], outer: readonly TextStyle[] = []): StyledText {
  const toggles = balancedQuotes(tokens);
  const joined = joinedText();
  for (const style of outer) joined.open('', style);
  let isBold = false;
  let isItalic = false;
  tokens.forEach((token, index) => {
    switch (token.kind) {
      case 'text':
        joined.write(token.text, isBold, isItalic);
        break;
      case 'flag':
        if (!isNamedBehind(tokens, index)) joined.writeFlag(token.text);
        break;
      case 'gap':
        joined.breakLine();
        break;
      case 'line-end':
        if (token.opensItem || tokens[index - 1]?.kind === 'line-end') joined.breakLine();
        else joined.write(' ', isBold, isItalic);
        isBold = false;
        isItalic = false;
        break;
      case 'open':
        joined.open(token.tag, token.style);
        break;
      case 'close':
        joined.close(token.tag);
        break;
      case 'quotes': {
        const toggle = toggles.get(index);
        if (toggle?.apostrophes) joined.write("'".repeat(toggle.apostrophes), isBold, isItalic);
        if (toggle?.isBold) isBold = !isBold;
        if (toggle?.isItalic) isItalic = !isItalic;
      }
    }
  });
  return joined.finish();
}

/** True for a flag whose country is all that stands behind it: `[[File:Flag of Qatar.svg|22px]] Qatar`. */
function isNamedBehind(tokens: readonly Token[], flag: number): boolean {
  const name = textIn(tokens[flag]).toLowerCase();
  let behind = '';
  for (let index = flag + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    const isRaised = (token?.kind === 'open' || token?.kind === 'close') && /^su[bp]$/.test(token.tag);
    if (!token || token.kind === 'flag' || token.kind === 'gap' || isRaised) break;
    behind += token.kind === 'line-end' ? ' ' : textIn(token);
  }
  return behind.replace(/\s+/g, ' ').trim().toLowerCase() === name;
}

function textIn(token: Token | undefined): string {
  return token && 'text' in token ? token.text : '';
}
