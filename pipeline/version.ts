import { readFileSync } from 'node:fs';

/** The version of the program, from its package.json. */
export function version(): string {
  // What is built lies one folder deeper than its source.
  for (const place of ['../package.json', '../../package.json']) {
    const found = versionIn(new URL(place, import.meta.url));
    if (found !== null) return found;
  }
  return 'unknown';
}

function versionIn(file: URL): string | null {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof json === 'object' && json !== null && 'version' in json ? String(json.version) : null;
  } catch {
    return null;
  }
}
