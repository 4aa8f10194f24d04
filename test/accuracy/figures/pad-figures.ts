/** How often a living person is refused and an attack passes: the fused score, and the published network that it has to beat. */
import type { Policy } from '../../../src/verify/decision/policy.ts';
import { thresholdsOf } from '../../../src/verify/decision/thresholds.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import { thresholdRefusing } from '../statistics/curve.ts';
import { type Estimate, estimateShare, personsOf } from '../statistics/estimate.ts';
import { type LivenessErrors, livenessErrors, livenessTrials, type Scorer } from './liveness-trials.ts';
import { hindrances, type NotJudged, notJudgedOf } from './not-judged.ts';

/** Where the publisher of the two MiniFASNet networks draws the line on their mean. */
const PUBLISHED_THRESHOLD = 0.5;

export interface PadFigures {
  readonly persons: number;
  readonly live_photos: number;
  readonly attack_photos: number;
  /** Photos without a score, or with a finding that stands in the way: the standard's non-response rates. */
  readonly bpnrr: Estimate;
  readonly apnrr: readonly { readonly attack: string; readonly photos: number; readonly share: Estimate }[];
  readonly findings: readonly NotJudged[];
  readonly fused: LivenessErrors;
  readonly texture_published: LivenessErrors;
  /** Texture alone where it refuses as many live photos as the fused score. */
  readonly texture_same_bpcer: LivenessErrors;
}

export const byFused: Scorer = ({ score }) => score;
export const byTexture: Scorer = ({ checks }) => checks.texture;

/** Null where there is no live photo or no attack to be judged. */
export function padFigures(records: readonly EvidenceRecord[], policy: Policy): PadFigures | null {
  const threshold = livenessThreshold(records, policy);
  if (threshold === null) return null;
  const fused = livenessErrors(livenessTrials(records, policy, byFused), threshold);
  const texture = livenessTrials(records, policy, byTexture);
  const live = texture.filter(({ positive }) => positive).map(({ score }) => score);
  const published = livenessErrors(texture, PUBLISHED_THRESHOLD);
  const same = fused && livenessErrors(texture, thresholdRefusing(live, fused.live_refused));
  if (!fused || !published || !same) return null;
  const isHindered = (record: EvidenceRecord) =>
    record.evidence.liveness === null || hindrances(record, policy).length > 0;
  const attacks = records.filter(({ attack }) => attack !== null);
  const kinds = [...new Set(attacks.flatMap(({ attack }) => attack ?? []))].sort();
  const of = (kind: string) => attacks.filter(({ attack }) => attack === kind);
  return {
    persons: personsOf(records),
    live_photos: records.length - attacks.length,
    attack_photos: attacks.length,
    bpnrr: estimateShare(
      records.filter(({ attack }) => attack === null),
      isHindered,
    ),
    apnrr: kinds.map((kind) => ({
      attack: kind,
      photos: of(kind).length,
      share: estimateShare(of(kind), isHindered),
    })),
    findings: notJudgedOf(records, policy),
    fused,
    texture_published: published,
    texture_same_bpcer: same,
  };
}

/** One for all photos: it came with the models, or from the policy. */
export function livenessThreshold(records: readonly EvidenceRecord[], policy: Policy): number | null {
  const scored = records.find(({ evidence }) => evidence.liveness !== null);
  return scored ? thresholdsOf(scored.evidence, policy).liveness : null;
}
