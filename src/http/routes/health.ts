/** What an orchestrator and an operator ask: does the process live, may it get work, what does it count. */
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../../metrics.ts';
import type { Database } from '../../store/database.ts';
import { differingMigrations } from '../../store/migrate.ts';
import type { Verifier } from '../../verify/verifier.ts';
import type { Drain } from '../drain.ts';

export interface HealthParts {
  readonly database: Database;
  readonly verifier: Verifier;
  readonly metrics: Metrics;
  readonly drain: Drain;
  readonly migrationsDirectory: string;
}

export async function healthRoutes(
  app: FastifyInstance,
  { database, verifier, metrics, drain, migrationsDirectory }: HealthParts,
): Promise<void> {
  app.get('/livez', async () => ({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const checks = {
      database: await checkDatabase(database),
      migrations: await checkMigrations(database, migrationsDirectory),
      models: checkModels(verifier),
      draining: { ok: !drain.isDraining },
    };
    const isReady = Object.values(checks).every(({ ok }) => ok);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'not_ready', checks });
  });

  app.get('/metrics', async (_request, reply) => {
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

async function checkDatabase(database: Database): Promise<{ ok: boolean; kind: string }> {
  const ok = await database.query('select 1').then(
    () => true,
    () => false,
  );
  return { ok, kind: database.kind };
}

/** Another process may have brought the schema further, or a restore may have taken it back. */
async function checkMigrations(database: Database, directory: string) {
  const differing = await differingMigrations(database, directory).catch(() => null);
  return differing?.length === 0 ? { ok: true } : { ok: false, differing };
}

function checkModels({ missingModels }: Verifier) {
  if (missingModels.length === 0) return { ok: true };
  return { ok: false, missing: missingModels, command: 'npm run models' };
}
