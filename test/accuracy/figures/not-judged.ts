/** Photos that the policy does not let be judged, each with the findings that say why. */

import { concerns, reasonFor } from '../../../src/verify/decision/judge-check.ts';
import type { Policy } from '../../../src/verify/decision/policy.ts';
import type { Finding } from '../../../src/verify/evidence.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import { type Estimate, estimateShare } from '../statistics/estimate.ts';

export interface NotJudged {
  /** A finding and the image it is about: `several_faces on selfie`. */
  readonly finding: string;
  readonly count: number;
  readonly share: Estimate;
}

/** Findings that stand in the way of one of the record's checks. */
export function hindrances({ evidence }: EvidenceRecord, policy: Policy): readonly Finding[] {
  return evidence.findings.filter(
    (finding) =>
      policy.findings[finding.code] === 'not_judged' &&
      evidence.checks.some((check) => concerns(finding, check)),
  );
}

/** The most frequent first; a record may have several. */
export function notJudgedOf(records: readonly EvidenceRecord[], policy: Policy): NotJudged[] {
  const named = new Map(records.map((record) => [record, new Set(hindrances(record, policy).map(nameOf))]));
  const names = [...new Set([...named.values()].flatMap((each) => [...each]))].sort();
  const rows = names.map((finding) => {
    const isFound = (record: EvidenceRecord) => named.get(record)?.has(finding) ?? false;
    return { finding, count: records.filter(isFound).length, share: estimateShare(records, isFound) };
  });
  return rows.sort((one, other) => other.count - one.count);
}

function nameOf(finding: Finding): string {
  return `${reasonFor(finding)} on ${finding.image}`;
}
