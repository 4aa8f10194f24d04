/** The sweeps that let go what retention says: images, data, rows. How late each is, is a metric. */
import type { Metrics } from '../metrics.ts';
import type { Sessions } from '../session/sessions.ts';
import { RETAINED } from '../session/sweep-retention.ts';
import type { Sweep } from './sweeps.ts';

const SWEEP_MS = 10_000;
const DONE = {
  images: 'images deleted by retention',
  data: 'sessions erased by retention',
  row: 'session rows deleted by retention',
} as const;

export function retentionSweeps({
  sessions,
  metrics,
}: {
  readonly sessions: Sessions;
  readonly metrics: Pick<Metrics, 'retentionLagSeconds'>;
}): Sweep[] {
  return RETAINED.map((what) => ({
    done: DONE[what],
    everyMs: SWEEP_MS,
    async run() {
      const { ids, lagMs } = await sessions.dueByRetention(what);
      metrics.retentionLagSeconds.set({ what }, lagMs / 1000);
      return sessions.letGo(what, ids);
    },
  }));
}
