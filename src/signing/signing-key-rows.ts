/** The signing keys in the database: made there under a lock, their private halves sealed with the master key and destroyed once they sign no more. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { newId } from '../ids.ts';
import { type Database, notify, type Queries, type Row } from '../store/database.ts';
import type { MasterKey } from '../store/seal.ts';
import { isRetired, type SigningKey } from './signing-key.ts';

/** Tells every process that the keys are others than before. */
export const SIGNING_KEYS_CHANGED = 'vouch_signing_keys';

export interface SigningKeyRows {
  /** Every key, the oldest first; there is always one that signs. */
  read(): Promise<readonly SigningKey[]>;
  create(signsFrom: Date): Promise<SigningKey>;
  /** False when there is no such key. When it was the one that signs, the next one does at once. */
  revoke(id: string): Promise<boolean>;
}

export interface SigningKeyParts {
  readonly database: Database;
  readonly masterKey: MasterKey;
  readonly clock: () => Date;
}

interface StoredKey extends Row {
  readonly id: string;
  readonly public: Uint8Array;
  readonly sealed: Uint8Array | null;
  readonly createdAt: Date;
  readonly signsFrom: Date;
  readonly revokedAt: Date | null;
}

const SELECT = `select id, public_key as public, sealed_private_key as sealed, created_at as "createdAt",
  signs_from as "signsFrom", revoked_at as "revokedAt" from signing_keys order by signs_from, id`;

export function createSigningKeyRows({ database, masterKey, clock }: SigningKeyParts): SigningKeyRows {
  const open = ({ public: bytes, sealed, ...key }: StoredKey): SigningKey => ({
    ...key,
    publicKey: createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' }),
    privateKey: sealed && openPrivate(masterKey.open(sealed, key.id)),
  });

  async function insert(tx: Queries, signsFrom: Date): Promise<SigningKey> {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const createdAt = clock();
    const id = newId('sig', createdAt);
    const sealed = masterKey.seal(privateKey.export({ format: 'der', type: 'pkcs8' }), id);
    await tx.query(
      `insert into signing_keys (id, public_key, sealed_private_key, created_at, signs_from)
       values ($1, $2, $3, $4, $5)`,
      [id, publicKey.export({ format: 'der', type: 'spki' }), sealed, createdAt, signsFrom],
    );
    await notify(tx, SIGNING_KEYS_CHANGED);
    return { id, publicKey, privateKey, createdAt, signsFrom, revokedAt: null };
  }

  /** Two processes that both find no key end with one. */
  function ensureSigner(): Promise<void> {
    return database.transaction(async (tx) => {
      await tx.query('lock table signing_keys in exclusive mode');
      if (!hasSigner(await tx.query<StoredKey>(SELECT))) await insert(tx, clock());
    });
  }

  return {
    async read() {
      const found = await database.query<StoredKey>(SELECT);
      if (!hasSigner(found)) await ensureSigner();
      const keys = (hasSigner(found) ? found : await database.query<StoredKey>(SELECT)).map(open);
      const retired = keys.filter((key) => isRetired(key, keys, clock())).map(({ id }) => id);
      if (retired.length > 0)
        await database.query('update signing_keys set sealed_private_key = null where id = any($1)', [
          retired,
        ]);
      return keys;
    },
    create: (signsFrom) => database.transaction((tx) => insert(tx, signsFrom)),
    revoke: (id) =>
      database.transaction(async (tx) => {
        await tx.query('lock table signing_keys in exclusive mode');
        const sql = `update signing_keys set revoked_at = coalesce(revoked_at, $2), sealed_private_key = null
                     where id = $1 returning id`;
        if ((await tx.query(sql, [id, clock()])).length === 0) return false;
        if (!hasSigner(await tx.query<StoredKey>(SELECT))) await insert(tx, clock());
        await notify(tx, SIGNING_KEYS_CHANGED);
        return true;
      }),
  };
}

function openPrivate(bytes: Buffer): KeyObject {
  return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
}

function hasSigner(keys: readonly StoredKey[]): boolean {
  return keys.some(({ sealed }) => sealed !== null);
}
