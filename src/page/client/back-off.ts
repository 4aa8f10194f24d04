/** How long to wait before the next try: longer after every failure, up to a quarter of a minute. */

const SECONDS = [1, 2, 4, 8, 15] as const;

/** Milliseconds; `failures` counts from 1. */
export function backOff(failures: number): number {
  const at = Math.min(Math.max(failures, 1), SECONDS.length) - 1;
  return 1000 * (SECONDS[at] ?? SECONDS[0]);
}
