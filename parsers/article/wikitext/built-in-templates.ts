import type { WikitextTemplate, WikitextTemplateKind } from '../../../schemas/wikitext-template.ts';

type Line = readonly [kind: WikitextTemplateKind, text: string, names: string, group?: string];

// What it stands for, how its text is made, the names that it goes by.
const LINES: readonly Line[] = [
  // Flags and nations.
  ['flag', '{1}', 'flagicon, flag icon, flagdeco, flagicon2, flagicon image, fbicon, fbicon-rt, flagioc2, flagsport'],
  ['text', '{1}', 'flag, flagcountry, flagu, flagg, flaglink, flagbig, flagteam, flag+link, flagioc, fb, fb-rt, nft'],
  ['text', '{2} {1}', 'flagathlete, flagiocathlete, flagiocmedalist'],
  ['text', 'USA', 'usa, us, united states'],
  ['text', 'GBR', 'uk, united kingdom'],

  // Text in another dress.
  ['text', '{1}', 'nowrap, nobr, no wrap, nobreak, j, small, smaller, smalldiv, big, bigger, larger, large, midsize'],
  ['text', '{1}', 'center, centre, left, right, align right, align left, align center, block center'],
  [
    'text',
    '{1}',
    'smallcaps, nobold, unbold, noitalic, plainlist, flatlist, mono, code, kbd, var, strikethrough, underline',
  ],
  ['text', '{1}', 'vertical header, vert header, visible anchor, vanchor, lang-*, ill, interlanguage link, nihongo'],
  ['text', '{2|1}', 'resize, font size, color, colour, align, lang, transl, transliteration, legend, langx'],
  ['text', '{3|2|1}', 'font color, font colour, background color, bg'],
  ['text', "'''{1}'''", 'bold, strong'],
  ['text', "''{1}''", 'italic, italics, em'],
  ['text', '^{{1}}', 'sup, superscript, fn mark'],
  ['text', '_{{1}}', 'sub, subscript'],
  ['text', '{...}', 'ubl, unbulleted list, hlist, br separated entries, ordered list, bulleted list, blist'],
  ['text', '{...}', 'comma separated entries, collapsible list'],
  ['text', '{1}', 'abbr, abbreviation, abbrlink, tooltip, hover title'],
  ['text', '{1} {2}', 'convert, cvt'],
  ['text', '{1}', 'val, num, nts, number table sorting, gaps'],
  ['text', '{*}', 'formatnum:*'],
  ['text', '{2|1}', 'sort, sorty, sort under, section link, slink'],
  ['text', '{1} {2}', 'sortname'],
  ['text', '{2|1}', 'url, official website, official url'],

  // Characters.
  ['text', '†', 'dagger, †'],
  ['text', '‡', 'double dagger, double-dagger, ddagger, ‡'],
  ['text', '§', 'section sign, §'],
  ['text', '*', 'asterisk'],
  ['text', '#', 'hash'],
  [
    'text',
    ' ',
    'nbsp, space, spaces, nbs, thinsp, thin space, hair space, hairsp, figure space, indent, pad, break, br, crlf',
  ],
  ['text', '', '0, 00, 000, zwsp, zero width space, shy, wbr, nowrap begin, nowrap end'],
  ['text', '–', 'ndash, en dash, endash, nbndash, –'],
  ['text', ' – ', 'snd, spnd, sndash, spndash, spaced ndash, spaced en dash'],
  ['text', '—', 'mdash, em dash, emdash, —'],
  ['text', ' — ', 'spaced mdash, spaced em dash'],
  ['text', ' · ', 'dot, ·, middot'],
  ['text', ' • ', 'bullet, •'],
  ['text', "'", "', apostrophe"],
  ['text', "'s", "'s"],
  ['text', '−', 'minus, −'],
  ['text', '×', 'times, ×'],
  ['text', '±', '±, plus-minus'],
  ['text', '½', '1/2, ½'],
  ['text', '¼', '1/4, ¼'],
  ['text', '¾', '3/4, ¾'],
  ['text', '✓', 'tick, check mark, checkmark, aye, ya'],
  ['text', '✗', 'cross, x mark, nay, na cross'],
  ['text', '▲', 'increase, gain'],
  ['text', '▼', 'decrease'],
  ['text', '', 'steady, nochange'],
  ['fraction', '', 'frac, fraction, sfrac'],

  // Dates.
  ['date', '', 'start date, start date and age, end date, end date and age, film date, date, launch date'],
  ['date', '', 'dts, date table sorting, birth date, birth date and age, death date'],

  // Cells with a background of their own.
  ['cell', '{1|"N/A"}', 'n/a, na'],
  ['cell', '{1|"Yes"}', 'yes, yes2'],
  ['cell', '{1|"No"}', 'no, no2'],
  ['cell', '{1|"Won"}', 'won'],
  ['cell', '{1|"Nominated"}', 'nom, nominated'],
  ['cell', '{1|"Cancelled"}', 'cancelled, canceled'],
  ['cell', '{1|"Postponed"}', 'postponed'],
  ['cell', '{1|"TBA"}', 'tba'],
  ['cell', '{1|"TBD"}', 'tbd'],
  ['cell', '{1|"Unknown"}', 'unknown'],
  ['cell', '{1|"?"}', 'dunno, ?'],
  ['cell', '{1|"Some"}', 'some'],
  ['cell', '{1|"Partial"}', 'partial'],
  ['cell', '{1|"Pending"}', 'pending'],
  ['cell', '{1|"None"}', 'none'],
  ['cell', '{1|"Active"}', 'active'],
  ['cell', '{1|"Included"}', 'included'],
  ['cell', '{1|"Draw"}', 'draw'],
  ['cell', '{1|"Lost"}', 'lost'],
  ['cell', '{1}', 'good, bad, okay, maybe, depends, any, free, nonfree'],

  // Notes.
  ['note', '{1}', 'efn, efn-la', 'lower-alpha'],
  ['note', '{1}', 'efn-ua', 'upper-alpha'],
  ['note', '{1}', 'efn-lr', 'lower-roman'],
  ['note', '{1}', 'efn-ur', 'upper-roman'],
  ['note', '{1}', 'efn-lg', 'lower-greek'],
  ['note', '{1}', 'refn, #tag:ref'],
  ['note', '{...}', 'sfn, sfnp, sfnm'],
  ['mark', '[citation needed]', 'citation needed, cn, fact'],
  ['mark', '[clarification needed]', 'clarify, clarification needed'],
  ['mark', '[who?]', 'who, by whom'],
  ['mark', '[when?]', 'when'],
  ['mark', '[where?]', 'where'],
  ['mark', '[which?]', 'which'],
  ['mark', '[dubious]', 'dubious'],
  ['mark', '[disputed]', 'disputed inline'],
  ['mark', '[failed verification]', 'failed verification, not in source'],
  ['mark', '[verification needed]', 'verify source, verification needed'],
  ['mark', '[dead link]', 'dead link, permanent dead link'],
  ['mark', '[better source needed]', 'better source needed, better source'],
  ['citation', '{title} {url}', 'cite *, cite, citation, vcite *'],
  ['references', '', 'reflist, reflist2, notelist, notelist-*, references, refs, refbegin, refend, footnotes'],

  // What does not show, or is no part of the text.
  ['nothing', '', 'hs, hidden sort key, ntsh, number table sorting hidden, dtsh, date table sorting hidden'],
  ['nothing', '', 'anchor, anchors, shortcut, rp, ref, note, ref label, note label, bare url inline, webarchive'],
  [
    'nothing',
    '',
    'infobox, infobox *, navbox, navbox *, sidebar, sidebar *, taxobox, succession box, s-*, start box, end box',
  ],
  [
    'nothing',
    '',
    'use *, engvar*, short description, italic title, lowercase title, good article, featured article, featured list',
  ],
  ['nothing', '', 'displaytitle:*, defaultsort:*, defaultsort, authority control, commons*, portal*, sister project*'],
  [
    'nothing',
    '',
    'main, main article, see also, seealso, further, further information, details, about, for, other uses, hatnote',
  ],
  [
    'nothing',
    '',
    'redirect, redirect-*, distinguish, other people, more, clear, clr, -, clear left, clear right, toc, toc *',
  ],
  [
    'nothing',
    '',
    'tocright, tocleft, toclimit, horizontal toc, compact toc, col-begin, col-break, col-end, col-2, col-3, col-4',
  ],
  [
    'nothing',
    '',
    'col-float, col-float-break, col-float-end, col div, colbegin, colend, div col, div col end, multicol, multicol-*',
  ],
  [
    'nothing',
    '',
    'unreferenced*, refimprove*, more citations*, no footnotes, more footnotes*, multiple issues, orphan, cleanup*',
  ],
  [
    'nothing',
    '',
    'update*, expand*, blp *, original research, notability, current *, primary sources*, one source, *-stub, stub',
  ],
  [
    'nothing',
    '',
    'pp, pp-*, coord, location map*, osm location map, maplink, image, css image crop, multiple image, annotated image*',
  ],
  [
    'nothing',
    '',
    'color box, colorbox, screen reader-only, dynamic list, incomplete list, static row numbers, row hover highlight',
  ],
  [
    'nothing',
    '',
    'f1 driver results legend*, motorsport driver results legend*, table alignment, sticky header, import style, cs1 config, bots, nobots',
  ],
];

/** The templates that are read without being told. */
export const BUILT_IN_TEMPLATES: readonly WikitextTemplate[] = LINES.flatMap(([kind, text, names, group]) =>
  names.split(', ').map((template) => ({ template, kind, text, ...(group === undefined ? {} : { group }) })),
);
