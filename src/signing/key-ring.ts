/** What one process remembers of the signing keys: read again every minute, at once when told, and when it meets a key it does not know. */
import { type SigningKey, signerAmong } from './signing-key.ts';
import type { SigningKeyRows } from './signing-key-rows.ts';

const READ_EVERY_MS = 60_000;
/** Anybody can send a made-up `kid`; it costs one query in this time. */
const READ_FOR_UNKNOWN_MS = 5_000;

export interface KeyRing {
  keys(): Promise<readonly SigningKey[]>;
  /** Null for a key that is not ours or was revoked. */
  find(id: string): Promise<SigningKey | null>;
  signer(): Promise<SigningKey>;
  /** The keys have changed. */
  forget(): void;
}

export function createKeyRing(rows: SigningKeyRows, clock: () => Date): KeyRing {
  let kept: Promise<readonly SigningKey[]> | null = null;
  let readAt = 0;

  function read(ageMsMax: number): Promise<readonly SigningKey[]> {
    const now = clock().getTime();
    if (kept !== null && now - readAt < ageMsMax) return kept;
    const fresh = rows.read();
    [kept, readAt] = [fresh, now];
    fresh.catch(() => {
      if (kept === fresh) kept = null;
    });
    return fresh;
  }

  const findWithin = async (id: string, ageMsMax: number): Promise<SigningKey | null> =>
    (await read(ageMsMax)).find((key) => key.id === id && key.revokedAt === null) ?? null;

  return {
    keys: () => read(READ_EVERY_MS),
    find: async (id) => (await findWithin(id, READ_EVERY_MS)) ?? (await findWithin(id, READ_FOR_UNKNOWN_MS)),
    async signer() {
      const signer = signerAmong(await read(READ_EVERY_MS), clock());
      if (!signer) throw new Error('No signing key');
      return signer;
    },
    forget() {
      kept = null;
    },
  };
}
