/** API keys in the database: what is shown of them, and what is asked when one calls. */
import type { Queries, Row } from '../store/database.ts';
import type { ApiKey, Mode } from './keys.ts';
import type { KnownKey } from './known-key.ts';

const COLUMNS = `id, account_id as "accountId", name, mode, scopes, last_four as "lastFour",
  created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt",
  replaced_by as "replacedBy", rate_limit_per_minute as "rateLimitPerMinute"`;

/** Whose keys: an account sees those of the mode it calls with. */
export interface KeyOwner {
  readonly accountId: string;
  readonly mode: Mode;
}

export interface KeyPage extends KeyOwner {
  readonly before: string | undefined;
  readonly limit: number;
}

type KeyRow = ApiKey & Row;

export async function insertKey(tx: Queries, key: ApiKey, hash: Buffer): Promise<void> {
  await tx.query(
    `insert into api_keys (id, account_id, name, mode, scopes, hash, last_four, created_at, expires_at,
       rate_limit_per_minute)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      key.id,
      key.accountId,
      key.name,
      key.mode,
      key.scopes,
      hash,
      key.lastFour,
      key.createdAt,
      key.expiresAt,
      key.rateLimitPerMinute,
    ],
  );
}

export function selectKeys(queries: Queries): Promise<ApiKey[]> {
  return queries.query<KeyRow>(`select ${COLUMNS} from api_keys order by id`);
}

/** The newest first. */
export function selectKeyPage(
  queries: Queries,
  { accountId, mode, before, limit }: KeyPage,
): Promise<ApiKey[]> {
  return queries.query<KeyRow>(
    `select ${COLUMNS} from api_keys where account_id = $1 and mode = $2 and ($3::text is null or id < $3)
     order by id desc limit $4`,
    [accountId, mode, before ?? null, limit],
  );
}

export async function selectKey(
  queries: Queries,
  { accountId, mode, id }: KeyOwner & { readonly id: string },
): Promise<ApiKey | null> {
  const [key] = await queries.query<KeyRow>(
    `select ${COLUMNS} from api_keys where account_id = $1 and mode = $2 and id = $3`,
    [accountId, mode, id],
  );
  return key ?? null;
}

/** Until the transaction ends nobody else changes it. */
export async function lockKey(tx: Queries, id: string): Promise<ApiKey | null> {
  const [key] = await tx.query<KeyRow>(`select ${COLUMNS} from api_keys where id = $1 for update`, [id]);
  return key ?? null;
}

/** Null for a key that is not known or was revoked; by its hash or by its id. */
export async function selectKnownKey(
  queries: Queries,
  by: 'hash' | 'id',
  value: string,
): Promise<KnownKey | null> {
  const where = by === 'hash' ? "hash = decode($1, 'hex')" : 'k.id = $1';
  const [key] = await queries.query<KnownKey & Row>(
    `select k.id as "keyId", account_id as "accountId", mode = 'live' as livemode, scopes, features,
       rate_limit_per_minute as "rateLimitPerMinute", expires_at as "expiresAt", hash, last_used_at as "lastUsedAt"
     from api_keys k join accounts a on a.id = account_id where ${where} and revoked_at is null`,
    [value],
  );
  return key ?? null;
}
