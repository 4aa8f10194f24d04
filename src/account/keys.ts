/** API keys: shown once, kept as SHA-256, bound to an account and a mode, limited by scopes and by time, revocable at once. */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { newId } from '../ids.ts';
import { type Database, notify, type Queries } from '../store/database.ts';
import {
  insertKey,
  type KeyOwner,
  type KeyPage,
  lockKey,
  selectKey,
  selectKeyPage,
  selectKeys,
  selectKnownKey,
} from './key-rows.ts';
import { createKnownKeys, type KnownKey } from './known-key.ts';
import { createLastUse } from './last-use.ts';

export const MODES = ['live', 'test'] as const;
export type Mode = (typeof MODES)[number];

/** What a key may do, and what it is called in the OpenAPI document. */
export const SCOPE_MEANINGS = {
  'sessions:write': 'make, cancel and erase sessions, and send their images',
  'sessions:read': 'read sessions and events',
  'images:read': 'read the images of sessions',
  'webhooks:write': 'change webhook endpoints, send deliveries again',
  'webhooks:read': 'read webhook endpoints and deliveries',
  'account:write': "change the account's settings and keys",
  'account:read': "read the account's settings and keys",
} as const;
export type Scope = keyof typeof SCOPE_MEANINGS;
export const SCOPES = Object.keys(SCOPE_MEANINGS) as [Scope, ...Scope[]];

export interface ApiKey {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly mode: Mode;
  readonly scopes: readonly Scope[];
  readonly lastFour: string;
  readonly createdAt: Date;
  /** Null: never. */
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  /** The key that took its place. */
  readonly replacedBy: string | null;
  /** Null: the service's own limit. */
  readonly rateLimitPerMinute: number | null;
}

export interface NewKey {
  readonly accountId: string;
  readonly name: string;
  readonly mode: Mode;
  readonly scopes: readonly Scope[];
  /** The key's text, when the operator chose it. */
  readonly text?: string | undefined;
  readonly lifetimeMs?: number | undefined;
  readonly rateLimitPerMinute?: number | null | undefined;
}

/** `text` is the key itself; it can never be shown again. */
export interface MadeKey {
  readonly key: ApiKey;
  readonly text: string;
}

export interface Caller {
  readonly keyId: string;
  readonly accountId: string;
  readonly livemode: boolean;
  readonly scopes: readonly Scope[];
  readonly features: readonly string[];
  readonly rateLimitPerMinute: number | null;
  readonly expiresAt: Date | null;
}

export interface Keys {
  create(tx: Queries, key: NewKey): Promise<MadeKey>;
  /** Makes a key with the same rights; the old one lives on for the overlap. `ended`: it is revoked, expired or replaced already. */
  rotate(id: string, overlapMs: number): Promise<MadeKey | 'unknown' | 'ended'>;
  list(): Promise<ApiKey[]>;
  /** Of one owner, the newest first. */
  page(page: KeyPage): Promise<ApiKey[]>;
  find(wanted: KeyOwner & { readonly id: string }): Promise<ApiKey | null>;
  /** False when there is no such key. */
  revoke(id: string): Promise<boolean>;
  /** Who calls with this text; null for a key that is not known, was revoked or has expired. */
  recognise(text: string): Promise<Caller | null>;
  /** The same by the key's id, for what was made out of the key. */
  recogniseId(id: string): Promise<Caller | null>;
  /** The same by both: the id is no secret, the text is. */
  recogniseClient(id: string, text: string): Promise<Caller | null>;
  /** Hears of changes that other processes make. */
  watch(): Promise<void>;
}

/** Tells every process that a key, or what its account may do, is another than before. */
const KEYS_CHANGED = 'vouch_keys';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const RANDOM_LETTERS = 32;

export function createKeys({ database, clock }: { database: Database; clock: () => Date }): Keys {
  const known = createKnownKeys(clock);
  const noteUse = createLastUse(database, clock);

  async function seen(finding: Promise<KnownKey | null>): Promise<KnownKey | null> {
    const key = await finding;
    if (key) noteUse(key);
    return key;
  }
  const byHash = (hash: string) => known.get(hash, () => selectKnownKey(database, 'hash', hash));
  const byId = (id: string) => known.get(id, () => selectKnownKey(database, 'id', id));

  async function create(
    tx: Queries,
    { text: chosen, lifetimeMs, rateLimitPerMinute = null, ...wanted }: NewKey,
  ): Promise<MadeKey> {
    const text = chosen ?? newKeyText(wanted.mode);
    const createdAt = clock();
    const key: ApiKey = {
      id: newId('key', createdAt),
      ...wanted,
      lastFour: text.slice(-4),
      createdAt,
      expiresAt: lifetimeMs === undefined ? null : new Date(createdAt.getTime() + lifetimeMs),
      lastUsedAt: null,
      revokedAt: null,
      replacedBy: null,
      rateLimitPerMinute,
    };
    await insertKey(tx, key, hashOf(text));
    return { key, text };
  }

  /** Told in the same transaction, and known here before anybody is answered. */
  async function change<Result>(work: (tx: Queries) => Promise<Result>): Promise<Result> {
    const result = await database.transaction(async (tx) => {
      const done = await work(tx);
      await notify(tx, KEYS_CHANGED);
      return done;
    });
    known.forget();
    return result;
  }

  return {
    create,
    rotate: (id, overlapMs) =>
      change(async (tx) => {
        const old = await lockKey(tx, id);
        if (!old) return 'unknown';
        if (hasEnded(old, clock())) return 'ended';
        const { accountId, name, mode, scopes, rateLimitPerMinute } = old;
        const lifetimeMs = lifetimeMsOf(old);
        const made = await create(tx, { accountId, name, mode, scopes, rateLimitPerMinute, lifetimeMs });
        await tx.query(
          'update api_keys set replaced_by = $2, expires_at = least(expires_at, $3) where id = $1',
          [id, made.key.id, new Date(clock().getTime() + overlapMs)],
        );
        return made;
      }),
    list: () => selectKeys(database),
    page: (page) => selectKeyPage(database, page),
    find: (wanted) => selectKey(database, wanted),
    revoke: (id) =>
      change(async (tx) => {
        const sql = 'update api_keys set revoked_at = coalesce(revoked_at, $2) where id = $1 returning id';
        return (await tx.query(sql, [id, clock()])).length > 0;
      }),
    recognise: (text) => seen(byHash(hashOf(text).toString('hex'))),
    recogniseId: (id) => seen(byId(id)),
    async recogniseClient(id, text) {
      const key = await byId(id);
      if (!key || !timingSafeEqual(key.hash, hashOf(text))) return null;
      noteUse(key);
      return key;
    },
    watch: () => database.listen(KEYS_CHANGED, known.forget),
  };
}

function newKeyText(mode: Mode): string {
  const random = Array.from({ length: RANDOM_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `dk_${mode}_${random}`;
}

/** The index looks up a hash of the key, so the time it takes tells nothing about the key. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function hasEnded({ revokedAt, replacedBy, expiresAt }: ApiKey, now: Date): boolean {
  return revokedAt !== null || replacedBy !== null || (expiresAt !== null && expiresAt <= now);
}

/** As long as it was meant to live at first. */
function lifetimeMsOf({ createdAt, expiresAt }: ApiKey): number | undefined {
  return expiresAt ? expiresAt.getTime() - createdAt.getTime() : undefined;
}
