/** How long the verifications took inside their thread, for each set: its photos have a size of their own. */
import { quantile } from '../../load/statistics.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';

/** The file says below which of these a time lies, far enough apart that a second run on the same machine says the same. */
const STEPS_MS = [1000, 3000, 10_000] as const;

export interface Latency {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly n: number;
  /** Median of each step, exact. */
  readonly steps: Readonly<Record<string, number>>;
}

/** Of all steps, or of those that are named. */
export function latencyOf(records: readonly EvidenceRecord[], steps?: readonly string[]): Latency | null {
  if (records.length === 0) return null;
  const ran = new Set(records.flatMap(({ evidence }) => Object.keys(evidence.timings_ms)));
  const names = [...ran].filter((name) => !steps || steps.includes(name));
  const totals = records.map(({ evidence }) =>
    names.reduce((sum, name) => sum + (evidence.timings_ms[name] ?? 0), 0),
  );
  const stepMs = (name: string) => records.flatMap(({ evidence }) => evidence.timings_ms[name] ?? []);
  return {
    p50_ms: round(quantile(totals, 0.5)),
    p95_ms: round(quantile(totals, 0.95)),
    n: records.length,
    steps: Object.fromEntries(names.map((name) => [name, round(quantile(stepMs(name), 0.5))])),
  };
}

export function belowStep(ms: number): string {
  const step = STEPS_MS.find((each) => ms < each);
  return step ? `below ${step} ms` : `${STEPS_MS.at(-1)} ms or more`;
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
