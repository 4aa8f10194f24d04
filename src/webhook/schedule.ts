/** When a delivery that was not taken is tried again: ten tries over about 75 hours, spread by jitter, later where the receiver asks for it. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RETRY_DELAYS_MS = [
  5000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
] as const;
const JITTER = 0.1;
const PATIENCE_MS_MAX = 24 * HOUR_MS;

/** Milliseconds until the next try after `attempts` failed ones; null when it was the last. */
export function retryDelayMs(attempts: number, random = Math.random()): number | null {
  const delay = RETRY_DELAYS_MS[attempts - 1];
  return delay === undefined ? null : Math.round(delay * (1 + JITTER * random));
}

/** Never earlier than scheduled; what `retryAfter` asks for beyond that is granted up to a day. Null after the last try. */
export function nextAttemptAt(
  now: Date,
  { attempts, retryAfter }: { readonly attempts: number; readonly retryAfter: string | null },
): Date | null {
  const scheduled = retryDelayMs(attempts);
  if (scheduled === null) return null;
  const asked = retryAfter === null ? 0 : Math.min(askedMs(now, retryAfter), PATIENCE_MS_MAX);
  return new Date(now.getTime() + Math.max(scheduled, asked));
}

/** Retry-After is a number of seconds or an HTTP date (RFC 9110 §10.2.3); whatever else it says asks for nothing. */
function askedMs(now: Date, retryAfter: string): number {
  const text = retryAfter.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = /GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? 0 : at - now.getTime();
}
