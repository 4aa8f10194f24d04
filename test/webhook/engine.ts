/** The delivery engine alone on a fresh database: an account with endpoints, and as many dispatchers as a test wants, each as in a process of its own. */
import { randomBytes } from 'node:crypto';
import { createAccounts } from '../../src/account/accounts.ts';
import type { EventType } from '../../src/events.ts';
import { newId } from '../../src/ids.ts';
import { Dispatcher } from '../../src/jobs/dispatch-deliveries.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createSigningKeys } from '../../src/signing/signing-keys.ts';
import type { Queries, Row } from '../../src/store/database.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { deliver } from '../../src/webhook/deliver.ts';
import { presentEndpoint } from '../../src/webhook/endpoint.ts';
import { createEndpoints } from '../../src/webhook/endpoints.ts';
import { recordAccountEvent } from '../../src/webhook/record-account-event.ts';
import { createTarget, type Target } from '../../src/webhook/target.ts';
import type { TestDatabase } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';
import { TestClock } from '../support/service.ts';

export const FINISH_MS = 5000;
const log = createLog('silent');

export interface AttemptRow extends Row {
  readonly delivery: string;
  readonly destination: string;
  readonly attempt: number;
  readonly code: number | null;
  readonly error: string | null;
  readonly head: string | null;
}

export interface DeliveryRow extends Row {
  readonly id: string;
  readonly type: string;
  readonly destination: string;
  readonly status: string;
  readonly attempts: number;
  readonly next: Date | null;
}

interface Only {
  readonly id: string;
  readonly url: string;
}

const NEW = {
  description: null,
  events: [],
  previousSecretUntil: null,
  failingSince: null,
  disabledAt: null,
  disabledBecause: null,
};

export type Engine = Awaited<ReturnType<typeof startEngine>>;

export async function startEngine(kind: TestDatabase) {
  const databaseUrl = await kind.create();
  const database = await openReady(databaseUrl);
  const clock = new TestClock();
  const masterKey = createMasterKey(randomBytes(32));
  const parts = { database, masterKey, clock: clock.now };
  const accounts = createAccounts(parts);
  const signing = createSigningKeys(parts);
  const account = await accounts.create(database, { name: 'One', features: ['kyc_verification'] });
  const owner = { accountId: account.id, livemode: false };
  const endpoints = createEndpoints({ ...parts, accounts, allowLoopback: true });
  const opened: (() => Promise<void>)[] = [];
  const record = (tx: Queries, { id, url }: Only): Promise<string> => {
    const data = presentEndpoint({ ...NEW, ...owner, id, url, createdAt: clock.now() });
    return recordAccountEvent(parts, tx, { ...owner, type: 'endpoint.test', data, only: { id, url } });
  };

  return {
    ...parts,
    clock,
    owner,
    signing,
    endpoints,
    add: (url: string, events: readonly EventType[] = []) => endpoints.create(owner, { url, events }),

    record,
    /** One event to one endpoint, committed; answers its id. */
    tell: (only: Only): Promise<string> => database.transaction((tx) => record(tx, only)),

    /** One event, many times over to one endpoint, without a wake-up. */
    async tellOften(endpoint: Only, times: number): Promise<void> {
      const now = clock.now();
      const first = { ...endpoint, url: `${endpoint.url}?n=0` };
      const eventId = await database.transaction((tx) => record(tx, first));
      await database.query(
        `insert into deliveries (id, event_id, url, destination, endpoint_id, status, next_attempt_at, created_at)
         select $1 || n, $2, $3 || n, $4, $4, 'waiting', $5, $5 from generate_series(1, $6::int) n`,
        [newId('dlv', now), eventId, `${endpoint.url}?n=`, endpoint.id, now, times - 1],
      );
    },

    /** A dispatcher with a connection of its own, as far as the database allows. */
    async dispatch(options: { readonly target?: Target } = {}): Promise<Dispatcher> {
      const own = databaseUrl === null ? database : await openReady(databaseUrl);
      const target = options.target ?? createTarget();
      const delivering = { ...parts, database: own, accounts, signing, target, log, allowLoopback: true };
      const dispatcher = new Dispatcher({
        database: own,
        clock: clock.now,
        log,
        metrics: createMetrics({ queues: async () => ({}), waitingDeliveries: async () => 0 }),
        send: (id, givenUp) => deliver(delivering, id, givenUp),
      });
      opened.push(async () => {
        await dispatcher.stop(0);
        await target.close();
        if (own !== database) await own.close();
      });
      await dispatcher.start();
      return dispatcher;
    },

    attempts: (): Promise<AttemptRow[]> =>
      database.query(
        `select d.id as delivery, d.destination, a.attempt, a.status_code as code, a.error, a.response_head as head
         from delivery_attempts a join deliveries d on d.id = a.delivery_id order by a.attempted_at, a.attempt`,
      ),
    deliveries: (): Promise<DeliveryRow[]> =>
      database.query(
        `select d.id, e.type, d.destination, d.status, d.attempts, d.next_attempt_at as next
         from deliveries d join events e on e.id = d.event_id order by d.id`,
      ),

    async stop(): Promise<void> {
      for (const close of opened) await close();
      await database.close();
      await kind.drop(databaseUrl);
    },
  };
}
