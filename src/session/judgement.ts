/** From evidence and verdict to what a session keeps: the grounds in the open, what is about the person sealed. */
import type { Verdict } from '../verify/decision/decide.ts';
import { reasonOf } from '../verify/decision/reasons.ts';
import type { Evidence } from '../verify/evidence.ts';
import type { Judgement } from './finish-session.ts';
import type { Result } from './session.ts';

/** A result in which nothing was measured. */
export const EMPTY: Result = {
  face_match: null,
  liveness: null,
  checks: [],
  reasons: [],
  warnings: [],
  policy_version: null,
  models: [],
  timings_ms: {},
};

export function judgementOf(evidence: Evidence, verdict: Verdict): Judgement {
  const { status, checks, reasons, warnings, policy } = verdict;
  const passed = (name: string): boolean =>
    checks.some((check) => check.name === name && check.result === 'pass');
  const result: Result = {
    face_match: evidence.match && { matched: passed('face_match'), ...evidence.match },
    liveness: evidence.liveness && { passed: passed('liveness'), ...evidence.liveness },
    checks,
    reasons,
    warnings,
    policy_version: policy.version,
    models: evidence.models,
    timings_ms: evidence.timings_ms,
  };
  return { status, result, person: { identity: { name: null, id_number: null }, evidence } };
}

/** When the work itself broke and every try was used up. */
export function brokenJudgement(): Judgement {
  return {
    status: 'failed',
    result: { ...EMPTY, reasons: [reasonOf('processing_error')] },
    person: { identity: null, evidence: null },
  };
}
