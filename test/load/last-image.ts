/** From the last image accepted to the verdict, by the service's own clock: one session at a time, and several at once. */
import { type Client, createClient, type SessionAnswer } from './client.ts';
import type { Photos } from './photos.ts';
import { startProcess } from './service-process.ts';
import { type Spread, spread } from './statistics.ts';

const WARM_UP_SESSIONS = 2;
const THREADS_PER_PROCESS = '1';

export interface LastImageTask {
  readonly settings: Readonly<Record<string, string>>;
  readonly key: string;
  readonly photos: Photos;
  readonly workers: number;
  readonly alone: number;
  readonly atOnce: number;
}

export interface LastImage {
  readonly workers: number;
  readonly aloneMs: Spread;
  readonly atOnceMs: Spread;
}

/** A process of the role `api` and some of the role `worker`, each with one verification thread. */
export async function measureLastImage(task: LastImageTask): Promise<LastImage> {
  const settings = { ...task.settings, VERIFY_THREADS: THREADS_PER_PROCESS };
  const api = await startProcess('api', settings);
  const workers = await Promise.all(
    Array.from({ length: task.workers }, () => startProcess('worker', settings)),
  );
  const client = createClient(api.url, task);
  try {
    for (let i = 0; i < WARM_UP_SESSIONS * task.workers; i += task.workers)
      await verifyAtOnce(client, task.workers);
    const alone: number[] = [];
    for (let i = 0; i < task.alone; i++) alone.push(...(await verifyAtOnce(client, 1)));
    const atOnce = await verifyAtOnce(client, task.atOnce);
    return { workers: task.workers, aloneMs: spread(alone), atOnceMs: spread(atOnce) };
  } finally {
    client.close();
    await Promise.all([api, ...workers].map((process) => process.stop()));
  }
}

/** The documents first; then every session gets its last image at the same time. */
async function verifyAtOnce(client: Client, sessions: number): Promise<number[]> {
  const ids = await Promise.all(
    Array.from({ length: sessions }, async () => {
      const id = await client.create();
      await client.send(id, 'document_front');
      return id;
    }),
  );
  await Promise.all(ids.map((id) => client.send(id, 'selfie')));
  return (await Promise.all(ids.map((id) => client.ended(id)))).map(waitedMs);
}

function waitedMs({ submitted_at, completed_at }: SessionAnswer): number {
  return Date.parse(completed_at as string) - Date.parse(submitted_at as string);
}
