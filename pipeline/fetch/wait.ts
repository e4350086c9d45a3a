import { ActionErrors } from './answers.ts';

/** What of an answer says whether to wait. */
export interface Busy {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** How long to wait before a request is sent again, and why. */
export interface Wait {
  readonly milliseconds: number;
  readonly reason: string;
}

/** What a server that is behind its database names as the least to wait. */
const LEAST = 5000;

/**
 * The wait that an answer asks for; null where it asks for none. 429 and 503, and the errors `maxlag` and `ratelimited` of
 * the action API, which come with status 200. At least what `Retry-After` names, and longer from attempt to attempt.
 * `attempt` counts from 0, `now` is in milliseconds since 1970.
 */
export function waitOf(answer: Busy, attempt: number, now: number): Wait | null {
  const reason = reasonOf(answer);
  if (reason === null) return null;
  const named = retryAfter(answer.headers.get('retry-after'), now);
  return { milliseconds: Math.max(named ?? LEAST, 1000 * 2 ** Math.min(attempt, 6)), reason };
}

function reasonOf({ status, json }: Busy): string | null {
  if (status === 429) return 'too many requests';
  if (status === 503) return 'out of service for now';
  const errors = ActionErrors.safeParse(json).data ?? [];
  if (errors.some(({ code }) => code === 'maxlag')) return 'its database lags behind';
  return errors.some(({ code }) => code === 'ratelimited') ? 'too many requests' : null;
}

/** Milliseconds of `Retry-After`: `120`, or `Wed, 21 Oct 2026 07:28:00 GMT`. Null where it names none. */
function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const date = /^[A-Z][a-z]+, /.test(value.trim()) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
