/** How fast events reach a receiver on this machine: they wait for a worker, the worker starts, and the receiver counts. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startProcess } from '../service-process.ts';
import { round } from '../statistics.ts';

const WAIT_MS_MAX = 60_000;

export interface DeliveryRate {
  readonly perSecond: number;
  readonly n: number;
  /** More than once: at least once is what is promised. */
  readonly repeated: number;
}

export interface DeliveryTask {
  readonly settings: Readonly<Record<string, string>>;
  readonly count: number;
  /** Makes that many events whose deliveries go to the address. */
  readonly makeEvents: (webhookUrl: string, count: number) => Promise<void>;
}

export async function measureDeliveries({
  settings,
  count,
  makeEvents,
}: DeliveryTask): Promise<DeliveryRate> {
  const receiver = await startReceiver(count);
  try {
    await makeEvents(receiver.url, count);
    const worker = await startProcess('worker', settings);
    try {
      await receiver.all;
    } finally {
      await worker.stop();
    }
    return receiver.rate();
  } finally {
    receiver.close();
  }
}

async function startReceiver(count: number) {
  const seen = new Set<string>();
  let [posts, firstMs, lastMs] = [0, 0, 0];
  let told = (): void => {};
  const all = new Promise<void>((resolve, reject) => {
    told = resolve;
    setTimeout(() => reject(new Error(`Only ${seen.size} of ${count} deliveries came`)), WAIT_MS_MAX).unref();
  });
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.end();
      lastMs = performance.now();
      firstMs ||= lastMs;
      posts += 1;
      seen.add(String(request.headers['webhook-id']));
      if (seen.size === count) told();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    all,
    rate: (): DeliveryRate => ({
      perSecond: round((posts * 1000) / (lastMs - firstMs), 0),
      n: seen.size,
      repeated: posts - seen.size,
    }),
    close: () => server.close().closeAllConnections(),
  };
}
