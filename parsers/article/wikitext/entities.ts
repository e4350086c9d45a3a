// name character - the named entities that articles use.
const TABLE = `
amp & lt < gt > quot " apos ' nbsp \u00a0 iexcl ¡ cent ¢ pound £ curren ¤ yen ¥ brvbar ¦ sect § uml ¨ copy © ordf ª
laquo « not ¬ shy \u00ad reg ® macr ¯ deg ° plusmn ± sup1 ¹ sup2 ² sup3 ³ acute ´ micro µ para ¶ middot · cedil ¸ ordm º
raquo » frac14 ¼ frac12 ½ frac34 ¾ iquest ¿ Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È
Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï ETH Ð Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö times ×
Oslash Ø Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý THORN Þ szlig ß agrave à aacute á acirc â atilde ã auml ä aring å aelig æ
ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï eth ð ntilde ñ ograve ò oacute ó ocirc ô otilde õ
ouml ö divide ÷ oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý thorn þ yuml ÿ OElig Œ oelig œ Scaron Š scaron š
Zcaron Ž zcaron ž Ccaron Č ccaron č Cacute Ć cacute ć Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ensp \u2002 emsp \u2003 thinsp \u2009
zwnj \u200c zwj \u200d lrm \u200e rlm \u200f ndash – mdash — horbar ― lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „
dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € trade ™ larr ← uarr ↑
rarr → darr ↓ harr ↔ minus − lowast ∗ asymp ≈ ne ≠ le ≤ ge ≥ infin ∞ radic √ star ☆ starf ★ check ✓ cross ✗ lbrace {
lcub { rbrace } rcub } vert | verbar | lbrack [ lsqb [ rbrack ] rsqb ] num # excl ! equals = plus + ast * colon : semi ;
lowbar _ comma , period . sol / bsol \\ percnt % dollar $ quest ? commat @ lpar ( rpar ) alpha α beta β gamma γ delta δ
Omega Ω omega ω pi π mu μ spades ♠ clubs ♣ hearts ♥ diams ♦
`;

const CHARACTERS = namedCharacters();
const ENTITY = /&(?:#(?<decimal>[0-9]{1,8})|#[xX](?<hex>[0-9a-fA-F]{1,7})|(?<name>[A-Za-z][A-Za-z0-9]{1,31}));/g;
/** What 128 to 159 stand for in a browser. */
const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

/** Puts characters for the entities of a text: `&dagger;`, `&#8224;` and `&#x2020;` are †. An unknown one stays. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (entity: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return CHARACTERS.get(name) ?? entity;
    return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? entity;
  });
}

/** The character of a number, null where it is none. */
function characterOf(code: number): string | null {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80] ?? null;
  const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isCharacter && !isSurrogate ? String.fromCodePoint(code) : null;
}

function namedCharacters(): ReadonlyMap<string, string> {
  const characters = new Map<string, string>();
  for (const match of TABLE.matchAll(/(?<!\w)(?<name>\w+) (?<character>.)/gsu)) {
    characters.set(match.groups?.['name'] ?? '', match.groups?.['character'] ?? '');
  }
  return characters;
}
