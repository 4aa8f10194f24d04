/** What one process remembers of a key that calls: for half a second, and not beyond a change that it is told of. So a poll costs no query, and a revocation is effective everywhere within a second. */
import type { Caller } from './keys.ts';

const KEEP_MS = 500;
const KEYS_MAX = 10_000;

export interface KnownKey extends Caller {
  readonly hash: Uint8Array;
  readonly lastUsedAt: Date | null;
}

export interface KnownKeys {
  /** `name` says which key, and `read` how to find it. Null for one that is not good. */
  get(name: string, read: () => Promise<KnownKey | null>): Promise<KnownKey | null>;
  /** A key has changed. */
  forget(): void;
}

export function createKnownKeys(clock: () => Date): KnownKeys {
  const kept = new Map<string, { readonly at: number; readonly key: Promise<KnownKey | null> }>();

  function remember(name: string, key: Promise<KnownKey | null>): void {
    const entry = { at: clock().getTime(), key };
    const drop = (): void => {
      if (kept.get(name) === entry) kept.delete(name);
    };
    const [oldest] = kept.keys();
    if (kept.size >= KEYS_MAX && oldest !== undefined) kept.delete(oldest);
    kept.delete(name);
    kept.set(name, entry);
    key.then((found) => found ?? drop(), drop);
  }

  return {
    async get(name, read) {
      const known = kept.get(name);
      const isFresh = known && Math.abs(clock().getTime() - known.at) < KEEP_MS;
      const reading = isFresh ? known.key : read();
      if (!isFresh) remember(name, reading);
      const key = await reading;
      return key && isGood(key, clock()) ? key : null;
    },
    forget: () => kept.clear(),
  };
}

function isGood({ expiresAt }: KnownKey, now: Date): boolean {
  return expiresAt === null || now < expiresAt;
}
