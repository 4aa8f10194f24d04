/** What each of the five liveness checks is worth: alone, and as what the fused score loses when it is taken out. */
import type { Policy } from '../../../src/verify/decision/policy.ts';
import { LIVENESS_CHECKS, type LivenessCheck } from '../../../src/verify/evidence.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import { areaUnder, thresholdRefusing } from '../statistics/curve.ts';
import { fuseWithout } from './fuse-without.ts';
import { curveAgainst, kindsOf, livenessTrials, type Scorer } from './liveness-trials.ts';
import { byFused, livenessThreshold } from './pad-figures.ts';

export interface AblationCell {
  readonly attack: string;
  readonly auc: number;
  /** At the threshold that refuses as many live photos as the whole score does. */
  readonly apcer: number;
}

export interface AblationRow {
  readonly use: 'all' | 'without' | 'alone';
  readonly check: LivenessCheck | null;
  readonly cells: readonly AblationCell[];
}

export function livenessAblation(records: readonly EvidenceRecord[], policy: Policy): AblationRow[] {
  const threshold = livenessThreshold(records, policy);
  const whole = livenessTrials(records, policy, byFused);
  if (threshold === null || kindsOf(whole).length === 0) return [];
  const refused = whole.filter(({ positive, score }) => positive && score < threshold).length;
  const row = (use: AblationRow['use'], check: LivenessCheck | null, score: Scorer): AblationRow => ({
    use,
    check,
    cells: cellsOf(records, policy, { score, refused }),
  });
  return [
    row('all', null, byFused),
    ...LIVENESS_CHECKS.map((check) => row('without', check, (liveness) => fuseWithout(check, liveness))),
    ...LIVENESS_CHECKS.map((check) => row('alone', check, ({ checks }) => checks[check])),
  ];
}

function cellsOf(
  records: readonly EvidenceRecord[],
  policy: Policy,
  { score, refused }: { readonly score: Scorer; readonly refused: number },
): AblationCell[] {
  const trials = livenessTrials(records, policy, score);
  const live = trials.filter(({ positive }) => positive);
  const threshold = thresholdRefusing(
    live.map((trial) => trial.score),
    refused,
  );
  return kindsOf(trials).map((attack) => {
    const attacks = trials.filter((trial) => trial.attack === attack);
    const passed = attacks.filter((trial) => trial.score >= threshold).length;
    return { attack, auc: areaUnder(curveAgainst(trials, attack)), apcer: passed / attacks.length };
  });
}
