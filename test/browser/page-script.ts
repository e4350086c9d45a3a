/**
 * Runs in the page and gives its tables by `table.rows` and `cells`. What is left out of an article is taken away. The
 * other scripts go on from here.
 */
export const READ_CELLS = `(() => {
  const leftOut = 'noscript, .navbox, .vertical-navbox, .navbar, .toc, .metadata, [role=navigation], .mw-editsection, .sortkey';
  for (const element of document.querySelectorAll(leftOut)) element.remove();

  const isShown = (element) => element.getClientRects().length > 0;
  window.tablesRead = [...document.querySelectorAll('table')]
    .map((table) => ({ table, rows: [...table.rows].filter(isShown) }))
    .filter(({ table, rows }) => isShown(table) && rows.length > 0)
    .map(({ table, rows }) => ({
      table,
      caption: table.caption && isShown(table.caption) ? table.caption : null,
      rows,
      cells: rows.flatMap((row) => [...row.cells].filter(isShown)),
    }));
  return window.tablesRead.map(({ rows, cells }) =>
    cells.map((cell) => ({
      row: rows.indexOf(cell.parentElement),
      rowSpan: cell.rowSpan,
      columnSpan: cell.colSpan,
      isHeader: cell.tagName === 'TH',
    })),
  );
})()`;

/**
 * Gives the tables as many columns as said, every row and column of them a width and height of its own, and says where
 * on the page they start.
 */
export const MEASURE = `(columnCounts) => {
  const style = document.createElement('style');
  style.textContent = [
    'table { border-collapse: separate !important; border-spacing: 0 !important; width: max-content !important;',
    '  max-width: none !important; table-layout: auto !important; }',
    'col { width: 30px !important; min-width: 30px !important; }',
    'tr { height: 30px !important; }',
    'td, th { height: 30px !important; padding: 6px !important; border: 0 !important; background: #eee !important;',
    '  vertical-align: top !important; white-space: nowrap !important; }',
  ].join('\\n');
  document.head.append(style);
  for (const element of document.querySelectorAll('colgroup, col')) element.remove();
  const columns = window.tablesRead.map(({ table, caption }, index) => {
    const group = document.createElement('colgroup');
    for (let column = 0; column < columnCounts[index]; column += 1) group.append(document.createElement('col'));
    if (caption) caption.after(group);
    else table.prepend(group);
    return [...group.children];
  });
  return window.tablesRead.map(({ rows }, index) => ({
    tops: rows.map((row) => row.getBoundingClientRect().top + scrollY),
    lefts: columns[index].map((column) => column.getBoundingClientRect().left + scrollX),
  }));
}`;

/** For points `{ table, x, y }` the index of the cell of that table that is on top there, null where none is. */
export const CELLS_AT = `(points) => {
  document.documentElement.style.overflow = 'hidden';
  return points.map(({ table, x, y }) => {
    const { cells } = window.tablesRead[table];
    const isInView = (at, size) => at >= 0 && at < size - 50;
    if (!isInView(x - scrollX, innerWidth) || !isInView(y - scrollY, innerHeight)) scrollTo(x - 100, y - 100);
    for (let element = document.elementFromPoint(x - scrollX, y - scrollY); element; element = element.parentElement) {
      const index = cells.indexOf(element);
      if (index >= 0) return index;
    }
    return null;
  });
}`;

/**
 * The texts of captions and cells by `innerText`, without references and inner tables; a flag, which a browser shows
 * as an image, is its name in double braces, and raised text is written `^{†}`.
 */
export const READ_TEXTS = `(() => {
  const references = '.reference:not(li, ol), .Inline-Template, .Template-Fact, [typeof~="mw:Extension/ref"]';
  for (const element of document.querySelectorAll(references)) element.remove();
  for (const image of document.querySelectorAll('img')) {
    const file = image.getAttribute('resource') || image.getAttribute('src') || '';
    const fileName = (/flag_of_(?:the_)?([^./]+)/i.exec(file) || [])[1];
    const link = image.closest('a');
    const name = image.alt || image.title || (link && link.title) || (fileName || '').replaceAll('_', ' ');
    const isFlag = name !== '' && (image.closest('.flagicon') || fileName);
    image.replaceWith(isFlag ? '{{' + name.replace(/^Flag of /, '').replace(/\\.svg$/, '') + '}}' : '');
  }
  for (const mark of [...document.querySelectorAll('sup')].reverse()) {
    const text = mark.innerText.trim();
    const isOrdinal = /^(?:st|nd|rd|th)$/.test(text) && /\\d$/.test(mark.previousSibling?.textContent ?? '');
    if (text === '' || /^\\[[^\\[\\]]+\\]$/.test(text)) mark.remove();
    else mark.replaceWith(isOrdinal ? text : '^{' + text + '}');
  }
  for (const table of document.querySelectorAll('td table, th table, caption table')) {
    table.before(document.createElement('br'));
  }
  const textOf = (element) => {
    const inner = [...element.querySelectorAll('table')];
    for (const table of inner) table.style.display = 'none';
    const text = element.innerText;
    for (const table of inner) table.style.removeProperty('display');
    return text;
  };
  return window.tablesRead.map(({ caption, cells }) => ({
    caption: caption ? textOf(caption) : '',
    cells: cells.map(textOf),
  }));
})()`;
