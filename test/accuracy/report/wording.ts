/** Figures as people read them. */
import type { Estimate } from '../statistics/estimate.ts';

/** `0.67 % (0.21 to 1.24)`; a star where the interval is by the rule of three. */
export function rate({ value, low, high, interval }: Estimate): string {
  if (!Number.isFinite(value)) return 'not measured';
  if (interval === 'none') return percent(value);
  const star = interval === 'rule_of_three' ? '\\*' : '';
  return `${percent(value)} (${hundredth(low)} to ${hundredth(high)}${star})`;
}

/** `0.9981 (0.9962 to 0.9995)`. */
export function index({ value, low, high, interval }: Estimate): string {
  if (!Number.isFinite(value)) return 'not measured';
  return interval === 'none'
    ? value.toFixed(4)
    : `${value.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)})`;
}

export function percent(share: number): string {
  return Number.isFinite(share) ? `${hundredth(share)} %` : 'not measured';
}

export function power(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function hundredth(share: number): string {
  return (100 * share).toFixed(2);
}
