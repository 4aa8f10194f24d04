/** The composition root: builds every part in the order in which data flows, and answers how to start and stop the whole. */
import type { Logger } from 'pino';
import { bootstrap, type FirstKeys } from './account/bootstrap.ts';
import { createBudget } from './capture/budget.ts';
import { createIntake } from './capture/intake.ts';
import type { Config } from './config.ts';
import { presentSession } from './contract/session.ts';
import { OperatorError } from './errors.ts';
import { createAuthenticate } from './http/authenticate.ts';
import { createDrain } from './http/drain.ts';
import { listen } from './http/listen.ts';
import { brandAssetRoutes } from './http/routes/brand-assets.ts';
import { healthRoutes } from './http/routes/health.ts';
import { imageRoutes } from './http/routes/images.ts';
import { pageRoutes } from './http/routes/page.ts';
import { pageAssetRoutes } from './http/routes/page-assets.ts';
import { sessionRoutes } from './http/routes/sessions.ts';
import { createServer } from './http/server.ts';
import { createExpirySweep } from './jobs/expire-sessions.ts';
import { giveUpSession, verifySession } from './jobs/verify-session.ts';
import { Worker } from './jobs/worker.ts';
import { createMetrics } from './metrics.ts';
import { type CommandParts, createCommandParts } from './operator/command.ts';
import { createFollowing } from './session/following.ts';
import { createLinks } from './session/links.ts';
import { createSessions } from './session/sessions.ts';
import { createDatabaseBlobs } from './store/blobs.ts';
import { openDatabase } from './store/open-database.ts';
import { openQueue } from './store/queue.ts';
import { createMasterKey } from './store/seal.ts';
import { createVerifier } from './verify/create-verifier.ts';
import { deliver } from './webhook/deliver.ts';
import { abandonDelivery } from './webhook/delivery-rows.ts';
import { createTarget } from './webhook/target.ts';

const DELIVERIES_AT_ONCE = 20;
/** What a process that is told to stop gives its requests and its jobs; a job that is not done by then is handed back. */
const FINISH_MS = 15_000;

export type Clock = () => Date;
/** `api` answers requests, `worker` does jobs, `serve` is both. */
export type Role = 'serve' | 'api' | 'worker';

export interface AppOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly role?: Role;
  readonly clock?: Clock;
}

export interface App {
  /** What the operator's commands work with. */
  readonly operator: CommandParts;
  readonly missingModels: readonly { readonly file: string }[];
  /** Keys that were made now, to be shown once. */
  readonly firstKeys: FirstKeys;
  /** Listens and works; answers the address. */
  start(): Promise<string>;
  /** Takes nothing new, finishes what runs, closes everything. */
  stop(): Promise<void>;
}

/** Closes again what it opened when a part fails: a thread that still loads its models as the process ends would abort it. */
export async function createApp(options: AppOptions): Promise<App> {
  const opened: Close[] = [];
  try {
    return await assemble(options, opened);
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

type Close = () => Promise<void>;

/** The last one first. */
async function closeAll(opened: readonly Close[]): Promise<void> {
  for (const close of opened.toReversed()) await close();
}

async function assemble(
  { config, log, role = 'serve', clock = () => new Date() }: AppOptions,
  opened: Close[],
): Promise<App> {
  const onError = (error: Error): void => log.error({ err: error }, 'background error');
  const masterKey = createMasterKey(config.masterKey);
  const database = await openDatabase(config, onError);
  opened.push(() => database.close());
  const queue = await openQueue(database, onError);
  opened.push(() => queue.stop());
  const verifier = await createVerifier({
    modelsDirectory: config.modelsDirectory,
    faceModel: config.faceModel,
    threads: config.verifyThreads,
    timeoutMs: config.verifyTimeoutMs,
  });
  opened.push(() => verifier.stop());
  const operator = createCommandParts({ database, masterKey, clock });
  const { accounts, keys } = operator;
  const firstKeys = await bootstrap({ database, accounts, keys, masterKey, chosen: config.bootstrapKeys });
  const metrics = createMetrics(() => queue.depth());

  const sessions = createSessions({
    database,
    queue,
    masterKey,
    clock,
    blobs: createDatabaseBlobs(database),
    present: presentSession,
  });
  const intake = createIntake({ sessions, verifier, clock, turns: createBudget(config.verifyThreads) });

  const following = createFollowing(database, onError);
  opened.push(async () => following.stop());
  let address = config.publicUrl;
  const links = createLinks({ masterKey, clock, publicUrl: () => address });
  const guard = { authenticate: createAuthenticate(keys) };
  const budget = createBudget(config.uploadBufferBytes);
  const allowLoopback = config.webhookAllowLoopback;
  const server = await createServer(log);
  const drain = createDrain(server, { drainMs: config.drainMs, finishMs: FINISH_MS });
  await healthRoutes(server, {
    guard,
    database,
    verifier,
    metrics,
    drain,
    migrationsDirectory: config.migrationsDirectory,
  });
  if (role !== 'worker') {
    await sessionRoutes(server, { guard, accounts, sessions, links, verifier, allowLoopback });
    await imageRoutes(server, { guard, sessions, intake, budget });
    await pageAssetRoutes(server);
    await brandAssetRoutes(server, { accounts });
    await pageRoutes(server, { sessions, links, following, accounts, intake, budget, clock });
  }

  const target = createTarget();
  opened.push(() => target.close());
  const judging = { sessions, verifier, metrics, clock, policy: config.policy };
  const delivering = { database, queue, masterKey, accounts, target, clock, allowLoopback };
  const worker = new Worker({
    queue,
    metrics,
    log,
    handlers: {
      'verify-session': { concurrency: config.verifyThreads, run: (id) => verifySession(judging, id) },
      'give-up-session': { concurrency: 1, run: (id) => giveUpSession(judging, id) },
      'deliver-webhook': { concurrency: DELIVERIES_AT_ONCE, run: (id) => deliver(delivering, id) },
      'give-up-webhook': { concurrency: 1, run: (id) => abandonDelivery(database, id) },
    },
  });
  const expirySweep = createExpirySweep({ sessions, log });

  return {
    operator,
    missingModels: verifier.missingModels,
    firstKeys,
    async start() {
      if (role !== 'api') {
        await worker.start();
        expirySweep.start();
      }
      const { host, port } = config;
      const listening = await listen(server, { host, port }).catch((error: NodeJS.ErrnoException) => {
        throw new OperatorError(
          `HOST and PORT: cannot listen on ${host}:${port} (${error.code ?? error.name})`,
        );
      });
      if (config.port === 0) address = listening;
      return address;
    },
    async stop() {
      await Promise.all([drain.close(), expirySweep.stop(), worker.stop(FINISH_MS)]);
      await closeAll(opened);
    },
  };
}
