/** How many live sessions an account may make in a month (UTC). Each is counted in the transaction that makes it: exact, however many processes make them. Where there is no quota nothing is counted. */
import { firstId } from '../ids.ts';
import type { Queries } from '../store/database.ts';

export interface Usage {
  /** Null: as many as it wants. */
  readonly sessionsPerMonth: number | null;
  readonly usedThisMonth: number;
  readonly resetsAt: Date;
}

export interface Quotas {
  /** From the next session on; what was made this month counts. Null: no quota. */
  setQuota(accountId: string, sessionsPerMonth: number | null): Promise<void>;
  usage(accountId: string): Promise<Usage>;
  /** Counts one more live session of an account that has a quota; false, and not counted, when it is used up. */
  countSession(tx: Queries, accountId: string): Promise<boolean>;
  quotaReset(): { readonly at: Date; readonly inSeconds: number };
}

/** An id begins with its time, so the index finds the month's sessions. */
const MADE = 'select count(*)::int from sessions where account_id = $1 and livemode and id >= $3';
const START = `insert into account_usage (account_id, month, live_sessions)
  select $1, $2, (${MADE})
  where not exists (select from account_usage where account_id = $1 and month = $2)
  on conflict do nothing`;
const COUNT = `update account_usage set live_sessions = live_sessions + 1
  from accounts where id = account_id and id = $1 and month = $2
  and coalesce(live_sessions < sessions_per_month, true) returning month`;
/** A count from an earlier quota misses what was made since without one. */
const SET = `with stale as (
    delete from account_usage using accounts where id = account_id and id = $1 and sessions_per_month is null
  )
  update accounts set sessions_per_month = $2 where id = $1`;
const READ = `select sessions_per_month as quota, coalesce(
    (select live_sessions from account_usage where account_id = id and month = $2 and sessions_per_month is not null),
    (${MADE})
  ) as used from accounts where id = $1`;

export function createQuotas(database: Queries, clock: () => Date): Quotas {
  /** Does nothing where the month's count has begun; it may have, in another process, since somebody looked. */
  const start = async (queries: Queries, accountId: string): Promise<void> => {
    await queries.query(START, monthOf(accountId, clock()));
  };
  return {
    async setQuota(accountId, sessionsPerMonth) {
      await database.query(SET, [accountId, sessionsPerMonth]);
      if (sessionsPerMonth !== null) await start(database, accountId);
    },
    async usage(accountId) {
      const [row] = await database.query<{ quota: number | null; used: number }>(
        READ,
        monthOf(accountId, clock()),
      );
      return {
        sessionsPerMonth: row?.quota ?? null,
        usedThisMonth: row?.used ?? 0,
        resetsAt: nextMonth(clock()),
      };
    },
    async countSession(tx, accountId) {
      const [id, month] = monthOf(accountId, clock());
      const isCounted = async () => (await tx.query(COUNT, [id, month])).length > 0;
      if (await isCounted()) return true;
      await start(tx, accountId);
      return isCounted();
    },
    quotaReset() {
      const now = clock();
      const at = nextMonth(now);
      return { at, inSeconds: Math.ceil((at.getTime() - now.getTime()) / 1000) };
    },
  };
}

/** The account, the month as YYYY-MM, and what every id of a session of that month sorts behind. */
function monthOf(accountId: string, now: Date): [id: string, month: string, first: string] {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  return [accountId, first.toISOString().slice(0, 'YYYY-MM'.length), firstId('ver', first)];
}

function nextMonth(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1));
}
