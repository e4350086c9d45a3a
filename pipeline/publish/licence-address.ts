/**
 * Where the text of a Creative Commons licence is found, by its usual short name: `CC BY-SA 4.0` gives
 * `https://creativecommons.org/licenses/by-sa/4.0/`. Null for any other name.
 */
export function licenceAddress(name: string): string | null {
  const { kind, version } = /^CC (?<kind>BY(?:-[A-Z]{2}){0,2}) (?<version>\d\.\d)$/.exec(name)?.groups ?? {};
  if (kind === undefined || version === undefined) return null;
  return `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
}
