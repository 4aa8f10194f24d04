/** The counters that an operator watches, in one registry per app. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

export interface Depths {
  /** Jobs that wait or run, by queue. */
  readonly queues: () => Promise<Readonly<Record<string, number>>>;
  readonly waitingDeliveries: () => Promise<number>;
}

export function createMetrics({ queues, waitingDeliveries }: Depths) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'vouch_queue_depth',
    help: 'Jobs that wait or run',
    labelNames: ['queue'],
    registers,
    async collect() {
      for (const [queue, depth] of Object.entries(await queues())) this.set({ queue }, depth);
    },
  });
  new Gauge({
    name: 'vouch_deliveries_waiting',
    help: 'Webhook deliveries that have neither arrived nor been abandoned',
    registers,
    async collect() {
      this.set(await waitingDeliveries());
    },
  });
  return {
    registry,
    stepSeconds: new Histogram({
      name: 'vouch_step_seconds',
      help: 'Time of one pipeline step',
      labelNames: ['step'],
      buckets: SECONDS,
      registers,
    }),
    pickupSeconds: new Histogram({
      name: 'vouch_pickup_seconds',
      help: 'Time from the last image accepted to the start of its verification',
      buckets: SECONDS,
      registers,
    }),
    verdicts: new Counter({
      name: 'vouch_verdicts_total',
      help: 'Verdicts',
      labelNames: ['status'],
      registers,
    }),
    retentionLagSeconds: new Gauge({
      name: 'vouch_retention_lag_seconds',
      help: 'How late the last sweep found what was due first; what: images, data, row',
      labelNames: ['what'],
      registers,
    }),
    jobs: new Counter({
      name: 'vouch_jobs_total',
      help: 'Jobs that ended',
      labelNames: ['queue', 'outcome'],
      registers,
    }),
    deliveries: new Counter({
      name: 'vouch_deliveries_total',
      help: 'Attempts to deliver a webhook: delivered, refused (and tried again later) or abandoned',
      labelNames: ['outcome'],
      registers,
    }),
  };
}
