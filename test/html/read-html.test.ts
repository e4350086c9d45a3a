import { describe, expect, it } from 'vitest';
import { readHtml } from '../../parsers/article/html/read-html.ts';
import { lineOf, placedNodes, type RootContent, textOf } from '../../parsers/article/tree.ts';
import { cellText, tablesOf, textGridOf } from './support.ts';

/** Every node of a page as one line: `h2 Schedule`, `p text`, `li text`, `table`. */
function outline(html: string): string[] {
  return readHtml(html).root.children.flatMap((node): string[] => {
    if (node.type === 'heading') return [`h${node.depth} ${textOf(node)}`];
    if (node.type === 'list') return node.children.map((item) => `${node.ordered ? 'ol' : 'ul'} ${textOf(item)}`);
    return [node.type === 'paragraph' ? `p ${textOf(node)}` : node.type];
  });
}

describe('a page of today', () => {
  const page = [
    '<!DOCTYPE html>',
    '<html prefix="dc: http://purl.org/dc/terms/"><head><title>2008 Le Mans Series - Wikipedia</title></head>',
    '<body id="mwAA" class="mw-parser-output" dir="ltr"><section data-mw-section-id="0" id="mwAQ">',
    '<div class="shortdescription noexcerpt" style="display:none" about="#mwt1" typeof="mw:Transclusion">x</div>',
    '<p id="mwAg">The <b>2008 season</b> had<sup class="mw-ref reference" typeof="mw:Extension/ref">',
    '<a href="./X#cite_note-1">[1]</a></sup> five races.</p></section>',
    '<section data-mw-section-id="1"><div class="mw-heading mw-heading2"><h2 id="Races">Races</h2>',
    '<span class="mw-editsection">[<a href="#">edit</a>]</span></div><p>One.<link rel="mw:PageProp/Category"></p>',
    '<section data-mw-section-id="2"><h3 id="Rules"><i>Rules</i></h3><table><tbody><tr><td>a</td></tr></tbody></table>',
    '</section></section></body></html>',
  ].join('\n');

  it('is its title, and headings with what stands below them', () => {
    expect(outline(page)).toEqual([
      'h1 2008 Le Mans Series',
      'p The 2008 season had five races.',
      'h2 Races',
      'p One.',
      'h3 Rules',
      'table',
    ]);
  });

  it('has its section paths', () => {
    expect(placedNodes(readHtml(page).root).at(-1)?.sectionPath).toEqual(['Races', 'Rules']);
  });
});

describe('a page of years ago', () => {
  it('is its article without the edges of the page', () => {
    const page = [
      '<html><head><title>2002 season - Wikipedia, the free encyclopedia</title></head><body>',
      '<div id="mw-navigation"><h2>Navigation menu</h2><ul><li>Main page</li></ul></div>',
      '<h1 id="firstHeading" class="firstHeading">2002 season</h1><div id="bodyContent"><div id="siteSub">From</div>',
      '<div id="jump-to-nav">Jump to: x</div><p>Text.</p>',
      '<table id="toc" class="toc"><tr><td><h2>Contents</h2><ul><li>1 Schedule</li></ul></td></tr></table>',
      '<h2><span class="editsection">[<a href="#" title="Edit">edit</a>]</span> <span class="mw-headline">Schedule</span></h2>',
      '<div class="printfooter">Retrieved</div><div id="catlinks" class="catlinks">Categories</div></div>',
      '<div id="footer">Footer</div></body></html>',
    ];
    expect(outline(page.join('\n'))).toEqual(['h1 2002 season', 'p Text.', 'h2 Schedule']);
  });

  it('may be a body alone, which has no title', () => {
    expect(outline('<!-- x -->\n<p>a</p>\n<h2><span class="mw-headline" id="B">B</span></h2>')).toEqual([
      'p a',
      'h2 B',
    ]);
  });
});

describe('prose', () => {
  it('is paragraphs, whatever is around them', () => {
    expect(outline('<div>a<p>b <i>c</i></p>d</div><center>e</center><blockquote><p>f</p></blockquote>')).toEqual([
      'p a',
      'p b c',
      'p d',
      'p e',
      'p f',
    ]);
  });

  it('is a new paragraph after a line break', () => {
    expect(outline('<p><b>Bold</b> – Pole<br />\n<i>Italics</i> – Fastest lap</p>')).toEqual([
      'p Bold – Pole',
      'p Italics – Fastest lap',
    ]);
  });

  it('keeps raised marks and names flags', () => {
    expect(
      outline('<p><sup>†</sup> Not classified in <span class="flagicon"><img alt="MON"></span> Monaco</p>'),
    ).toEqual(['p ^{†} Not classified in MON Monaco']);
  });

  it('is read where a definition list only indents it', () => {
    expect(outline('<dl><dt>Key</dt><dd>† – did not start</dd></dl>')).toEqual(['p Key', 'p † – did not start']);
  });

  it('is left out where it is empty or not seen', () => {
    const unseen = '<p> <br></p><p style="display:none">a</p><script>b</script><noscript>c</noscript><h2></h2>';
    expect(outline(`${unseen}<ol class="references"><li>d</li></ol><div class="reflist"></div>`)).toEqual([]);
  });

  it('is seen in what a reader folds out', () => {
    expect(outline('<div class="NavFrame"><div class="NavContent" style="display:none"><p>a</p></div></div>')).toEqual([
      'p a',
    ]);
  });
});

describe('a list', () => {
  it('has its items, those of inner lists after the item that they are in', () => {
    const html = '<ul><li>a<ul><li>b</li><li>c<ol><li>d</li></ol></li></ul></li><li> </li><li><p>e</p></li></ul>';
    expect(outline(html)).toEqual(['ul a', 'ul b', 'ul c', 'ul d', 'ul e']);
  });

  it('is ordered where it is', () => {
    expect(outline('<ol><li>a</ol><ul><li>b<table><tr><td>c</ul>')).toEqual(['ol a', 'ul b', 'table']);
  });
});

