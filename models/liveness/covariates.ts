/**
 * Would the fused score be better if it knew the size of the face and the photo's quality? The trial that decided against it:
 * what tells one set from the other looks useful as long as both are in the fit, and refuses the people of a third camera.
 */
import { fuse, logit } from '../../src/verify/liveness/fuse.ts';
import { splitByFold, splitBySource } from './evaluate.ts';
import { groupBy } from './group-by.ts';
import { fitLogistic, logitOf, sigmoid } from './logistic.ts';
import { COVARIATES, type Covariate, isLive, type Sample } from './samples.ts';
import { atOperatingPoint, BPCER_MAX, examplesOf, RIDGE, scoresOf, train, weightsOf } from './train.ts';

type Split = readonly [inside: readonly Sample[], outside: readonly Sample[]];

/** One line for each: live photos refused and attacks passed, on other people, and on a set that the fit did not see. */
export function covariateTrial(samples: readonly Sample[]): string {
  return [undefined, ...COVARIATES]
    .map((covariate) => {
      const others = rates(splitByFold(samples).flatMap((split) => scoreWith(split, covariate)));
      const sets = [...splitBySource(samples)].filter(([source]) => source === 'pad' || source === 'faces');
      const unseen = sets.map(([, split]) => rates(scoreWith(split, covariate))).join('  ');
      const name = (covariate ? `with ${covariate}` : 'without').padEnd(17);
      return `${name}other people: ${others}\n${' '.repeat(17)}unseen set:   ${unseen}`;
    })
    .join('\n');
}

function scoreWith([inside, outside]: Split, covariate?: Covariate) {
  const trained = train(outside);
  const scale = scaleOf(outside, covariate);
  const valuesOf = (sample: Sample) => {
    const fused = logit(fuse(scoresOf(sample, trained.readings), trained.fusion).score);
    return covariate ? [fused, scale(sample)] : [fused];
  };
  const values = outside.map(valuesOf);
  const fitted = fitLogistic(examplesOf(outside, values, weightsOf(outside)), (moved) => moved, RIDGE);
  const placed = atOperatingPoint(fitted, outside, values, BPCER_MAX);
  return inside.map((sample) => ({ sample, fused: sigmoid(logitOf(valuesOf(sample), placed)) }));
}

/** Standard deviations of the logarithm: sizes and variances differ by factors. */
function scaleOf(samples: readonly Sample[], covariate?: Covariate): (sample: Sample) => number {
  if (!covariate) return () => 0;
  const logarithm = ({ covariates }: Sample) => Math.log(1 + covariates[covariate]);
  const values = samples.filter(isLive).map(logarithm);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return (sample) => (logarithm(sample) - mean) / deviation;
}

function rates(scored: ReturnType<typeof scoreWith>): string {
  const groups = groupBy(scored, ({ sample }) => `${sample.set} ${sample.kind}`);
  return [...groups]
    .map(([name, group]) => {
      const wrong = group.filter(({ sample, fused }) => fused < 0.5 === isLive(sample)).length;
      return `${name} ${((100 * wrong) / group.length).toFixed(1)} %`;
    })
    .join('  ');
}
