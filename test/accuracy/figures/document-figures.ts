/** On how many document photos a portrait is found that can be compared. */
import type { Policy } from '../../../src/verify/decision/policy.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import { type Estimate, estimateShare } from '../statistics/estimate.ts';
import { hindrances, type NotJudged, notJudgedOf } from './not-judged.ts';

export interface DocumentFigures {
  /** Of which the table says whether a portrait can be found. */
  readonly documents: number;
  /** Documents on whose portrait a face can be found, by the table. */
  readonly with_portrait: number;
  readonly found: number;
  readonly failure_to_acquire: Estimate;
  /** Found, and nothing stands in the way of a comparison. */
  readonly usable: number;
  /** Faces found where the table says that none can be. */
  readonly beyond_the_table: number;
  readonly findings: readonly NotJudged[];
}

export function documentFigures(all: readonly EvidenceRecord[], policy: Policy): DocumentFigures | null {
  const records = all.filter(({ reading }) => reading?.is_portrait_said !== false);
  if (records.length === 0) return null;
  const isFound = ({ evidence }: EvidenceRecord) => (evidence.faces.document_front?.length ?? 0) > 0;
  const wanted = records.filter(({ expected }) => expected);
  return {
    documents: records.length,
    with_portrait: wanted.length,
    found: wanted.filter(isFound).length,
    failure_to_acquire: estimateShare(wanted, (record) => !isFound(record)),
    usable: wanted.filter((record) => isFound(record) && hindrances(record, policy).length === 0).length,
    beyond_the_table: records.filter((record) => !record.expected && isFound(record)).length,
    findings: notJudgedOf(records, policy),
  };
}
