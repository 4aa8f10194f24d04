/** One service process with every verification thread busy, seen from outside: how it answers, how its event loop runs, what it holds. */
import { type Client, createClient, pause } from './client.ts';
import { watchMemory } from './memory.ts';
import type { Photos } from './photos.ts';
import { startProcess } from './service-process.ts';
import { median, type Spread, spread } from './statistics.ts';

const WARM_UP_SESSIONS = 4;
const ASK_EVERY_MS = 20;
const LAG_LINE = /^nodejs_eventloop_lag_p99_seconds (\S+)/m;

export interface FullLoadTask {
  readonly settings: Readonly<Record<string, string>>;
  readonly key: string;
  readonly photos: Photos;
  readonly clients: number;
  readonly seconds: number;
}

export interface FullLoad {
  readonly verdicts: number;
  readonly seconds: number;
  readonly getMs: Spread;
  readonly livezMs: Spread;
  /** The service's own reading: intervals of a timer of 10 ms, so a loop that is never late reads about 10. */
  readonly eventLoopP99Ms: number;
  readonly rssPeakMb: number | null;
  readonly rssSteadyMb: number | null;
}

export async function measureFullLoad(task: FullLoadTask): Promise<FullLoad> {
  const service = await startProcess('serve', task.settings);
  const client = createClient(service.url, task);
  try {
    const known = await warmUp(client, task.clients);
    const memory = watchMemory(service.pid);
    await client.call('GET', '/metrics');
    const measured = await loadAndAsk(client, known, task);
    const [, lag] = LAG_LINE.exec((await client.call('GET', '/metrics')).text) ?? [];
    const held = await memory.stop();
    return {
      ...measured,
      eventLoopP99Ms: Number(lag) * 1000,
      rssPeakMb: held?.peakMb ?? null,
      rssSteadyMb: held && median(held.samplesMb),
    };
  } finally {
    client.close();
    await service.stop();
  }
}

/** The id of a session with a verdict. */
async function warmUp(client: Client, clients: number): Promise<string> {
  const ids = await Promise.all(
    Array.from({ length: Math.max(WARM_UP_SESSIONS, clients) }, () => verifyOne(client)),
  );
  return ids[0] as string;
}

async function loadAndAsk(client: Client, known: string, { clients, seconds }: FullLoadTask) {
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let verdicts = 0;
  const load = Array.from({ length: clients }, async () => {
    while (performance.now() < end) {
      await verifyOne(client);
      if (performance.now() < end) verdicts += 1;
    }
  });
  const [getMs, livezMs] = await Promise.all([
    ask(client, `/v1/verify/session/${known}`, end),
    ask(client, '/livez', end),
  ]);
  await Promise.all(load);
  return { verdicts, seconds, getMs: spread(getMs), livezMs: spread(livezMs) };
}

/** At fixed times, whether or not the answer before has come: a client does not wait for the server's good moments. */
async function ask(client: Client, path: string, end: number): Promise<number[]> {
  const answers: Promise<number>[] = [];
  for (let due = performance.now(); due < end; due += ASK_EVERY_MS) {
    await pause(Math.max(0, due - performance.now()));
    answers.push(client.call('GET', path).then(({ ms }) => ms));
  }
  return Promise.all(answers);
}

async function verifyOne(client: Client): Promise<string> {
  const id = await client.create();
  await client.send(id, 'document_front');
  await client.send(id, 'selfie');
  await client.ended(id);
  return id;
}
