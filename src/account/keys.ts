/** API keys: shown once, kept as SHA-256, bound to an account and a mode, limited by scopes, revocable at once. */
import { createHash, randomInt } from 'node:crypto';
import { newId } from '../ids.ts';
import type { Queries } from '../store/database.ts';

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
  readonly revokedAt: Date | null;
}

export interface NewKey {
  readonly accountId: string;
  readonly name: string;
  readonly mode: Mode;
  readonly scopes: readonly Scope[];
  /** The key's text, when the operator chose it. */
  readonly text?: string | undefined;
}

export interface Caller {
  readonly keyId: string;
  readonly accountId: string;
  readonly livemode: boolean;
  readonly scopes: readonly Scope[];
  readonly features: readonly string[];
}

export interface Keys {
  /** `text` is the key itself; it can never be shown again. */
  create(tx: Queries, key: NewKey): Promise<{ readonly key: ApiKey; readonly text: string }>;
  list(): Promise<ApiKey[]>;
  /** False when there is no such key. */
  revoke(id: string): Promise<boolean>;
  /** Who calls with this text; null for a key that is not known or was revoked. */
  recognise(text: string): Promise<Caller | null>;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const RANDOM_LETTERS = 32;
const COLUMNS = `id, account_id as "accountId", name, mode, scopes, last_four as "lastFour",
  created_at as "createdAt", revoked_at as "revokedAt"`;

export function createKeys({ database, clock }: { database: Queries; clock: () => Date }): Keys {
  return {
    async create(tx, { text: chosen, ...wanted }) {
      const text = chosen ?? newKeyText(wanted.mode);
      const key: ApiKey = {
        id: newId('key', clock()),
        ...wanted,
        lastFour: text.slice(-4),
        createdAt: clock(),
        revokedAt: null,
      };
      await tx.query(
        `insert into api_keys (id, account_id, name, mode, scopes, hash, last_four, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [key.id, key.accountId, key.name, key.mode, key.scopes, hash(text), key.lastFour, key.createdAt],
      );
      return { key, text };
    },
    list: () =>
      database.query<ApiKey & Record<string, unknown>>(`select ${COLUMNS} from api_keys order by id`),
    async revoke(id) {
      const sql = 'update api_keys set revoked_at = coalesce(revoked_at, $2) where id = $1 returning id';
      return (await database.query(sql, [id, clock()])).length > 0;
    },
    async recognise(text) {
      const [row] = await database.query<Caller & Record<string, unknown>>(
        `select k.id as "keyId", account_id as "accountId", mode = 'live' as livemode, scopes, features
         from api_keys k join accounts a on a.id = account_id where hash = $1 and revoked_at is null`,
        [hash(text)],
      );
      return row ?? null;
    },
  };
}

function newKeyText(mode: Mode): string {
  const random = Array.from({ length: RANDOM_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `dk_${mode}_${random}`;
}

/** The index looks up a hash of the key, so the time it takes tells nothing about the key. */
function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
