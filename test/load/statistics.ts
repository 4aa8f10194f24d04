/** Quantiles of measured times, and how sure a ratio of two medians is. */

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly n: number;
}

const RESAMPLES = 1000;
const SEED = 1;

/** Linear between the two nearest of the sorted values; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function spread(values: readonly number[]): Spread {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(values, share)) as [
    number,
    number,
    number,
  ];
  return { p50, p95, p99, n: values.length };
}

/**
 * The 95 % interval of median(tops) / median(bottoms) by bootstrap: rounds are drawn anew with their tops and bottoms
 * together, because both were slow when the machine was. The same numbers give the same interval.
 */
export function ratioInterval(tops: readonly number[], bottoms: readonly number[]): [number, number] {
  const random = generator(SEED);
  const ratios = Array.from({ length: RESAMPLES }, () => {
    const drawn = tops.map(() => Math.floor(random() * tops.length));
    const pick = (values: readonly number[]) => median(drawn.map((at) => values[at] as number));
    return pick(tops) / pick(bottoms);
  });
  return [quantile(ratios, 0.025), quantile(ratios, 0.975)];
}

/** Numbers from 0 to 1 (Lehmer, 1951, with the multiplier of Park and Miller). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function round(value: number, places = 1): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
