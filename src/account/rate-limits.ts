/**
 * How often a key may call in a minute, in all processes together. Each process leases a small part of the minute's allowance
 * by one statement and serves from it, so most requests cost no query and no more is ever handed out than there is.
 */
import type { Queries, Row } from '../store/database.ts';
import type { Caller } from './keys.ts';

const WINDOW_MS = 60_000;
/** A lease is a fiftieth: what a process that ends takes with it is not missed. */
const LEASES_PER_WINDOW = 50;
const KEYS_MAX = 10_000;

export interface Allowance {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

export interface RateLimits {
  /** Counts one request. */
  spend(caller: Pick<Caller, 'keyId' | 'rateLimitPerMinute'>): Promise<Allowance>;
  /** Deletes the windows that are over; answers how many. */
  sweep(): Promise<number>;
}

export interface RateLimitParts {
  readonly database: Queries;
  readonly clock: () => Date;
  /** For keys that have no limit of their own. */
  readonly perMinute: number;
}

/** What this process holds of a key's allowance. */
interface Share {
  left: number;
  /** Handed out to all processes when this one last asked. */
  used: number;
  leasing: Promise<void> | null;
}

interface Ask {
  readonly keyId: string;
  readonly windowStart: number;
  readonly limit: number;
}

export function createRateLimits({ database, clock, perMinute }: RateLimitParts): RateLimits {
  let current = { windowStart: 0, shares: new Map<string, Share>() };

  function shareOf({ keyId, windowStart }: Ask): Share {
    if (current.windowStart !== windowStart) current = { windowStart, shares: new Map() };
    const { shares } = current;
    const share = shares.get(keyId) ?? { left: 0, used: 0, leasing: null };
    const [oldest] = shares.keys();
    if (shares.size >= KEYS_MAX && oldest !== undefined && !shares.has(keyId)) shares.delete(oldest);
    shares.set(keyId, share);
    return share;
  }

  async function lease(share: Share, ask: Ask): Promise<void> {
    const { granted, used } = await selectLease(database, ask);
    share.left += granted;
    share.used = used;
  }

  return {
    async spend({ keyId, rateLimitPerMinute }) {
      const now = clock().getTime();
      const ask = { keyId, windowStart: now - (now % WINDOW_MS), limit: rateLimitPerMinute ?? perMinute };
      const share = shareOf(ask);
      while (share.left === 0 && share.used < ask.limit) {
        share.leasing ??= lease(share, ask).finally(() => {
          share.leasing = null;
        });
        await share.leasing;
      }
      const isAllowed = share.left > 0;
      if (isAllowed) share.left -= 1;
      return {
        isAllowed,
        limit: ask.limit,
        remaining: Math.max(0, ask.limit - share.used) + share.left,
        resetSeconds: Math.ceil((ask.windowStart + WINDOW_MS - now) / 1000),
      };
    },
    async sweep() {
      const over = new Date(clock().getTime() - 2 * WINDOW_MS);
      const sql = 'delete from rate_windows where window_start < $1 returning 1';
      return (await database.query(sql, [over])).length;
    },
  };
}

/** The last lease of a window may reach beyond the limit: that part is not granted. */
async function selectLease(
  queries: Queries,
  { keyId, windowStart, limit }: Ask,
): Promise<{ readonly granted: number; readonly used: number }> {
  const wanted = Math.max(1, Math.floor(limit / LEASES_PER_WINDOW));
  const [row] = await queries.query<Row & { readonly used: number }>(
    `insert into rate_windows as w (key_id, window_start, used) values ($1, $2, $3)
     on conflict (key_id, window_start) do update set used = w.used + $3 where w.used < $4
     returning used`,
    [keyId, new Date(windowStart), wanted, limit],
  );
  if (!row) return { granted: 0, used: limit };
  return { granted: Math.min(wanted, limit - (row.used - wanted)), used: Math.min(row.used, limit) };
}
