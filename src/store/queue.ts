/**
 * Work that must not be lost: pg-boss over the database seam. A job is written in the transaction that makes it
 * necessary, and the same commit wakes the workers of every process; polling is only the safety net.
 */
import PgBoss from 'pg-boss';
import { type Database, lockWork, notify, type Queries } from './database.ts';

const CHANNEL = 'vouch_jobs';
/** How often leases that ran out are looked for. */
const MAINTENANCE_SECONDS = 5;
const LEASE_SECONDS = 10;
/** A worker that lives renews long before its lease runs out, also when a renewal or two come late. */
export const RENEW_LEASE_MS = 3000;
const RETRY_DELAY_SECONDS = 1;
/** pg-boss takes what started before now, and PGlite's clock counts whole milliseconds: a job taken in the one it was sent in would be missed. */
const AT_ONCE = '-1 second';

const SHARED = {
  retryDelay: RETRY_DELAY_SECONDS,
  retryBackoff: true,
  expireInSeconds: LEASE_SECONDS,
} as const;

/** A job whose lease is not renewed belongs to a dead worker: it is given to another, and that counts as a try. */
export const QUEUES = {
  'verify-session': { ...SHARED, retryLimit: 2, deadLetter: 'give-up-session' },
  'give-up-session': { ...SHARED, retryLimit: 10 },
} as const;

export type QueueName = keyof typeof QUEUES;

/** Jobs carry ids only: what they are about is read, under its key, when they run. */
export interface Job {
  readonly id: string;
  readonly queue: QueueName;
  readonly subject: string;
}

export interface Queue {
  /** `subject` is the id of the session; not before `startAfter`. */
  send(tx: Queries, queue: QueueName, subject: string, startAfter?: Date): Promise<void>;
  take(queue: QueueName): Promise<Job | null>;
  done(job: Job): Promise<void>;
  /** Says that the worker of these jobs still lives. */
  renew(jobs: readonly Job[]): Promise<void>;
  /** Gives jobs that were not done to whoever takes them next, at once and without counting a try. */
  handBack(jobs: readonly Job[]): Promise<void>;
  /** Hands the job back for another try, or to the dead-letter queue after the last one. */
  failed(job: Job, reason: string): Promise<void>;
  /** Jobs that wait or run, per queue. */
  depth(): Promise<Record<QueueName, number>>;
  onWake(wake: () => void): Promise<void>;
  stop(): Promise<void>;
}

export async function openQueue(database: Database, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    db: bossDatabase(database),
    schema: 'pgboss',
    schedule: false,
    maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
  });
  boss.on('error', onError);
  await startAlone(boss, database);
  if (database.kind === 'embedded') await endEveryLease(boss, database);

  return {
    async send(tx, queue, subject, startAfter) {
      await boss.send(queue, { subject }, { db: bossDatabase(tx), startAfter: startAfter ?? AT_ONCE });
      await notify(tx, CHANNEL);
    },
    async take(queue) {
      const [job] = await boss.fetch<{ subject: string }>(queue, { batchSize: 1 });
      return job ? { id: job.id, queue, subject: job.data.subject } : null;
    },
    done: ({ queue, id }) => boss.complete(queue, id),
    async renew(jobs) {
      await database.query(
        `update pgboss.job set started_on = now() where ${AMONG_ACTIVE}`,
        namesAndIds(jobs),
      );
    },
    handBack: (jobs) =>
      database.transaction(async (tx) => {
        await tx.query(
          `update pgboss.job set state = 'retry', started_on = null, start_after = now() + interval '${AT_ONCE}'
           where ${AMONG_ACTIVE}`,
          namesAndIds(jobs),
        );
        await notify(tx, CHANNEL);
      }),
    failed: ({ queue, id }, reason) => boss.fail(queue, id, { reason }),
    async depth() {
      const names = Object.keys(QUEUES) as QueueName[];
      const sizes = await Promise.all(names.map((name) => boss.getQueueSize(name, { before: 'completed' })));
      return Object.fromEntries(names.map((name, i) => [name, sizes[i] ?? 0])) as Record<QueueName, number>;
    },
    onWake: (wake) => database.listen(CHANNEL, wake),
    stop: () => boss.stop({ graceful: false, wait: false }),
  };
}

/** The key of pg-boss's table is the name with the id. */
const AMONG_ACTIVE = "name = any($1) and id = any($2::uuid[]) and state = 'active'";

function namesAndIds(jobs: readonly Job[]): [string[], string[]] {
  return [jobs.map(({ queue }) => queue), jobs.map(({ id }) => id)];
}

/** Text without parameters may hold several statements, which only `script` takes; inside a transaction pg-boss sends none such. */
function bossDatabase(queries: Queries | Database): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const isScript = !values?.length && 'script' in queries;
      return { rows: await (isScript ? queries.script(text) : queries.query(text, values)) };
    },
  };
}

/** One process at a time: two that make pg-boss's schema or a queue at once fail on Postgres. The embedded database has one process anyway. */
async function startAlone(boss: PgBoss, database: Database): Promise<void> {
  const start = async (): Promise<void> => {
    await boss.start();
    for (const [name, options] of deadLettersFirst()) await ensureQueue(boss, name, options);
  };
  if (database.kind === 'embedded') return start();
  await database.transaction(async (tx) => {
    await lockWork(tx, 'queue');
    await start();
  });
}

function deadLettersFirst(): [QueueName, (typeof QUEUES)[QueueName]][] {
  const queues = Object.entries(QUEUES) as [QueueName, (typeof QUEUES)[QueueName]][];
  return queues.sort(([, a], [, b]) => Number('deadLetter' in a) - Number('deadLetter' in b));
}

async function ensureQueue(
  boss: PgBoss,
  name: QueueName,
  options: (typeof QUEUES)[QueueName],
): Promise<void> {
  const settings = { name, ...options };
  if (await boss.getQueue(name)) await boss.updateQueue(name, settings);
  else await boss.createQueue(name, settings);
}

/** The embedded database has one process: what was running when it died need not wait for its lease. A job that brought its process down too often is given up like any other. */
async function endEveryLease(boss: PgBoss, database: Database): Promise<void> {
  await database.query(
    "update pgboss.job set started_on = now() - expire_in - interval '1 second' where state = 'active'",
  );
  await boss.expire();
}