describe('positions', () => {
  const html =
    '<h2>\n<span>A</span></h2>\n<p>\n b <b>c</b>\n</p>\n<table>\n<tr>\n<td>\n <b>d</b> \n</td><td></td>\n</table>\n';
  const { root } = readHtml(html);
  const slice = (node: RootContent | undefined) =>
    html.slice(node?.position?.start.offset ?? 0, node?.position?.end.offset ?? 0);

  it('are those of the source', () => {
    expect(root.children.map(slice)).toEqual([
      '<span>A</span>',
      'b <b>c',
      '<table>\n<tr>\n<td>\n <b>d</b> \n</td><td></td>\n</table>',
    ]);
    expect(root.children.map(lineOf)).toEqual([2, 4, 6]);
  });

  it('of a cell are those of what is in it', () => {
    const cells = tablesOf(html)[0]?.children[0]?.children;
    expect(cells?.map(slice)).toEqual(['<b>d</b>', '']);
    expect(cells?.map((cell) => cell.position?.start)).toEqual([
      { line: 9, column: 2, offset: html.indexOf('<b>d') },
      { line: 10, column: 10, offset: html.indexOf('</td>\n</table>') },
    ]);
  });

  it('hold behind a byte order mark, carriage returns and characters of two units', () => {
    const odd = '\uFEFF<table>\r\n<tr><td>🏁</td><td>\r\nA</td></tr></table>';
    const cells = tablesOf(odd)[0]?.children[0]?.children ?? [];
    expect(cells.map((cell) => odd.slice(cell.position?.start.offset, cell.position?.end.offset))).toEqual(['🏁', 'A']);
    expect(cells.map(lineOf)).toEqual([2, 3]);
  });
});

describe('notes', () => {
  it('come in the order of the source with line and offset', () => {
    const html =
      '<p>a<sup class="reference"><a href="#n-%C3%A9">[1]</a></sup>\nb<sup>[2]</sup></p><ol><li id="n-é">x</li></ol>';
    expect(readHtml(html).notes).toEqual([
      { mark: '[1]', text: 'x', line: 1, offset: html.indexOf('<sup class') },
      { mark: '[2]', text: null, line: 2, offset: html.indexOf('<sup>') },
    ]);
  });

  it('are found by the id of something in the item', () => {
    const html = '<p>a<sup><a href="#endnote_a">[a]</a></sup></p><ul><li><cite id="endnote_a">^</cite> Said</li></ul>';
    expect(readHtml(html).notes.map(({ text }) => text)).toEqual(['Said']);
  });

  it('survive an address that cannot be decoded', () => {
    expect(readHtml('<p>a<sup class="reference"><a href="#%E0%A4%A">[1]</a></sup>').notes).toHaveLength(1);
  });
});

describe('deep nesting', () => {
  it.each([
    ['div', '<div>'],
    ['b with words between', '<b>x <i>'],
    ['font', '<FONT color="red">'],
  ])('of %s elements still shows the table inside', (_name, tag) => {
    expect(textGridOf(`${tag.repeat(10_000)}<table><tr><td>a</td><td rowspan="2">b`).at(-1)).toEqual(['a', 'b']);
  });

  it('of tables, lists and marks is read as far as it goes', () => {
    expect(tablesOf('<table><tr><td>'.repeat(10_000)).length).toBeGreaterThan(50);
    expect(outline(`${'<ul><li>a'.repeat(10_000)}`).length).toBeGreaterThan(50);
    expect(outline(`${'<sup>a'.repeat(10_000)}`)).toHaveLength(1);
  });

  it('of many kinds of elements leaves the text', () => {
    const names = 'div span section article main aside em strong small big code tt u s i b cite q kbd'.split(' ');
    expect(outline(`${names.map((name) => `<${name}>`.repeat(150)).join('')}text`)).toEqual(['p text']);
  });
});

describe('a cell', () => {
  it('keeps the lines into which the source breaks it', () => {
    const linesOf = (inner: string) => {
      return tablesOf(`<table><tr><td>${inner}</td></tr></table>`)[0]?.children[0]?.children[0]?.data?.lines;
    };
    const flag = (code: string) => `<span class="flagicon"><img alt="${code}" src="x.png"></span>`;
    expect(linesOf(`${flag('ITA')} <b>A</b> B<br />${flag('GBR')}C<sup>†</sup><br>`)).toEqual(['ITA A B', 'GBR C^{†}']);
    expect(linesOf('<ul><li>A</li><li> </li><li>B\nC</li></ul><p>D</p>')).toEqual(['A', 'B C', 'D']);
    expect(linesOf('A\nB<br>')).toBeUndefined();
  });

  it.each([
    ['<span class="flagicon"><a title="Italy"><img alt="winner" src="x.png"></a></span> A', 'Italy A'],
    ['<img alt="The flag" src="//u/thumb/c/cf/Flag_of_Canada.svg/22px-Flag_of_Canada.svg.png"> B', 'Canada B'],
    ['<span class="flagicon"><img alt="unknown land" src="x.png"></span> C', 'unknown land C'],
  ])('takes the name of a flag that is one of a country: %s', (inner, text) => {
    expect(cellText(inner)).toBe(text);
  });

  it('reads thousands of flags and marks', () => {
    const flag = '<span class="flagicon"><img alt="GER" src="x"></span> A<sup>†</sup><br>';
    expect(cellText(flag.repeat(2_000))?.slice(0, 23)).toBe('GER A^{†} GER A^{†} GER');
  });
});
