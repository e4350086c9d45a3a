/** Eight times the input takes eight times as long where time is linear, and 64 times where it is quadratic. */
const FACTOR = 8;
export const RATIO_AT_MOST = 24;
const ATTEMPTS = 2;
/** A growth that is too high is measured again, up to so often: another process may have had the processor's caches. */
const MEASUREMENTS = 5;
/** Microseconds that the smaller text takes at least, so that the collector of garbage does not decide. */
const LONG_ENOUGH = 10_000;
/** Characters to begin with, and of the smaller text at most. */
const SIZE = 2000;
const SIZE_AT_MOST = 64_000;

/**
 * How many times as long eight times the text takes, by the time of the processor, not that of the clock. Both times are the
 * fewest of all measurements, so that neither a slow one of the larger text counts nor one of the smaller.
 */
export function growthOf(textOf: (size: number) => string, read: (text: string) => unknown): number {
  let size = SIZE;
  while (timeOf(textOf(size), read) < LONG_ENOUGH && size < SIZE_AT_MOST) size *= 2;
  const [smaller, larger] = [textOf(size), textOf(size * FACTOR)];
  let [ofSmaller, ofLarger] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let growth = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < MEASUREMENTS && growth >= RATIO_AT_MOST; turn += 1) {
    ofSmaller = Math.min(ofSmaller, timeOf(smaller, read));
    ofLarger = Math.min(ofLarger, timeOf(larger, read));
    growth = ofLarger / Math.max(ofSmaller, LONG_ENOUGH);
  }
  return growth;
}

/** Microseconds, the fewest of some attempts: whatever else the machine does only adds to them. */
function timeOf(text: string, read: (text: string) => unknown): number {
  const times = Array.from({ length: ATTEMPTS }, () => {
    const start = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...times);
}
