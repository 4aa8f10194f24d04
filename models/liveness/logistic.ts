/**
 * Logistic regression with L2 regularisation, by projected gradient descent: small enough to read, and the projection is
 * what keeps a sign that theory knows from being turned by one data set.
 */
export interface Example {
  /** Standardised. */
  readonly values: readonly number[];
  readonly live: boolean;
  /** How much it counts; only the ratio between examples matters. */
  readonly weight: number;
}

export interface Weights {
  readonly weights: readonly number[];
  readonly bias: number;
}

/** The nearest weights that are allowed. */
export type Projection = (weights: readonly number[]) => readonly number[];

const STEPS = 3000;
const RATE = 0.1;

/** `ridge` is the penalty on half the squared weights, relative to the mean loss. The bias is free. */
export function fitLogistic(examples: readonly Example[], project: Projection, ridge: number): Weights {
  const total = examples.reduce((sum, example) => sum + example.weight, 0);
  const inputs = examples[0]?.values.length ?? 0;
  let fitted: Weights = { weights: project(new Array<number>(inputs).fill(0)), bias: 0 };
  for (let step = 0; step < STEPS; step++) {
    const slope = gradient(examples, fitted);
    const moved = fitted.weights.map(
      (weight, at) => weight - RATE * ((slope.weights[at] ?? 0) / total + ridge * weight),
    );
    fitted = { weights: project(moved), bias: fitted.bias - (RATE * slope.bias) / total };
  }
  return fitted;
}

/** The bias plus the weighted values: the logit of live. */
export function logitOf(values: readonly number[], { weights, bias }: Weights): number {
  return values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias);
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function gradient(examples: readonly Example[], at: Weights): Weights {
  const weights = at.weights.map(() => 0);
  let bias = 0;
  for (const { values, live, weight } of examples) {
    const error = weight * (sigmoid(logitOf(values, at)) - (live ? 1 : 0));
    bias += error;
    for (let index = 0; index < values.length; index++) {
      weights[index] = (weights[index] ?? 0) + error * (values[index] ?? 0);
    }
  }
  return { weights, bias };
}
