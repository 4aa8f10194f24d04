/**
 * The five liveness checks → one score and the threshold it is held against. A logistic unit over the checks' logits:
 * texture, a trained network, leads; the other four shift it, and no check can count against what it says itself.
 */
import { LIVENESS_CHECKS, type LivenessCheck } from '../evidence.ts';
import { FUSION } from './fusion.ts';

export interface Fusion {
  /** Zero or more, for the check's logit. */
  readonly weights: Readonly<Record<LivenessCheck, number>>;
  readonly bias: number;
}

/** The bias is fitted so that this is the operating point. */
const THRESHOLD = 0.5;
/** A check's score is held inside this distance from 0 and 1, so that its logit is finite. */
const MARGIN = 0.001;

/** `checks` are 0..1, 1 = live, and so is the score; a face counts as live when its score reaches the threshold. */
export function fuse(
  checks: Readonly<Record<LivenessCheck, number>>,
  { weights, bias }: Fusion = FUSION,
): { readonly score: number; readonly threshold: number } {
  const sum = LIVENESS_CHECKS.reduce((total, check) => total + weights[check] * logit(checks[check]), bias);
  return { score: 1 / (1 + Math.exp(-sum)), threshold: THRESHOLD };
}

export function logit(score: number): number {
  const inside = Math.min(1 - MARGIN, Math.max(MARGIN, score));
  return Math.log(inside / (1 - inside));
}
