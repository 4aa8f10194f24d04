/** Photos that could be judged, as trials of one way to score them, and the error rates of ISO/IEC 30107-3 over them. */
import type { Policy } from '../../../src/verify/decision/policy.ts';
import type { Liveness } from '../../../src/verify/evidence.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import { areaUnder, type CurvePoint, curveOf, ranked } from '../statistics/curve.ts';
import {
  type Estimate,
  estimate,
  estimateShare,
  independentTrials,
  orRuleOfThree,
} from '../statistics/estimate.ts';
import { once, type Trial } from '../statistics/trial.ts';
import { hindrances } from './not-judged.ts';

export type Scorer = (liveness: Liveness) => number;

export interface LivenessTrial extends Trial {
  readonly attack: string | null;
}

/** `attack`: how many of one kind pass for live; of all judged ones of that kind. */
export interface AttackFigures {
  readonly attack: string;
  readonly photos: number;
  readonly passed: number;
  readonly apcer: Estimate;
  readonly auc: Estimate;
}

export interface LivenessErrors {
  readonly threshold: number;
  readonly live_photos: number;
  readonly live_refused: number;
  readonly bpcer: Estimate;
  readonly attacks: readonly AttackFigures[];
  /** (the worst APCER + BPCER) / 2. */
  readonly acer: Estimate;
}

export function livenessTrials(
  records: readonly EvidenceRecord[],
  policy: Policy,
  score: Scorer,
): LivenessTrial[] {
  return records.flatMap((record) => {
    const { evidence, expected, persons, attack } = record;
    if (!evidence.liveness || hindrances(record, policy).length > 0) return [];
    return [{ score: score(evidence.liveness), positive: expected, persons, attack }];
  });
}

/** Null where there is no live photo or no attack. */
export function livenessErrors(trials: readonly LivenessTrial[], threshold: number): LivenessErrors | null {
  const live = trials.filter(({ positive }) => positive);
  const kinds = kindsOf(trials);
  if (live.length === 0 || kinds.length === 0) return null;
  const isRefused = ({ score }: Trial) => score < threshold;
  const attacks = kinds.map((attack) => attackFigures(attack, trials, threshold));
  const [acer] = estimate(trials, (weights) => [acerOf(trials, weights, { threshold, kinds })]) as [Estimate];
  return {
    threshold,
    live_photos: live.length,
    live_refused: live.filter(isRefused).length,
    bpcer: estimateShare(live, isRefused),
    attacks,
    acer: orRuleOfThree(acer, independentTrials(trials)),
  };
}

export function kindsOf(trials: readonly LivenessTrial[]): readonly string[] {
  return [...new Set(trials.flatMap(({ attack }) => attack ?? []))].sort();
}

/** Live photos against the attacks of one kind. */
export function curveAgainst(trials: readonly LivenessTrial[], attack: string): CurvePoint[] {
  const these = ranked(trials.filter((trial) => trial.positive || trial.attack === attack));
  return curveOf(these, once(these));
}

function attackFigures(attack: string, trials: readonly LivenessTrial[], threshold: number): AttackFigures {
  const attacks = trials.filter((trial) => trial.attack === attack);
  const passes = ({ score }: Trial) => score >= threshold;
  const both = ranked(trials.filter((trial) => trial.positive || trial.attack === attack));
  const [auc] = estimate(both, (weights) => [areaUnder(curveOf(both, weights))]) as [Estimate];
  return {
    attack,
    photos: attacks.length,
    passed: attacks.filter(passes).length,
    apcer: estimateShare(attacks, passes),
    auc,
  };
}

/** ISO/IEC 30107-3 takes the attack that succeeds most: a mean would hide it among easy ones. */
function acerOf(
  trials: readonly LivenessTrial[],
  weights: ArrayLike<number>,
  { threshold, kinds }: { readonly threshold: number; readonly kinds: readonly string[] },
): number {
  const share = (isOne: (trial: LivenessTrial) => boolean, isWrong: (trial: LivenessTrial) => boolean) => {
    let [wrong, all] = [0, 0];
    trials.forEach((trial, at) => {
      if (!isOne(trial)) return;
      all += weights[at] ?? 0;
      if (isWrong(trial)) wrong += weights[at] ?? 0;
    });
    return wrong / all;
  };
  const bpcer = share(
    ({ positive }) => positive,
    ({ score }) => score < threshold,
  );
  const apcers = kinds.map((kind) =>
    share(
      ({ attack }) => attack === kind,
      ({ score }) => score >= threshold,
    ),
  );
  return (Math.max(...apcers) + bpcer) / 2;
}
