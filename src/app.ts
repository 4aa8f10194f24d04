/** The composition root: builds every part in the order in which data flows, and answers how to start and stop the whole. */
import type { Logger } from 'pino';
import { createAccessTokens } from './account/access-tokens.ts';
import { bootstrap, type FirstKeys } from './account/bootstrap.ts';
import { createRateLimits } from './account/rate-limits.ts';
import { createBudget } from './capture/budget.ts';
import { createIntake } from './capture/intake.ts';
import type { Config } from './config.ts';
import { openApiDocument } from './contract/openapi.ts';
import { ERASE_SESSION } from './contract/operations/sessions.ts';
import { presentSession } from './contract/session.ts';
import { OperatorError } from './errors.ts';
import { createAuthenticate } from './http/authenticate.ts';
import { createDrain } from './http/drain.ts';
import { listen } from './http/listen.ts';
import { createLimitRate } from './http/rate-limit.ts';
import { healthRoutes } from './http/routes/health.ts';
import { addRoutes } from './http/routes.ts';
import { createServer } from './http/server.ts';
import { createJobs } from './jobs/jobs.ts';
import { createMetrics } from './metrics.ts';
import { type CommandParts, createCommandParts } from './operator/command.ts';
import { createErasureReceipts } from './session/erasure-receipt.ts';
import { createFollowing } from './session/following.ts';
import { createLinks } from './session/links.ts';
import { createSessions } from './session/sessions.ts';
import { createDatabaseBlobs } from './store/blobs.ts';
import { createIdempotentAnswers } from './store/idempotent-answers.ts';
import { openDatabase } from './store/open-database.ts';
import { openQueue } from './store/queue.ts';
import { createMasterKey } from './store/seal.ts';
import { createVerifier } from './verify/create-verifier.ts';
import { countWaitingDeliveries } from './webhook/delivery-rows.ts';
import { createTarget } from './webhook/target.ts';

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
  const { policy, webhookAllowLoopback: allowLoopback } = config;
  const operator = createCommandParts({ database, masterKey, clock, policy, allowLoopback });
  const { accounts, keys, signing, audit } = operator;
  await signing.watch();
  await keys.watch();
  const firstKeys = await bootstrap({ database, accounts, keys, masterKey, chosen: config.bootstrapKeys });
  const metrics = createMetrics({
    queues: () => queue.depth(),
    waitingDeliveries: () => countWaitingDeliveries(database),
  });

  const sessions = createSessions({
    database,
    queue,
    masterKey,
    clock,
    blobs: createDatabaseBlobs(database),
    present: presentSession,
    noteErasure: (tx, { sessionId: subject, ...by }) =>
      audit.append(tx, [{ ...by, subject, action: ERASE_SESSION.id }]),
  });
  const intake = createIntake({ sessions, verifier, clock, turns: createBudget(config.verifyThreads) });

  const following = createFollowing(database, onError);
  opened.push(async () => following.stop());
  let address = config.publicUrl;
  const publicUrl = (): string => address;
  const links = createLinks({ masterKey, clock, publicUrl });
  const receipts = createErasureReceipts({ database, signing, issuer: publicUrl });
  const answers = createIdempotentAnswers({ database, masterKey, clock });
  const tokens = createAccessTokens({ keys, signing, publicUrl, clock });
  const limits = createRateLimits({ database, clock, perMinute: config.rateLimitPerMinute });
  const limitRate = createLimitRate(limits);
  const guard = { authenticate: createAuthenticate({ keys, tokens, limitRate }), answers, audit };
  const server = await createServer(log);
  const drain = createDrain(server, { drainMs: config.drainMs, finishMs: FINISH_MS });
  const { migrationsDirectory } = config;
  await healthRoutes(server, { guard, database, verifier, metrics, drain, migrationsDirectory });
  if (role !== 'worker') {
    await addRoutes(server, {
      ...operator,
      ...{ guard, sessions, intake, links, following, receipts, tokens, limitRate },
      ...{ database, verifier, policy, clock, publicUrl, allowLoopback },
      budget: createBudget(config.uploadBufferBytes),
      perMinute: config.rateLimitPerMinute,
      document: openApiDocument(config.publicUrl),
    });
  }

  const target = createTarget();
  opened.push(() => target.close());
  const jobs = createJobs({
    ...{ database, queue, masterKey, clock, log, metrics, accounts, signing, answers, limits },
    ...{ sessions, verifier, policy, target, allowLoopback },
    threads: config.verifyThreads,
  });

  return {
    operator,
    missingModels: verifier.missingModels,
    firstKeys,
    async start() {
      if (role !== 'api') await jobs.start();
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
      await Promise.all([drain.close(), jobs.stop(FINISH_MS)]);
      await closeAll(opened);
    },
  };
}
