import { parsePointsCell, parseTotal } from '../cell/points-cell.ts';
import { parsePosition } from '../cell/position.ts';

/** What a column of a table holds. */
export type ColumnRole =
  | 'position'
  | 'team'
  | 'driver'
  | 'manufacturer'
  | 'nation'
  | 'chassis'
  | 'engine'
  | 'points'
  | 'total'
  | 'round'
  | 'race'
  | 'length'
  | 'circuit'
  | 'location'
  | 'date'
  | 'link'
  | 'winner'
  | 'number'
  | 'tyre'
  | 'rounds'
  | 'class'
  | 'unknown';

/** The words that headers use, in the field's terms; whole header, case and full stops ignored. */
const HEADER_WORDS: Readonly<Record<string, ColumnRole>> = {
  pos: 'position',
  position: 'position',
  place: 'position',
  plc: 'position',
  rank: 'position',
  '#': 'position',
  team: 'team',
  teams: 'team',
  entrant: 'team',
  'entrant/team': 'team',
  'team/entrant': 'team',
  driver: 'driver',
  drivers: 'driver',
  'driver name': 'driver',
  rider: 'driver',
  riders: 'driver',
  constructors: 'manufacturer',
  manufacturer: 'manufacturer',
  manufacturers: 'manufacturer',
  marque: 'manufacturer',
  make: 'manufacturer',
  nat: 'nation',
  nation: 'nation',
  nationality: 'nation',
  country: 'nation',
  flag: 'nation',
  chassis: 'chassis',
  car: 'chassis',
  engine: 'engine',
  total: 'total',
  'total points': 'total',
  points: 'total',
  pts: 'total',
  rnd: 'round',
  rd: 'round',
  round: 'round',
  'round no': 'round',
  no: 'round',
  race: 'race',
  event: 'race',
  'grand prix': 'race',
  'race title': 'race',
  'race name': 'race',
  length: 'length',
  duration: 'length',
  distance: 'length',
  circuit: 'circuit',
  track: 'circuit',
  venue: 'circuit',
  location: 'location',
  city: 'location',
  date: 'date',
  class: 'class',
  classes: 'class',
  results: 'link',
  result: 'link',
  report: 'link',
  reports: 'link',
};

/** The role that a header's text names, `unknown` where it is not in the field's vocabulary. */
export function roleOfHeader(header: string): ColumnRole {
  const words = header
    .toLowerCase()
    .replace(/\.$/, '')
    .split('/')
    .map((part) => part.trim())
    .join('/')
    .replace(/\s+/g, ' ')
    .replace(/^constructor$/, 'constructors');
  return Object.hasOwn(HEADER_WORDS, words) ? (HEADER_WORDS[words] ?? 'unknown') : 'unknown';
}

/** True where a header names one race: `Rd1`, `Rd 10`, `R3`, `Round 2`. */
export function roundOfHeader(header: string): number | null {
  const number = /^(?:rd|rnd|r|round|race)\.? ?(?<number>\d{1,3})$/i.exec(header.trim())?.groups?.['number'];
  return number === undefined ? null : Number(number);
}

/** Whether a text can stand in a column of that role; an empty cell can stand under a race and in a text column. */
export function fits(role: ColumnRole, text: string): boolean {
  switch (role) {
    case 'position':
      return parsePosition(text) !== null;
    case 'round':
      return /^\d{1,3}$/.test(text);
    case 'points':
      return text === '' || parsePointsCell(text) !== null;
    case 'total':
      return parseTotal(text) !== null;
    case 'team':
    case 'driver':
    case 'manufacturer':
      return /\p{L}/u.test(text) && parsePosition(text) === null;
    case 'chassis':
    case 'engine':
    case 'nation':
      return text === '' || /\p{L}/u.test(text);
    case 'race':
    case 'circuit':
    case 'location':
      return /\p{L}/u.test(text);
    case 'date':
      return text === '' || /\d/.test(text);
    case 'length':
    case 'link':
    case 'winner':
    case 'number':
    case 'tyre':
    case 'rounds':
    case 'class':
    case 'unknown':
      return true;
  }
}
