/** Runs the steps that the asked checks need, in the table's order; times each one and records those that lacked their input. */
import type { Check } from './evidence.ts';
import type { Parts, Step, Tools, Work } from './work.ts';

export interface PipelineStep {
  readonly name: string;
  readonly gives: keyof Parts;
  readonly checks: readonly Check[];
  readonly run: Step<keyof Parts>;
}

export interface Run {
  readonly work: Work;
  /** Names of steps that had nothing to work on. */
  readonly skipped: readonly string[];
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
}

export async function runSteps(steps: readonly PipelineStep[], start: Work, tools: Tools): Promise<Run> {
  const skipped: string[] = [];
  const timings: Record<string, number> = {};
  let work = start;
  for (const { name, run } of steps.filter(isNeeded)) {
    tools.inTime.throwIfAborted();
    const begun = performance.now();
    const given = await run(work, tools);
    timings[name] = Math.round((performance.now() - begun) * 10) / 10;
    if (given) work = { ...work, ...given, findings: [...work.findings, ...(given.findings ?? [])] };
    else skipped.push(name);
  }
  return { work, skipped, timings };

  function isNeeded({ checks }: PipelineStep): boolean {
    return checks.some((check) => start.checks.includes(check));
  }
}
