/** Evidence → verdict. Pure: the same evidence under the same policy gives the same answer at any time. */
import type { Evidence, Finding } from '../evidence.ts';
import { type CheckResult, concerns, judgeCheck, reasonFor } from './judge-check.ts';
import { hashPolicy, type Policy } from './policy.ts';
import { type Reason, reasonOf } from './reasons.ts';
import { type Thresholds, thresholdsOf } from './thresholds.ts';

export interface Verdict {
  /** `verified`: every check passed. `unverified`: we could judge, and the answer is no. `failed`: we could not judge. */
  readonly status: 'verified' | 'unverified' | 'failed';
  readonly checks: readonly CheckResult[];
  readonly reasons: readonly Reason[];
  /** Found, but not in the way of a verdict. */
  readonly warnings: readonly Reason[];
  /** What the scores were held against. */
  readonly thresholds: Thresholds;
  readonly policy: { readonly version: string; readonly sha256: string };
}

export function decide(given: Evidence, policy: Policy): Verdict {
  const thresholds = thresholdsOf(given, policy);
  const evidence = { ...given, findings: [...given.findings, ...judgeRecapture(given, thresholds)] };
  const checks = evidence.checks.map((check) => judgeCheck(check, evidence, policy, thresholds));
  const status = statusOf(checks);
  const codes = checks.flatMap(({ reasons }) => reasons);
  return {
    status,
    checks,
    reasons: unique(checks.length > 0 ? codes : ['processing_error']),
    warnings: warningsOf(evidence, policy),
    thresholds,
    policy: { version: policy.version, sha256: hashPolicy(policy) },
  };
}

/** One clear no is an answer, whatever else could not be judged. Nothing asked is nothing judged. */
function statusOf(checks: readonly CheckResult[]): Verdict['status'] {
  if (checks.some(({ result }) => result === 'fail')) return 'unverified';
  return checks.length > 0 && checks.every(({ result }) => result === 'pass') ? 'verified' : 'failed';
}

/** A finding that depends on where the policy draws the line. */
function judgeRecapture({ recapture }: Evidence, { document_recapture: threshold }: Thresholds): Finding[] {
  const isDoubtful = recapture && threshold !== null && recapture.score < threshold;
  return isDoubtful ? [{ code: 'document_recapture', image: 'document_front' }] : [];
}

function warningsOf(evidence: Evidence, policy: Policy): Reason[] {
  const harmless = evidence.findings.filter(
    (finding) =>
      policy.findings[finding.code] === 'warn' && evidence.checks.some((check) => concerns(finding, check)),
  );
  return unique(harmless.map(reasonFor));
}

function unique(codes: readonly Reason['code'][]): Reason[] {
  return [...new Set(codes)].map(reasonOf);
}
