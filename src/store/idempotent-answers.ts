/** The first answer to each Idempotency-Key: claimed by the request that works on it, then kept sealed for a day and given again. */
import { createHmac, randomUUID } from 'node:crypto';
import type { Queries, Row } from './database.ts';
import type { MasterKey } from './seal.ts';

const KEPT_MS = 86_400_000;
/** A request whose process died holds up its successors no longer than this. */
const LEASE_MS = 30_000;
/** A request that lives renews its claim long before it runs out, however long its work takes. */
export const RENEW_CLAIM_MS = 10_000;

export interface KeyedRequest {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly key: string;
  /** Alike for two requests that ask the same. */
  readonly fingerprint: Buffer;
  readonly sessionId: string | null;
}

export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type Standing =
  | { readonly is: 'first'; readonly claim: string }
  | { readonly is: 'answered'; readonly answer: KeptAnswer }
  | { readonly is: 'under_way' }
  | { readonly is: 'different' };

export interface IdempotentAnswers {
  /** Where a request stands; the first one gets the claim, and so does the next one after a claim that ran out. */
  ask(request: KeyedRequest): Promise<Standing>;
  renew(claim: string): Promise<void>;
  /** Nothing is kept for a claim that was lost. */
  keep(claim: string, answer: KeptAnswer, sessionId: string | null): Promise<void>;
  /** The next request with this key runs anew. */
  release(claim: string): Promise<void>;
  /** Deletes what is older than a day; answers how many there were. */
  deleteOld(): Promise<number>;
}

export interface IdempotentAnswerParts {
  readonly database: Queries;
  readonly masterKey: MasterKey;
  readonly clock: () => Date;
}

interface Found extends Row {
  readonly fingerprint: Uint8Array;
  readonly claim: string;
  readonly claimedUntil: Date;
  readonly status: number | null;
  readonly headers: Record<string, string>;
  readonly sealedBody: Uint8Array;
}

const FIND = `select fingerprint, claim, claimed_until as "claimedUntil", status, headers, sealed_body as "sealedBody"
  from idempotent_answers where account_id = $1 and livemode = $2 and key_hash = $3 and created_at > $4`;

/** Of several at once one gets the row back. What is a day old, or was left by a request that died, is written over. */
const CLAIM = `insert into idempotent_answers as kept
    (account_id, livemode, key_hash, fingerprint, session_id, claim, claimed_until, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (account_id, livemode, key_hash) do update
    set fingerprint = excluded.fingerprint, session_id = excluded.session_id, claim = excluded.claim,
      claimed_until = excluded.claimed_until, created_at = excluded.created_at,
      status = null, headers = null, sealed_body = null
    where kept.created_at <= $9
      or (kept.status is null and kept.claimed_until <= $8 and kept.fingerprint = excluded.fingerprint)
  returning claim`;

export function createIdempotentAnswers(parts: IdempotentAnswerParts): IdempotentAnswers {
  const { database, masterKey, clock } = parts;
  const hashKey = masterKey.derive('idempotency');
  const hash = (secret: string | Buffer): Buffer => createHmac('sha256', hashKey).update(secret).digest();
  const after = (milliseconds: number): Date => new Date(clock().getTime() + milliseconds);

  async function claim(request: KeyedRequest): Promise<Standing> {
    const { accountId, livemode, key, fingerprint, sessionId } = request;
    const places = [accountId, livemode, hash(key), hash(fingerprint), sessionId];
    const times = [after(LEASE_MS), clock(), after(-KEPT_MS)];
    const [row] = await database.query<{ claim: string }>(CLAIM, [...places, randomUUID(), ...times]);
    return row ? { is: 'first', claim: row.claim } : { is: 'under_way' };
  }

  return {
    async ask(request) {
      const { accountId, livemode, key, fingerprint } = request;
      const [row] = await database.query<Found>(FIND, [accountId, livemode, hash(key), after(-KEPT_MS)]);
      if (row && !hash(fingerprint).equals(row.fingerprint)) return { is: 'different' };
      if (row?.status) return { is: 'answered', answer: opened(masterKey, row, row.status) };
      if (row && row.claimedUntil > clock()) return { is: 'under_way' };
      return claim(request);
    },
    async renew(claim) {
      const sql = 'update idempotent_answers set claimed_until = $2 where claim = $1 and status is null';
      await database.query(sql, [claim, after(LEASE_MS)]);
    },
    async keep(claim, { status, headers, body }, sessionId) {
      await database.query(
        `update idempotent_answers set status = $2, headers = $3, sealed_body = $4,
           session_id = coalesce(session_id, $5) where claim = $1 and status is null`,
        [claim, status, JSON.stringify(headers), masterKey.seal(body, contextOf(claim)), sessionId],
      );
    },
    async release(claim) {
      await database.query('delete from idempotent_answers where claim = $1 and status is null', [claim]);
    },
    async deleteOld() {
      const sql = 'delete from idempotent_answers where created_at <= $1 returning claim';
      return (await database.query(sql, [after(-KEPT_MS)])).length;
    },
  };
}

/** What was answered about a session goes with what is kept about its person. */
export async function forgetAnswers(tx: Queries, sessionId: string): Promise<void> {
  await tx.query('delete from idempotent_answers where session_id = $1', [sessionId]);
}

function opened(masterKey: MasterKey, { claim, headers, sealedBody }: Found, status: number): KeptAnswer {
  return { status, headers, body: masterKey.open(sealedBody, contextOf(claim)) };
}

function contextOf(claim: string): string {
  return `${claim}/answer`;
}
