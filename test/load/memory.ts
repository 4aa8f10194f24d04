/** The resident memory of another process, sampled while it works. */
import { readFile } from 'node:fs/promises';

const SAMPLE_EVERY_MS = 250;
const KB_PER_MB = 1024;

export interface MemoryWatch {
  /** MB of every sample so far and the highest the system has seen; null where there is no /proc. */
  stop(): Promise<{ readonly samplesMb: readonly number[]; readonly peakMb: number } | null>;
}

export function watchMemory(pid: number): MemoryWatch {
  const samplesMb: number[] = [];
  const timer = setInterval(async () => {
    const now = await readStatus(pid, 'VmRSS');
    if (now !== null) samplesMb.push(now);
  }, SAMPLE_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      const peakMb = await readStatus(pid, 'VmHWM');
      return peakMb === null ? null : { samplesMb, peakMb };
    },
  };
}

async function readStatus(pid: number, field: string): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kb = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kb === undefined ? null : Number(kb) / KB_PER_MB;
}
