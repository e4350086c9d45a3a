import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fixListText } from '../../pipeline/publish/fix-list.ts';
import { code, link, prose } from '../../pipeline/publish/fix-list-markdown.ts';
import { toMarkdown } from '../support/markdown.ts';
import { scratch } from '../support/program.ts';
import { type Published, publish } from '../support/published.ts';
import { fixtureText } from '../support/record-fixtures.ts';
import { SMALL_SEASON, SMALL_SEASON_WRONG } from '../support/small-season.ts';

const folder = scratch();
const published: Published[] = [];
afterAll(() => {
  for (const one of published) one.remove();
  folder.remove();
});

function listOf(...args: Parameters<typeof publish>): { text: string; db: Published['db'] } {
  const one = publish(...args);
  published.push(one);
  return { text: readFileSync(join(one.outDir, 'fix-list.md'), 'utf8'), db: one.db };
}

const made = (article: string, file = '2031_Lakeland_Endurance_Cup.txt') =>
  listOf(folder.raw({ [file]: article })).text;

/** The items of a list, without their headings' numbers. */
function itemsOf(text: string): string[] {
  return text
    .split(/^### \d+\. /m)
    .slice(1)
    .map((item) => (item.split(/^## /m)[0] ?? '').trim());
}

const itemOf = (text: string, which: string) => itemsOf(text).find((item) => item.includes(which)) ?? '';

const Node = z.looseObject({ type: z.string(), url: z.string().optional() });
type Node = z.infer<typeof Node>;

/** Every node of a Markdown text, as GitHub would read it. */
function nodesOf(text: string): Node[] {
  const nodes: Node[] = [];
  const visit = (value: unknown) => {
    const node = Node.safeParse(value);
    if (!node.success) return;
    nodes.push(node.data);
    const children: unknown = node.data['children'];
    if (Array.isArray(children)) children.forEach(visit);
  };
  visit(unified().use(remarkParse).use(remarkGfm).parse(text));
  return nodes;
}

const typesOf = (text: string) => new Set(nodesOf(text).map(({ type }) => type));
const PLAIN = ['root', 'heading', 'paragraph', 'text', 'inlineCode', 'strong', 'list', 'listItem', 'link'];

describe('the list of the five articles', () => {
  const { text, db } = listOf();

  it('has the total of Tafel Racing with its line, its cells and the one edit', () => {
    const item = itemOf(text, 'Tafel Racing, line 280');
    expect(item).toContain('**Where:** Teams championships › GT2 standings, place 2, Tafel Racing, line 280 (error)');
    expect(item).toContain(
      '**It says:** `2 | USA Tafel Racing | Ferrari F430GT | Ferrari 4.0 L V8 | 20 | 20 | 20 | 13 | 10 | 20 | 18 | 10 | 6 | 23 | 25 | 195`',
    );
    expect(item).toContain('the rounds add up to 185 (20+20+20+13+10+20+18+10+6+23+25)');
    expect(item).toContain('**Edit:** change the total `195` to `185`.');
  });

  it('has both rows of Ryan Lewis and both readings', () => {
    const item = itemOf(text, 'Ryan Lewis, line 339');
    expect(item).toContain('`32= | GBR Ryan Lewis | USA Intersport Racing |');
    expect(item).toContain('place 14=, Ryan Lewis, line 322: `14= | GBR Ryan Lewis | USA Intersport Racing |');
    expect(item).toContain('the total `41` and the place 12, level with Chris McMurry');
    expect(item).toContain('or the name `Ryan Lewis` is wrong on one of the lines 322 and 339');
    expect(item).toContain('Check which of the two is right.');
  });

  it('has each country of a driver with its lines, and no guess', () => {
    const item = itemOf(text, 'Mark Bullitt is DEU');
    expect(item).toContain('line 207: `USA Mark Bullitt | 10`');
    expect(item).toContain('change `DEU` to `USA` on line 178, or `USA` to `DEU` on lines 207 and 494.');
  });

  it('has what the total would become with the other figure, and whether that passes another row', () => {
    expect(itemOf(text, 'Autocon Motorsports, line 238')).toContain(
      '`14` going by lines 297, 299 and 302. With `14` the total of the row, `101`, would become `99`.\n',
    );
    expect(itemOf(text, 'TRG, line 328')).toContain('With `20` the total of the row, `138`, would become `145`.\n');
    // The row above has 196 points too, and 38 points are the next more than 20 to 40.
    expect(itemOf(text, 'Scott Tucker, line 367')).toContain(
      'With `22` the total of the row, `196`, would become `203`; compare the places then too.\n',
    );
    expect(itemOf(text, 'Al Carter, line 487')).toContain(
      'With `20` the total of the row, `20`, would become `40`; compare the places then too.\n',
    );
  });

  it('has every line of two names that may be one', () => {
    expect(itemOf(text, 'Corsa Motorsports, line 153')).toContain(
      'if so, write one of them everywhere: `Corsa Motorsports` stands on lines 153, 274, 413 and 414 and lines 64, 256, ' +
        '288, 331, 332 and 333 of 2008 American Le Mans Series; `Corsa/White Lightning` on line 143. If they are two, ',
    );
    expect(itemOf(text, 'Dean Sterling with')).toContain(
      '`Dean Sterling` stands on line 88; `Dean Stirling` on line 75 of 2008 American Le Mans Series. ',
    );
  });

  it('has the place in the entry list where a driver or round is to be added', () => {
    const added = (which: string) =>
      /entry list, to which the driver or the round is to be added \((?<place>[^)]+)\), or the (?:points|winners)\.$/m.exec(
        itemOf(text, which),
      )?.groups?.['place'];
    expect(added('Tony Burgess, line 314')).toBe('see Autocon Motorsports on line 45');
    expect(added('Marino Franchitti, line 352')).toBe('see Dyson Racing Team on lines 97 and 99');
    expect(added('Bryan Sellers, line 448')).toBe('see Panoz Team PTG on line 149');
    expect(added('Bret Curtis won')).toBe('see TRG on lines 221 and 228');
    expect(added('Gunnar Jeannette, line 331')).toBe('see line 66');
  });

  it('has the standings in which a row for a winner would stand', () => {
    const added = (which: string) =>
      /add a row for the winner to the standings \((?<place>[^)]+)\),/.exec(itemOf(text, which))?.groups?.['place'];
    expect(added('Patrick Pilet won GTC')).toBe('lines 465 to 501');
    expect(added('Andrea Belicchi won P1')).toBe('lines 342 to 355');
  });

  it('leads from an item on a win to the others on it', () => {
    const numberOf = (which: string) =>
      Number(new RegExp(`^### (?<number>\\d+)\\. [^\n]*: ${which}\n`, 'm').exec(text)?.groups?.['number']);
    const teams = ['place 1, Alex Job Racing', 'place 2, TRG'];
    const drivers = ['place 1, Cooper MacNeil', 'place 2, Leh Keen', 'place 20, Al Carter'];
    const baltimore = [...teams, ...drivers, 'round 8, winning drivers'].map(numberOf);
    const [ajr, trg, macNeil, keen, carter, winners] = baltimore;
    expect(new Set(baltimore).size).toBe(6);
    expect(itemOf(text, 'TRG, line 328')).toContain(
      `- **See also:** items ${ajr}, ${macNeil}, ${keen}, ${carter} and ${winners}, on the same win\n`,
    );
    expect(itemOf(text, 'Patrick Pilet won GTC')).toContain(
      `- **See also:** items ${ajr}, ${trg}, ${macNeil}, ${keen} and ${carter}, on the same win\n`,
    );
    // Alone on its win, or on none.
    for (const which of ['Scott Tucker, line 367', 'Tafel Racing, line 280']) {
      expect(itemOf(text, which)).toContain('**Edit:**');
      expect(itemOf(text, which)).not.toContain('See also');
    }
  });

  it('has an item for each open error and warning on a line, errors first, and no other', () => {
    const open = db
      .prepare<[], { id: string; line: number }>(
        `SELECT finding_id AS id, line FROM finding WHERE status = 'open' AND severity <> 'info'
           AND source_id IS NOT NULL AND line IS NOT NULL ORDER BY source_id, severity <> 'error', line, column_number, rowid`,
      )
      .all();
    const items = itemsOf(text);
    expect(items.map((item) => /- Finding `(?<id>[^`]+)`/.exec(item)?.groups?.['id'])).toEqual(
      open.map(({ id }) => id),
    );
    items.forEach((item, index) => {
      expect(item).toMatch(
        new RegExp(`^- \\*\\*Where:\\*\\* .*\\bline ${open[index]?.line} \\((?:error|warning)\\)$`, 'm'),
      );
      expect(item).toMatch(/^- \*\*Edit:\*\* \S.*\.$/m);
    });
  });

  it('shows of every line exactly what the article has on it', () => {
    const shown = [...text.matchAll(/line (?<line>\d+) \(\w+\)\n- \*\*It says:\*\* `(?<cells>[^`\n]+)`/g)];
    expect(shown.length).toBeGreaterThan(10);
    const sections = text.split(/^## /m).slice(1);
    for (const section of sections) {
      const file = /`(?<file>raw\/articles\/[^`]+)`/.exec(section)?.groups?.['file'] ?? '';
      const lines = readFileSync(file, 'utf8').split('\n');
      const same = (cells: string) => cells.replace(/[\s|]+/g, ' ').trim();
      for (const { groups } of section.matchAll(/line (?<line>\d+) \(\w+\)\n- \*\*It says:\*\* `(?<cells>[^`\n]+)`/g)) {
        expect(same(lines[Number(groups?.['line']) - 1] ?? '')).toContain(same(groups?.['cells'] ?? '?'));
      }
    }
  });

  it('links each article once and is otherwise plain', () => {
    const links = nodesOf(text).filter(({ type }) => type === 'link');
    expect(links.length).toBeGreaterThan(2);
    for (const { url } of links) expect(url).toMatch(/^https:\/\/en\.wikipedia\.org\/wiki\/[\w]+$/);
    expect([...typesOf(text)].filter((type) => !PLAIN.includes(type))).toEqual([]);
  });

  it('names no file and no id of ours but the finding', () => {
    expect(text).not.toMatch(/names\.csv|american-le-mans-series/);
  });

  it('is the same each time', () => {
    expect([...fixListText(db)].join('')).toBe(text);
  });
});

describe('made-up articles', () => {
  it('have nothing open where nothing is wrong', () => {
    const text = made(SMALL_SEASON);
    expect(text).toContain('Nothing is open.');
    expect(itemsOf(text)).toEqual([]);
  });

  it('have one edit for a total where every round is filled', () => {
    expect(itemOf(made(SMALL_SEASON_WRONG), 'Ibis Sport')).toContain('**Edit:** change the total `54` to `45`.');
  });

  it('have two readings where an empty round can give what the total has more', () => {
    const text = made(SMALL_SEASON.replace('Flat-6 | 20 | 25 | 45 |', 'Flat-6 | | 25 | 45 |'));
    const item = itemOf(text, '`total-mismatch`');
    expect(item).toContain('change the total `45` to `25` if the rounds are complete');
    expect(item).toContain('if the total is right, write `20` under round 1 (Lakeland 3 Hours), which is empty');
  });

  it('have one edit where no empty round can give it', () => {
    const item = itemOf(
      made(SMALL_SEASON.replace('Flat-6 | 20 | 25 | 45 |', 'Flat-6 | | 25 | 44 |')),
      '`total-mismatch`',
    );
    expect(item).toContain('**Edit:** change the total `44` to `25`.');
  });

  it('name the row of a manufacturer as people do', () => {
    const item = itemOf(made(fixtureText('manufacturers-with-points'), 'makers.txt'), '`total-mismatch`');
    expect(item).toContain(
      "**Where:** Championship standings › Manufacturers' standings, place 2, Otter, line 13 (error)",
    );
    expect(item).toContain('**Edit:** change the total `46` to `45`.');
  });

  it('have the place of one row that two would make, as the table numbers its places', () => {
    const row = '| 3 | USA Ann Archer | USA Heron Racing | 16 | 21 | 37 |';
    expect(SMALL_SEASON).toContain(row);
    // Two drivers share the first place of 45 points; 16 and 13 points make 29, which is the next place.
    const halves = (first: number) =>
      `| ${first} | USA Ann Archer | USA Heron Racing | 16 | | 16 |\n` +
      `| ${first + 1} | USA Ann Archer | USA Heron Racing | | 13 | 13 |`;
    const itemWith = (first: number) =>
      itemOf(made(SMALL_SEASON.replace(row, halves(first))), '`duplicate-competitor`');
    expect(itemWith(2)).toContain('the total `29` and the place 2');
    expect(itemWith(3)).toContain('the total `29` and the place 3');
  });

  it('have the place that the totals give', () => {
    const item = itemOf(made(SMALL_SEASON.replace('| 3 | USA Ann Archer', '| 4 | USA Ann Archer')), 'Ann Archer');
    expect(item).toContain('**Edit:** change the place `4` to `3`.');
  });

  it('have the mark of a shared place', () => {
    const item = itemOf(made(SMALL_SEASON.replace('| 1= | CAN Cara', '| 1 | CAN Cara')), 'Cara Cole');
    expect(item).toContain('**Edit:** change the place `1` to `1=`, like that of Bob Brewer with the same points.');
    const other = itemOf(made(SMALL_SEASON.replace('| 3 | USA Ann', '| 3= | USA Ann')), 'Ann Archer');
    expect(other).toContain('**Edit:** change the place `3=` to `3`.');
  });

  it('have the figure with which the total fits', () => {
    const text = made(SMALL_SEASON.replace('Turbo V8 | 20 | 25 |', 'Turbo V8 | 17 | 25 |'));
    const item = itemOf(text, '`points-not-in-system`');
    expect(item).toContain('change `17` to `20` under round 1 (Lakeland 3 Hours) in the row of Heron Racing');
    expect(item).toContain('whose total `45` fits then.');
  });

  describe('of a winner with the points of another place', () => {
    // Points that the total fits: 16 and 25 are 41.
    const LESS = SMALL_SEASON.replace('Flat-6 | 20 | 25 | 45 |', 'Flat-6 | 16 | 25 | 41 |');
    const item = (article: string) => itemOf(made(article), '`winner-points-mismatch`');

    it('have the total with the full points', () => {
      expect(item(LESS)).toContain('With `20` the total of the row, `41`, would become `45`.');
    });

    it('have no further total where that one does not fit as it stands', () => {
      const text = item(LESS.replace('| 41 |', '| 43 |'));
      expect(text).toContain('`16` on line');
      expect(text).not.toContain('would become');
    });

    it('have none where a rule can leave rounds out', () => {
      const rule = 'The best two results of each competitor count towards the title.\n\n';
      const ruled = LESS.replace('===PX standings===', `${rule}===PX standings===`);
      expect(item(ruled)).toContain('`16` on line');
      expect(item(ruled)).not.toContain('would become');
    });

    it('have none where the cells are places', () => {
      const places = SMALL_SEASON.replace(
        'Flat-6 | 20 | 25 | 45 |\n',
        'Flat-6 | 2 | 1 | 41 |\n| 2 | USA Jay Sport | Porsche 997 GT3-RSR | Porsche 3.8 L Flat-6 | Ret | 2 | 21 |\n',
      );
      expect(item(places)).toContain('has place 2 instead of 20');
      expect(item(places)).not.toContain('would become');
    });

    it('have none where no total is printed', () => {
      const text = item(LESS.replace('| 41 |', '| |'));
      expect(text).toContain('`16` on line');
      expect(text).not.toContain('would become');
    });
  });

  it('have no figure of a team as that of its driver', () => {
    // The team has the 21 points of Bob Brewer; the 25 of Cara Cole are on the line of the finding.
    const text = made(
      SMALL_SEASON.replace('Turbo V8 | 20 | 25 | 45 |', 'Turbo V8 | 20 | 21 | 41 |').replace(
        'Bob Brewer | USA Heron Racing | 20 | 25 | 45 |',
        'Bob Brewer | USA Heron Racing | 20 | 21 | 41 |',
      ),
    );
    const item = itemOf(text, '`team-driver-mismatch`');
    expect(item).toMatch(/Where:\*\* .*Cara Cole, line \d+ /);
    expect(item).toMatch(
      /\*\*Edit:\*\* check which of the two is right: line \d+, or what stands on lines \d+ and \d+\.\n/,
    );
  });

  it('have as many lines and articles of a name as can be read, and how many more there are', () => {
    const years = Array.from({ length: 10 }, (_, index) => String(2031 + index));
    const driver = (row: string) => SMALL_SEASON.replace('| USA Ann Archer | All |\n', `$&${row}`);
    const often = driver('| GBR Dean Sterling | 1 |\n'.repeat(9));
    const raw = folder.raw({
      '2030_Lakeland_Endurance_Cup.txt': driver('| CAN Dean Stirling | 1 |\n').replaceAll('2031', '2030'),
      ...Object.fromEntries(
        years.map((year) => [`${year}_Lakeland_Endurance_Cup.txt`, often.replaceAll('2031', year)]),
      ),
    });
    const item = itemOf(listOf(raw).text, '`name-unresolved`');
    expect(item).toContain('`Dean Sterling` stands on lines 16, 17, 18, 19, 20, 21, 22, 23 and 1 more, lines 16,');
    expect(item).toContain(' of 2038 Lakeland Endurance Cup and lines in 2 more articles');
    expect(item).toMatch(/; `Dean Stirling` on line 16 of 2030 /);
  });

  it('have no item on our own files', () => {
    const acceptance = 'finding_id,reason\n0123456789ab,was there once\n';
    const raw = folder.raw({ 'a.txt': SMALL_SEASON }, { 'curated/accepted-findings.csv': acceptance });
    const { text } = listOf(raw);
    expect(text).toContain('Nothing is open.');
    expect(text).not.toContain('accepted');
  });

  it('leave out what was accepted', () => {
    const { db } = listOf(folder.raw({ 'a.txt': SMALL_SEASON_WRONG }));
    const ids = db.prepare<[], { id: string }>('SELECT finding_id AS id FROM finding').all();
    const lines = ids.map(({ id }) => `${id},known`).join('\n');
    const raw = folder.raw(
      { 'a.txt': SMALL_SEASON_WRONG },
      { 'curated/accepted-findings.csv': `finding_id,reason\n${lines}\n` },
    );
    expect(itemsOf(listOf(raw).text)).toEqual([]);
  });

  it.each([
    ['HTML', '<img src=x onerror=alert(1)><script>x</script>'],
    ['a link', '[press](javascript:alert) ![x](http://evil.example/x.png)'],
    ['an address', 'https://evil.example/a www.evil.example someone@evil.example'],
    ['emphasis', '**Bold** _it_ ~~gone~~ # $x$'],
    ['code', '`` a ` b ``` '],
    ['a terminal', '\u001b[31m red \u001b]0;title\u0007 \u202e'],
    ['a comment', '<!-- x -->'],
  ])('stay harmless with %s in a name', (_, hostile) => {
    const text = made(SMALL_SEASON_WRONG.replaceAll('Ibis Sport', `Ibis ${hostile.trim()} Sport`));
    expect(text).toContain('change the total `54` to `45`');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect([...typesOf(text)].filter((type) => !PLAIN.includes(type) || type === 'link')).toEqual([]);
    expect(nodesOf(text).filter(({ type }) => type === 'heading')).toHaveLength(2 + itemsOf(text).length);
  });

  it('stay harmless with a pipe in a cell', () => {
    const { text: article } = toMarkdown(SMALL_SEASON_WRONG);
    const text = made(article.replaceAll('Ibis Sport', 'Ibis \\| 99 Sport'), '2031_Lakeland_Endurance_Cup.md');
    expect(text).toContain('Ibis | 99 Sport');
    expect([...typesOf(text)].filter((type) => !PLAIN.includes(type))).toEqual([]);
  });
});

describe('Markdown of the list', () => {
  it('keeps text in its code span', () => {
    for (const text of ['a', '`', '``', 'a ` b `` c', ' a ', '`a`', '\\', '<b>', '|']) {
      const nodes = nodesOf(`x ${code(text)} y`);
      expect(nodes.map(({ type }) => type)).toEqual(['root', 'paragraph', 'text', 'inlineCode', 'text']);
      expect(nodes[3]?.['value']).toBe(text);
    }
    expect(code('')).toBe('(nothing)');
  });

  it('keeps prose as it reads', () => {
    for (const text of ['a_b*c', '<b>', '[x](y)', '&amp; &lt;', 'a | b', '~~x~~', '\\', '![x][y]', '# x', '$x$']) {
      const nodes = nodesOf(`x ${prose(text)} y`);
      expect(nodes.map(({ type }) => type)).toEqual(['root', 'paragraph', 'text']);
      expect(nodes[2]?.['value']).toBe(`x ${text} y`);
    }
  });

  it('links addresses of the web only', () => {
    expect(link('A (b)', 'https://en.wikipedia.org/wiki/A_(b)')).toBe(
      '[A (b)](https://en.wikipedia.org/wiki/A_%28b%29)',
    );
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '//x', 'http:', null]) {
      expect(link('A', url)).toBe('A');
    }
    const [, , node] = nodesOf(link('A', 'https://x.example/") <b> `\n é'));
    expect(node).toMatchObject({ type: 'link', url: 'https://x.example/%22%29%20%3Cb%3E%20%60%0A%20%C3%A9' });
  });
});
