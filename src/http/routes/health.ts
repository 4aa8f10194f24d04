/** What an orchestrator and an operator ask: does the process live, may it get work, what does it count. */
import { LIVENESS, METRICS, READINESS } from '../../contract/operations/service.ts';
import type { Metrics } from '../../metrics.ts';
import type { Database } from '../../store/database.ts';
import { differingMigrations } from '../../store/migrate.ts';
import type { Verifier } from '../../verify/verifier.ts';
import type { Drain } from '../drain.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface HealthParts {
  readonly guard: Guard;
  readonly database: Database;
  readonly verifier: Verifier;
  readonly metrics: Metrics;
  readonly drain: Drain;
  readonly migrationsDirectory: string;
}

export async function healthRoutes(
  app: Server,
  { guard, database, verifier, metrics, drain, migrationsDirectory }: HealthParts,
): Promise<void> {
  route(app, guard, LIVENESS, async () => ({ status: 'ok' as const }));

  route(app, guard, READINESS, async (_call, reply) => {
    const checks = {
      database: await checkDatabase(database),
      migrations: await checkMigrations(database, migrationsDirectory),
      models: checkModels(verifier),
      draining: { ok: !drain.isDraining },
    };
    const isReady = Object.values(checks).every(({ ok }) => ok);
    reply.code(isReady ? 200 : 503);
    return { status: isReady ? ('ok' as const) : ('not_ready' as const), checks };
  });

  route(app, guard, METRICS, async (_call, reply) => {
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
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
