/** A trained network → the page's weights: a letter for each, scaled unit by unit, which rectified units allow. */
import { type Weights, ZERO } from '../../src/page/client/capture/face-guide.ts';
import type { Network } from './train-network.ts';

/** Least and greatest weight: letters from ) to [, none of which needs an escape in the source. */
const STEPS = 25;
/** What the greatest weight stands for, in standard deviations of a unit's weights; rarer ones are cut. */
const CUT = 3.5;
const FIGURES = 4;

export function roundNetwork({ parameters, inputs, units }: Network): Weights {
  return {
    bias: rounded(parameters.at(-1)),
    units: Array.from({ length: units }, (_, unit) => {
      const weights = parameters.subarray(unit * inputs, (unit + 1) * inputs);
      const size = (CUT * deviationOf(weights)) / STEPS;
      return {
        offset: rounded((parameters[units * inputs + unit] ?? 0) / size),
        gain: rounded((parameters[units * (inputs + 1) + unit] ?? 0) * size),
        weights: Array.from(weights, (weight) => letterOf(weight / size)).join(''),
      };
    }),
  };
}

function letterOf(weight: number): string {
  return String.fromCharCode(ZERO + Math.max(-STEPS, Math.min(STEPS, Math.round(weight))));
}

function deviationOf(weights: Float32Array): number {
  return Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0) / weights.length);
}

export function rounded(value = 0): number {
  return Number(value.toPrecision(FIGURES));
}
