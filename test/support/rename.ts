import { doubleMetaphone } from 'double-metaphone';
import { distance } from 'fastest-levenshtein';
import { splitPersonName } from '../../parsers/cell/person-name.ts';
import { countryIdOfCode } from '../../parsers/country/codes.ts';
import { slug, toAscii } from '../../parsers/text/fold.ts';
import type { TableName } from '../../schemas/dataset/tables.ts';
import type { AnyRow } from './rows.ts';
import { type Seeded, seeded } from './seeded.ts';
import { mapRows, rowsIn, type WholeDataset } from './whole-dataset.ts';

/** Other names for the drivers, teams, classes and circuits of some articles. */
export interface Renaming {
  readonly seed: number;
  /** A text with every word of a name replaced, wherever it stands; as long as before. */
  readonly text: (text: string) => string;
  /** What the renamed articles must give: the dataset with every name and every id made of names replaced. */
  readonly expected: (original: WholeDataset, renamed: WholeDataset) => WholeDataset;
}

/**
 * Letters change places with letters of their kind, everywhere alike, so that names stay pronounceable and as long as
 * they were, marks and capitals stay where they are, and two spellings stay as near to each other as they were.
 */
const KINDS_OF_LETTERS = ['aeiou', 'bdgkptc', 'lrmnhjy', 'fqsvwxz'];

/** Columns in which names of these kinds stand. */
const NAME_COLUMNS: readonly (readonly [TableName, string])[] = [
  ['class', 'class_code'],
  ['race', 'circuit_text'],
  ['race', 'results_circuit_text'],
  ['entry', 'team_text'],
  ['class_win', 'team_text'],
  ['team_standing', 'team_text'],
  ['driver_standing_team', 'team_text'],
  ['entry_driver', 'driver_text'],
  ['class_win_driver', 'driver_text'],
  ['driver_standing', 'driver_text'],
];

