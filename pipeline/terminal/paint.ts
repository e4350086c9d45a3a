import { styleText } from 'node:util';
import type { Effects } from '../effects.ts';

/** Colours by what they mean; each gives its text back, painted or as it is. */
export interface Paint {
  readonly heading: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly changed: (text: string) => string;
}

const same = (text: string) => text;

/** No colours. */
export const PLAIN: Paint = {
  heading: same,
  error: same,
  warning: same,
  info: same,
  added: same,
  removed: same,
  changed: same,
};

const styled = (style: Parameters<typeof styleText>[0]) => (text: string) =>
  styleText(style, text, { validateStream: false });

const COLOURED: Paint = {
  heading: styled('bold'),
  error: styled(['bold', 'red']),
  warning: styled('yellow'),
  info: styled('cyan'),
  added: styled('green'),
  removed: styled('red'),
  changed: styled('yellow'),
};

/**
 * Colours where they are wanted: `FORCE_COLOR` says so, or a terminal shows them and neither `NO_COLOR` nor `TERM=dumb` is
 * against it. `FORCE_COLOR=0` is against it too; an empty variable says nothing.
 */
export function paintFor(env: Effects['env'], isTerminal: boolean): Paint {
  const forced = env?.['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced === '0' || forced === 'false' ? PLAIN : COLOURED;
  const isRefused = (env?.['NO_COLOR'] ?? '') !== '' || env?.['TERM'] === 'dumb';
  return isTerminal && !isRefused ? COLOURED : PLAIN;
}
