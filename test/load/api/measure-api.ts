/** The API at full speed, two processes on one Postgres, in turns with a bare route that does one query. */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { withOwnDatabase } from '../own-database.ts';
import { type ServiceProcess, startProcess, startScript } from '../service-process.ts';
import { median, ratioInterval, round } from '../statistics.ts';
import { fillSessions, planOfPoll } from './crowd.ts';
import { measureDeliveries } from './deliveries.ts';
import { type Pressed, press } from './press.ts';

const BARE = fileURLToPath(new URL('bare-service.mjs', import.meta.url));
const PROCESSES = 2;
const ROUNDS = 5;
const SECONDS = 4;
const POLLED = 200;
const CROWD = 100_000;
const DELIVERIES = 2000;
const AT_ONCE = 32;
const BEYOND_EVERY_LIMIT = '10000000';

export type ApiReport = Awaited<ReturnType<typeof measureApi>>;

export function measureApi(database: string, say: (line: string) => void) {
  return withOwnDatabase(database, async (databaseUrl) => {
    const key = `dk_test_${randomBytes(16).toString('hex')}`;
    const settings = {
      DATABASE_URL: databaseUrl,
      MASTER_KEY: randomBytes(32).toString('base64'),
      BOOTSTRAP_TEST_KEY: key,
      RATE_LIMIT_PER_MINUTE: BEYOND_EVERY_LIMIT,
      WEBHOOK_ALLOW_LOOPBACK: 'true',
      VERIFY_THREADS: '1',
    };
    const running: ServiceProcess[] = [];
    try {
      for (let i = 0; i < PROCESSES; i++) running.push(await startProcess('api', settings));
      const ours = running.map(({ url }) => url);
      for (let i = 0; i < PROCESSES; i++)
        running.push(await startScript(BARE, { DATABASE_URL: databaseUrl }));
      const bare = running.slice(PROCESSES).map(({ url }) => url);
      return await pressAll({ key, settings, databaseUrl, ours, bare, say });
    } finally {
      for (const service of running) await service.stop();
    }
  });
}

interface Stage {
  readonly key: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  readonly ours: readonly string[];
  readonly bare: readonly string[];
  readonly say: (line: string) => void;
}

async function pressAll({ key, settings, databaseUrl, ours, bare, say }: Stage) {
  const backend = createBackend(ours[0] as string, key);
  const ids = await backend.make(POLLED, {});
  const headers = { authorization: `Bearer ${key}` };
  const polls = ids.map((id) => ({ method: 'GET' as const, path: `/v1/verify/session/${id}`, headers }));
  const creates = [{ method: 'POST' as const, path: '/v1/verify/session', headers }];
  const poll = (urls: readonly string[]) => press({ urls, seconds: SECONDS, requests: polls });

  say('polls, in turns with the bare route');
  await poll(ours);
  await poll(bare);
  const few = await inTurns(
    () => poll(ours),
    () => poll(bare),
  );
  say('creations');
  const created = await press({ urls: ours, seconds: SECONDS, requests: creates });
  say('creations and polls');
  const mixed = await press({ urls: ours, seconds: SECONDS, requests: [...creates, ...polls.slice(0, 4)] });
  say(`polls among ${CROWD} sessions`);
  await fillSessions(databaseUrl, ids[0] as string, CROWD);
  const many = await inTurns(
    () => poll(ours),
    () => poll(bare),
  );
  say('deliveries');
  const deliveries = await measureDeliveries({ settings, count: DELIVERIES, makeEvents: backend.makeEvents });
  return {
    processes: PROCESSES,
    poll: few,
    create: created,
    create_and_poll: mixed,
    poll_among_many: many,
    sessions_in_table: CROWD,
    plan: await planOfPoll(databaseUrl, ids[0] as string),
    deliveries,
  };
}

/** One round of each after the other, so that both had the same moods of the machine. */
async function inTurns(ours: () => Promise<Pressed>, bare: () => Promise<Pressed>) {
  const rounds: { readonly ours: Pressed; readonly bare: Pressed }[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push({ ours: await ours(), bare: await bare() });
  const rates = rounds.map((round) => round.ours.perSecond);
  const bareRates = rounds.map((round) => round.bare.perSecond);
  return {
    per_second: median(rates),
    bare_per_second: median(bareRates),
    ratio: round(median(rates) / median(bareRates), 3),
    ratio_ci95: ratioInterval(rates, bareRates).map((value) => round(value, 3)),
    p50_ms: median(rounds.map((round) => round.ours.p50Ms)),
    p99_ms: median(rounds.map((round) => round.ours.p99Ms)),
    errors: rounds.reduce((total, round) => total + round.ours.errors + round.bare.errors, 0),
    n: rounds.reduce((total, round) => total + round.ours.n, 0),
  };
}

function createBackend(url: string, key: string) {
  async function post(path: string, body: object): Promise<{ readonly id: string }> {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`POST ${path} answered ${response.status}`);
    return (await response.json()) as { id: string };
  }

  async function make(count: number, body: object): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < count) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - ids.length) }, () =>
        post('/v1/verify/session', body),
      );
      ids.push(...(await Promise.all(some)).map(({ id }) => id));
    }
    return ids;
  }

  return {
    make,
    /** A session that is cancelled is told as expired. */
    async makeEvents(webhookUrl: string, count: number): Promise<void> {
      const ids = await make(count, { webhook_url: webhookUrl });
      for (let i = 0; i < count; i += AT_ONCE)
        await Promise.all(ids.slice(i, i + AT_ONCE).map((id) => post(`/v1/verify/session/${id}/cancel`, {})));
    },
  };
}
