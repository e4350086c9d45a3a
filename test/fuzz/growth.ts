/** Eight times the input takes eight times as long where time is linear, and 64 times where it is quadratic. */
const FACTOR = 8;
export const RATIO_AT_MOST = 24;
const ATTEMPTS = 2;
/** A ratio that is too high is measured again, up to so often: another process may have had the processor's caches. */
const MEASUREMENTS = 5;
/** Microseconds that the smaller text takes at least, so that the collector of garbage does not decide. */
const LONG_ENOUGH = 10_000;
/** Characters to begin with, and of the smaller text at most. */
const SIZE = 2000;
const SIZE_AT_MOST = 64_000;

/** How many times as long eight times the text takes, by the time of the processor, not that of the clock: the least measured. */
export function growthOf(textOf: (size: number) => string, read: (text: string) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < MEASUREMENTS && least >= RATIO_AT_MOST; turn += 1)
    least = Math.min(least, measuredGrowth(textOf, read));
  return least;
}

function measuredGrowth(textOf: (size: number) => string, read: (text: string) => unknown): number {
  let size = SIZE;
  while (timeOf(textOf(size), read) < LONG_ENOUGH && size < SIZE_AT_MOST) size *= 2;
  const time = Math.max(timeOf(textOf(size), read), LONG_ENOUGH);
  return timeOf(textOf(size * FACTOR), read) / time;
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
