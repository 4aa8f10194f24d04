/** The axes on which error rates are commonly drawn. */
import type { Axis } from './chart.ts';

const RATES = [0.0001, 0.001, 0.01, 0.1, 1];
const STARTS = [0.95, 0.9, 0.5];
const DEVIATES = [0.0001, 0.001, 0.01, 0.05, 0.2, 0.5];

/** Powers of ten, from one in ten thousand to all. */
export function logarithmic(label: string): Axis {
  const [least, most] = [Math.log10(RATES[0] as number), Math.log10(RATES.at(-1) as number)];
  const ticks = RATES.map((value) => ({ value, text: percent(value) }));
  return { label, ticks, place: (rate) => (Math.log10(Math.max(rate, 1e-12)) - least) / (most - least) };
}

/** Up to all in five equal steps, from the highest start that leaves room for `lowest`. */
export function linear(label: string, lowest = 0): Axis {
  const start = STARTS.find((each) => each <= lowest) ?? 0;
  const ticks = [0, 1, 2, 3, 4, 5].map((step) => {
    const value = start + ((1 - start) * step) / 5;
    return { value, text: percent(value) };
  });
  return { label, ticks, place: (share) => (share - start) / (1 - start) };
}

/** Normal deviates, on which errors of normally distributed scores lie on a straight line (Martin et al., Eurospeech 1997). */
export function deviate(label: string): Axis {
  const [least, most] = [probit(DEVIATES[0] as number), probit(DEVIATES.at(-1) as number)];
  const ticks = DEVIATES.map((value) => ({ value, text: percent(value) }));
  return { label, ticks, place: (rate) => (probit(rate) - least) / (most - least) };
}

/** Inverse of the normal distribution, to 4.5e-4 (Abramowitz and Stegun 26.2.23). */
function probit(share: number): number {
  const inside = Math.min(Math.max(share, 1e-9), 1 - 1e-9);
  const tail = Math.min(inside, 1 - inside);
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + 0.802853 * t + 0.010328 * t ** 2;
  const below = 1 + 1.432788 * t + 0.189269 * t ** 2 + 0.001308 * t ** 3;
  const distance = t - above / below;
  return inside < 0.5 ? -distance : distance;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
