/** Findings that stand in the way of a verdict, with how often each was there. */
import type { NotJudged } from '../figures/not-judged.ts';
import { rate, table } from './wording.ts';

export function findingsTable(findings: readonly NotJudged[], unit: string): string[] {
  if (findings.length === 0) return [`None of the ${unit} had such a finding.`];
  return table(
    ['finding', unit, 'share'],
    findings.map(({ finding, count, share }) => [finding, String(count), rate(share)]),
  );
}
