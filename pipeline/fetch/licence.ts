import type { Licence } from './answers.ts';

/**
 * The usual short name of a licence: `https://creativecommons.org/licenses/by-sa/4.0/` gives `CC BY-SA 4.0`. Another licence
 * keeps the name that the wiki gives it; null where it names none.
 */
export function licenceName({ url, title }: Licence): string | null {
  const { kind, version } =
    /^(?:https?:)?\/\/creativecommons\.org\/licenses\/(?<kind>[a-z-]+)\/(?<version>\d\.\d)(?:\/|$)/.exec(url ?? '')
      ?.groups ?? {};
  if (kind !== undefined && version !== undefined) return `CC ${kind.toUpperCase()} ${version}`;
  return title || url || null;
}
