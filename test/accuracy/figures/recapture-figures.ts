/** How often a document is taken for a picture of one, and how often a picture of one is not noticed. */
import type { Policy } from '../../../src/verify/decision/policy.ts';
import { thresholdsOf } from '../../../src/verify/decision/thresholds.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import { type Estimate, estimateShare } from '../statistics/estimate.ts';

export interface RecaptureFigures {
  readonly originals: number;
  readonly false_alarms: Estimate;
  readonly kinds: readonly { readonly kind: string; readonly photos: number; readonly unnoticed: Estimate }[];
}

export function recaptureFigures(
  records: readonly EvidenceRecord[],
  policy: Policy,
): RecaptureFigures | null {
  const scored = records.filter(({ evidence }) => evidence.recapture !== null);
  const kinds = [...new Set(scored.flatMap(({ attack }) => attack ?? []))];
  if (kinds.length === 0) return null;
  const isNoticed = ({ evidence }: EvidenceRecord) =>
    (evidence.recapture?.score ?? 1) < (thresholdsOf(evidence, policy).document_recapture ?? 0);
  const originals = scored.filter(({ attack }) => attack === null);
  return {
    originals: originals.length,
    false_alarms: estimateShare(originals, isNoticed),
    kinds: kinds.map((kind) => {
      const made = scored.filter(({ attack }) => attack === kind);
      return { kind, photos: made.length, unnoticed: estimateShare(made, (each) => !isNoticed(each)) };
    }),
  };
}
