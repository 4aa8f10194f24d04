/** How often two photos of one person are taken for two people's, and the other way round (ISO/IEC 19795-1: FNMR and FMR). */
import { operatingPoint } from '../../../src/verify/decision/operating-point.ts';
import type { Policy } from '../../../src/verify/decision/policy.ts';
import type { FaceMatch } from '../../../src/verify/evidence.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import {
  acceptedAt,
  areaUnder,
  type CurvePoint,
  curveOf,
  equalErrorRate,
  ranked,
} from '../statistics/curve.ts';
import {
  type Estimate,
  estimate,
  estimateShare,
  independentTrials,
  orRuleOfThree,
  personsOf,
} from '../statistics/estimate.ts';
import { once, type Trial } from '../statistics/trial.ts';
import { hindrances, type NotJudged, notJudgedOf } from './not-judged.ts';

export const TARGETS = [1e-2, 1e-3, 1e-4, 1e-5] as const;
/** The rate at which recognition is commonly compared. */
export const TAR_FMR = 1e-3;

export interface FacePoint {
  /** Null for a threshold that was not read off a calibration: the policy's own, or the embedder's publisher's. */
  readonly target_fmr: number | null;
  readonly threshold: number;
  readonly fmr: Estimate;
  readonly fnmr: Estimate;
  readonly false_matches: number;
  readonly false_non_matches: number;
  readonly is_default: boolean;
}

export interface FaceFigures {
  readonly persons: number;
  readonly genuine_pairs: number;
  readonly impostor_pairs: number;
  /** No face on one of the photos, so no score. */
  readonly without_score: { readonly genuine: Estimate; readonly impostor: Estimate };
  /** Pairs that the policy does not let be judged, though most have a score. */
  readonly not_judged: Estimate;
  readonly findings: readonly NotJudged[];
  readonly points: readonly FacePoint[];
  readonly accuracy: Estimate;
  /** Under the whole policy, photos that cannot be judged included: what share of each kind is told "one person". */
  readonly passed: { readonly genuine: Estimate; readonly impostor: Estimate };
  readonly auc: Estimate;
  readonly eer: Estimate;
  readonly tar: Estimate;
  /** Fewer impostor pairs than that rate needs to show even one. */
  readonly tar_is_coarse: boolean;
}

type Scored = Trial & { readonly record: EvidenceRecord };

export function faceFigures(records: readonly EvidenceRecord[], policy: Policy): FaceFigures | null {
  const trials = ranked(scoredPairs(records));
  const [genuine, impostor] = [true, false].map((is) => records.filter(({ expected }) => expected === is));
  const match = trials[0]?.record.evidence.match;
  if (!match || !genuine?.length || !impostor?.length) return null;
  const { threshold } = operatingPoint(match, policy.face_match);
  const isUnscored = ({ evidence }: EvidenceRecord) => evidence.match === null;
  const passes = (record: EvidenceRecord) =>
    (record.evidence.match?.score ?? -1) >= threshold && hindrances(record, policy).length === 0;
  const right = ({ score, positive }: Trial) => score >= threshold === positive;
  return {
    persons: personsOf(records),
    genuine_pairs: genuine.length,
    impostor_pairs: impostor.length,
    without_score: {
      genuine: estimateShare(genuine, isUnscored),
      impostor: estimateShare(impostor, isUnscored),
    },
    not_judged: estimateShare(records, (record) => hindrances(record, policy).length > 0),
    findings: notJudgedOf(records, policy),
    points: pointsOf(trials, match, policy),
    accuracy: estimateShare(trials, right),
    passed: { genuine: estimateShare(genuine, passes), impostor: estimateShare(impostor, passes) },
    ...separation(trials),
  };
}

export function scoredPairs(records: readonly EvidenceRecord[]): Scored[] {
  return records.flatMap((record) => {
    const { match } = record.evidence;
    return match ? [{ score: match.score, positive: record.expected, persons: record.persons, record }] : [];
  });
}

export function faceCurve(records: readonly EvidenceRecord[]): CurvePoint[] {
  const trials = ranked(scoredPairs(records));
  return curveOf(trials, once(trials));
}

function separation(trials: readonly Trial[]) {
  const [auc, eer, tar] = estimate(trials, (weights) => {
    const curve = curveOf(trials, weights);
    return [areaUnder(curve), equalErrorRate(curve), acceptedAt(curve, TAR_FMR)];
  }) as [Estimate, Estimate, Estimate];
  const impostors = trials.filter(({ positive }) => !positive);
  const genuine = trials.filter(({ positive }) => positive);
  return {
    auc,
    eer: orRuleOfThree(eer, independentTrials(trials)),
    tar: orRuleOfThree(tar, independentTrials(genuine)),
    tar_is_coarse: impostors.length * TAR_FMR < 1,
  };
}

function pointsOf(trials: readonly Trial[], match: FaceMatch, policy: Policy): FacePoint[] {
  const points = pointsAsked(match, policy);
  const chosen = operatingPoint(match, policy.face_match).threshold;
  const [genuine, impostor] = [true, false].map((is) => trials.filter(({ positive }) => positive === is)) as [
    Trial[],
    Trial[],
  ];
  return points.map(({ target_fmr, threshold }) => ({
    target_fmr,
    threshold,
    fmr: estimateShare(impostor, ({ score }) => score >= threshold),
    fnmr: estimateShare(genuine, ({ score }) => score < threshold),
    false_matches: impostor.filter(({ score }) => score >= threshold).length,
    false_non_matches: genuine.filter(({ score }) => score < threshold).length,
    is_default: threshold === chosen,
  }));
}

/** The common ones and the policy's own, from many matches to few. */
function pointsAsked(match: FaceMatch, policy: Policy): Pick<FacePoint, 'target_fmr' | 'threshold'>[] {
  const rates = match.curve.length === 0 ? [] : TARGETS;
  const points = [...rates.map((target_fmr) => ({ target_fmr })), policy.face_match].map((asked) => ({
    target_fmr: match.curve.length > 0 && 'target_fmr' in asked ? asked.target_fmr : null,
    threshold: operatingPoint(match, asked).threshold,
  }));
  const distinct = new Map(points.toReversed().map((point) => [point.threshold, point]));
  return [...distinct.values()].sort((one, other) => one.threshold - other.threshold);
}