/** Words of names that also say something in tables and sentences, are no name by themselves, or stand for others. */
const KEPT_WORDS = new Set(
  [
    'American Le Mans Series Team Teams Racing Racers Motor Motorsport Motorsports Sport Sports Autosport Car Race Total',
    'Competition Comp Competizione Equipe Scuderia Endurance Squadron International Group Club Champion Tire Tires',
    'Circuit Course Raceway Park Street Streets The Of And Inc LLC Ltd Limited SRL Corporation',
    'Jr Sr II III IV Da Das De Del Della Den Der Di Do Dos Du La Ten Ter Van Von Zu',
    // Names that are the initials of others, and what they stand for.
    'ROC Organisation TRG Racer',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);

/** Fields of an infobox, which are not written as the classes are. */
const FIELD_WORDS: ReadonlySet<string> = new Set(['Gt', 'Lmp']);

/** Letters without figures: `GT` in `F430GT` is the word of the class GT. */
const WORD = /[\p{L}\p{M}]+/gu;
/** About one in several hundred shuffles will do, so this is only against a loop without end. */
const TRIES_AT_MOST = 100_000;

/** Makes up names for all that a dataset names, out of a seed; `articles` are the texts that it was read from. */
export function renamingOf(dataset: WholeDataset, articles: Iterable<string>, seed: number): Renaming {
  const random = seeded(seed);
  const renamed = wordsOfNames(dataset);
  const near = nearNames(renamed);
  const otherWords = new Set(KEPT_WORDS);
  for (const article of articles) {
    for (const [word] of article.matchAll(WORD)) if (!isRenamed(word, renamed)) otherWords.add(keyOf(word));
  }
  for (let tries = 0; tries < TRIES_AT_MOST; tries += 1) {
    const letters = shuffledLetters(random);
    const text = (given: string) => given.replace(WORD, (word) => renamedWord(word, renamed, letters));
    if (isUsable(renamed, otherWords, letters) && near.every(([one, other]) => soundTheSame(one, other, letters)))
      return { seed, text, expected: (original, given) => renamedDataset(original, given, text) };
  }
  throw new Error(`seed ${seed}: no names found in ${TRIES_AT_MOST} tries`);
}

/**
 * The words that are replaced, lower-case and without marks. Single letters are initials, unless they are a class. First
 * names stay: which are common, and which are short for another, is knowledge of real names.
 */
function wordsOfNames(dataset: WholeDataset): Set<string> {
  const words = new Set<string>();
  const firstNames = new Set(
    NAME_COLUMNS.filter(([, column]) => column === 'driver_text').flatMap(([table, column]) =>
      rowsIn(dataset, table).flatMap((row) => wordsOf(splitPersonName(String(row[column])).firstName).map(keyOf)),
    ),
  );
  for (const [table, column] of NAME_COLUMNS) {
    for (const word of rowsIn(dataset, table).flatMap((row) => wordsOf(row[column]))) {
      const isInitial = word.length < 2 && column !== 'class_code';
      const isNation = /^[A-Z]{3}$/.test(word) && countryIdOfCode(word) !== undefined;
      const isKept = KEPT_WORDS.has(keyOf(word)) || firstNames.has(keyOf(word));
      if (/^\p{Lu}/u.test(word) && !isInitial && !isNation && !isKept) words.add(keyOf(word));
    }
  }
  return withLongerOnes(words, dataset);
}

/** `GT` and `GTC` of two chassis stay alike where GT is a class. */
function withLongerOnes(words: Set<string>, dataset: WholeDataset): Set<string> {
  const classWords = rowsIn(dataset, 'class').flatMap((row) => wordsOf(row['class_code']).map(keyOf));
  for (const word of rowsIn(dataset, 'chassis').flatMap((row) => wordsOf(row['name']).map(keyOf)))
    if (classWords.some((start) => words.has(start) && start.length > 1 && word.startsWith(start))) words.add(word);
  return words;
}

function wordsOf(value: AnyRow[string] | undefined): string[] {
  return [...String(value ?? '').matchAll(WORD)].map(([word]) => word);
}

function keyOf(word: string): string {
  return toAscii(word).toLowerCase();
}

function isRenamed(word: string, renamed: ReadonlySet<string>): boolean {
  if (FIELD_WORDS.has(word)) return false;
  return /^\p{Lu}/u.test(word) && (renamed.has(keyOf(word)) || isPossessive(word, renamed));
}

/** Prose writes `Bergmeisters third GT2 title`. */
function isPossessive(word: string, renamed: ReadonlySet<string>): boolean {
  return /\p{Ll}s$/u.test(word) && !renamed.has(keyOf(word)) && renamed.has(keyOf(word.slice(0, -1)));
}

function renamedWord(word: string, renamed: ReadonlySet<string>, letters: ReadonlyMap<string, string>): string {
  if (!isRenamed(word, renamed)) return word;
  const end = isPossessive(word, renamed) ? word.length - 1 : word.length;
  return otherLetters(word.slice(0, end), letters) + word.slice(end);
}

function otherLetters(word: string, letters: ReadonlyMap<string, string>): string {
  return [...word.normalize('NFD')]
    .map((letter) => {
      const other = letters.get(letter.toLowerCase()) ?? letter;
      return letter === letter.toLowerCase() ? other : other.toUpperCase();
    })
    .join('')
    .normalize('NFC');
}

/** Every letter becomes another one of its kind. */
function shuffledLetters(random: Seeded): Map<string, string> {
  const letters = new Map<string, string>();
  for (const kind of KINDS_OF_LETTERS) {
    const others = [...kind];
    for (let last = others.length - 1; last > 0; last -= 1) {
      const at = random.below(last);
      const moved = others[at] ?? '';
      others[at] = others[last] ?? '';
      others[last] = moved;
    }
    [...kind].forEach((letter, index) => {
      letters.set(letter, others[index] ?? letter);
    });
  }
  return letters;
}

/** New words must not mean anything: no word that stays, no nation code; and a letter with a mark must exist. */
function isUsable(
  renamed: ReadonlySet<string>,
  otherWords: ReadonlySet<string>,
  letters: ReadonlyMap<string, string>,
): boolean {
  if (otherLetters('çšãö', letters).length !== 4) return false;
  return [...renamed].every((word) => {
    const other = otherLetters(word, letters);
    return !otherWords.has(other) && countryIdOfCode(other.toUpperCase()) === undefined;
  });
}

/** Pairs of words that one letter tells apart and that sound the same. */
function nearNames(renamed: ReadonlySet<string>): [string, string][] {
  const words = [...renamed].filter((word) => word.length > 5);
  return words.flatMap((one, index) =>
    words.slice(index + 1).flatMap((other): [string, string][] => {
      const isNear = distance(one, other) === 1 && doubleMetaphone(one)[0] === doubleMetaphone(other)[0];
      return isNear ? [[one, other]] : [];
    }),
  );
}

/** Whether two near names that sound the same still do, which is part of how near they are. */
function soundTheSame(one: string, other: string, letters: ReadonlyMap<string, string>): boolean {
  return doubleMetaphone(otherLetters(one, letters))[0] === doubleMetaphone(otherLetters(other, letters))[0];
}

const ENTITY_KINDS = ['driver', 'team', 'circuit', 'chassis', 'engine'] as const satisfies readonly TableName[];
const NAME_PARTS = ['name', 'name_ascii', 'first_name', 'last_name'];

function renamedDataset(original: WholeDataset, given: WholeDataset, text: (given: string) => string): WholeDataset {
  const idParts = new Map<string, string>();
  const add = (part: string, other: string) => {
    if ((idParts.get(part) ?? other) !== other) throw new Error(`'${part}' is the id of two names`);
    idParts.set(part, other);
  };
  for (const row of rowsIn(original, 'class')) {
    const code = String(row['class_code']);
    if (code !== '-') add(slug(code), slug(text(code)));
  }
  const entityOf = spellings(given);
  for (const [spelling, entityId] of spellings(original)) {
    const [kind = '', rawName = ''] = spelling.split('\n');
    add(entityId, entityOf.get(`${kind}\n${text(rawName)}`) ?? `none for ${text(rawName)}`);
  }
  const id = (of: string) =>
    of
      .split('/')
      .map((part) => {
        const [name = '', ...twin] = part.split('~');
        return [idParts.get(name) ?? text(name), ...twin].join('~');
      })
      .join('/');
  return mapRows(original, (table, row) => {
    if (table === 'country' || table === 'country_code') return row;
    const isOfCountry = table.startsWith('name_') && row['kind'] === 'country';
    return changedTexts(row, (column, value) => {
      if (column.endsWith('country_id') || isOfCountry) return value;
      const isFigure = column === 'published' || column === 'expected';
      return column.endsWith('_id') ? id(value) : ((isFigure ? idParts.get(value) : undefined) ?? text(value));
    });
  });
}

/** Kind and spelling to the entity that the spelling stands for, countries left out. */
function spellings(dataset: WholeDataset): Map<string, string> {
  const kinds: readonly unknown[] = ENTITY_KINDS;
  const rows = rowsIn(dataset, 'name_decision').filter(
    (row) => kinds.includes(row['kind']) && row['judgement'] === 'same',
  );
  return new Map(rows.map((row) => [`${row['kind']}\n${row['raw_name']}`, String(row['entity_id'])]));
}

/**
 * A dataset without what the order of letters decides: which of two equally frequent spellings is shown, which of two
 * names that may be one comes first, and how the reasons are worded. Names that sound alike no longer do, so that
 * near misses that were kept apart are left out.
 */
export function withoutAlphabet(dataset: WholeDataset): WholeDataset {
  const entityOf = spellings(dataset);
  const counts = new Map<string, number>();
  for (const entityId of entityOf.values()) counts.set(entityId, (counts.get(entityId) ?? 0) + 1);
  return mapRows(dataset, (table, row) => {
    if (table === 'name_decision') {
      if (row['judgement'] === 'different') return null;
      const pair = [row['entity_id'], entityOf.get(`${row['kind']}\n${row['raw_name']}`)].map(String).sort();
      const rawName = row['judgement'] === 'same' ? (row['raw_name'] ?? null) : null;
      return {
        kind: row['kind'] ?? null,
        judgement: row['judgement'] ?? null,
        raw_name: rawName,
        pair: pair.join(' '),
      };
    }
    if (table === 'finding') {
      const isOfPair = row['code'] === 'name-unresolved';
      return {
        ...row,
        message: null,
        ...(isOfPair ? { finding_id: null, season_id: null, source_id: null, line: null } : {}),
      };
    }
    const isShown = ENTITY_KINDS.some((kind) => kind === table);
    if (!isShown || counts.get(String(row[`${table}_id`])) === 1) return row;
    return Object.fromEntries(Object.entries(row).filter(([column]) => !NAME_PARTS.includes(column)));
  });
}

function changedTexts(row: AnyRow, change: (column: string, value: string) => string): AnyRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === 'string' ? change(column, value) : value]),
  );
}
