/** Writes down when a key was last seen: at most once a minute for each key, and never in a request's way. */
import type { Queries } from '../store/database.ts';
import type { KnownKey } from './known-key.ts';

const WRITE_EVERY_MS = 60_000;
const KEYS_MAX = 10_000;

export function createLastUse(queries: Queries, clock: () => Date): (key: KnownKey) => void {
  const written = new Map<string, number>();

  /** Another process may have written it meanwhile. What fails is written at the next call. */
  async function write(keyId: string, now: Date): Promise<void> {
    const sql = `update api_keys set last_used_at = $2
                 where id = $1 and (last_used_at is null or last_used_at <= $3)`;
    await queries
      .query(sql, [keyId, now, new Date(now.getTime() - WRITE_EVERY_MS)])
      .catch(() => written.delete(keyId));
  }

  return ({ keyId, lastUsedAt }) => {
    const now = clock();
    const last = Math.max(written.get(keyId) ?? 0, lastUsedAt?.getTime() ?? 0);
    if (now.getTime() - last < WRITE_EVERY_MS) return;
    if (written.size >= KEYS_MAX) written.clear();
    written.set(keyId, now.getTime());
    void write(keyId, now);
  };
}
