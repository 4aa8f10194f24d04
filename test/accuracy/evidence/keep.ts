/** Evidence as it is kept: what was read of the document is a person's data, so it goes; scores, findings and times stay. */
import type { Evidence } from '../../../src/verify/evidence.ts';

export interface KeptEvidence extends Evidence {
  readonly document: null;
}

export function keep(evidence: Evidence): KeptEvidence {
  return { ...evidence, document: null };
}
