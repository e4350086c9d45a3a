/** True for the classes of a table that is an infobox, today and years ago: `infobox vcard`, `toccolours vevent`. */
export function isInfoboxClass(classes: string): boolean {
  return classes.split(/\s+/).some((name) => name === 'infobox' || name === 'vevent' || name === 'vcard');
}
