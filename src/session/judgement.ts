/** From evidence and verdict to what a session keeps: the grounds in the open, what is about the person sealed. */
import type { Verdict } from '../verify/decision/decide.ts';
import { reasonOf } from '../verify/decision/reasons.ts';
import type { Check, Evidence } from '../verify/evidence.ts';
import { detailsOf, documentResultOf, identityOf } from './document-result.ts';
import type { Judgement } from './finish-session.ts';
import type { PersonalResult, Result } from './session.ts';

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

/** Nothing is known about the person. */
export const NOBODY: PersonalResult = { identity: null, document: null, details: {}, evidence: null };

export function judgementOf(evidence: Evidence, verdict: Verdict): Judgement {
  const { status, checks, reasons, warnings, policy } = verdict;
  const result: Result = {
    face_match: faceMatchOf(evidence, verdict),
    liveness: livenessOf(evidence, verdict),
    checks,
    reasons,
    warnings,
    policy_version: policy.version,
    models: evidence.models,
    timings_ms: evidence.timings_ms,
  };
  const { document } = evidence;
  const person = {
    identity: identityOf(document),
    document: documentResultOf(evidence, verdict),
    details: detailsOf(document),
    evidence,
  };
  return { status, result, person };
}

function faceMatchOf({ match }: Evidence, { checks, thresholds }: Verdict): Result['face_match'] {
  if (!match || !thresholds.face_match) return null;
  const { score, probability, model } = match;
  const { threshold, fmr } = thresholds.face_match;
  return {
    matched: passed(checks, 'face_match'),
    score,
    threshold,
    fmr_at_threshold: fmr,
    probability,
    model,
  };
}

function livenessOf({ liveness, frames }: Evidence, { checks, thresholds }: Verdict): Result['liveness'] {
  if (!liveness || thresholds.liveness === null) return null;
  return {
    passed: passed(checks, 'liveness'),
    score: liveness.score,
    threshold: thresholds.liveness,
    checks: liveness.checks,
    ...(frames && { frames }),
  };
}

function passed(checks: Verdict['checks'], wanted: Check): boolean {
  return checks.some(({ name, result }) => name === wanted && result === 'pass');
}

/** What was asked but may not be looked at: whatever the rest says, the answer is not yes. */
export function withoutChecks(judgement: Judgement, declined: readonly Check[]): Judgement {
  if (declined.length === 0) return judgement;
  const { status, result } = judgement;
  const left = declined.map((name) => ({
    name,
    result: 'not_judged',
    reasons: ['biometrics_declined'],
  }));
  return {
    ...judgement,
    status: status === 'verified' ? 'unverified' : status,
    result: {
      ...result,
      checks: [...result.checks, ...left],
      reasons: [...result.reasons, reasonOf('biometrics_declined')],
    },
  };
}

/** When the work itself broke and every try was used up. */
export function brokenJudgement(): Judgement {
  return {
    status: 'failed',
    result: { ...EMPTY, reasons: [reasonOf('processing_error')] },
    person: NOBODY,
  };
}
