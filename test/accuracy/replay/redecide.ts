/** What another policy would have answered: pure, over any evidence, a labelled set's or an operator's own sessions'. */
import { decide, type Verdict } from '../../../src/verify/decision/decide.ts';
import type { Policy } from '../../../src/verify/decision/policy.ts';
import type { Evidence } from '../../../src/verify/evidence.ts';

export type Status = Verdict['status'];

export interface Redecided<T> {
  readonly record: T;
  readonly from: Verdict;
  readonly to: Verdict;
}

/** Every record under both policies, in their order. */
export function redecide<T extends { readonly evidence: Evidence }>(
  records: readonly T[],
  from: Policy,
  to: Policy,
): Redecided<T>[] {
  return records.map((record) => ({
    record,
    from: decide(record.evidence, from),
    to: decide(record.evidence, to),
  }));
}

export function isFlip({ from, to }: Redecided<unknown>): boolean {
  return from.status !== to.status;
}
