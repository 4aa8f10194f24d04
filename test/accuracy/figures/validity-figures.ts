/** Documents whose check digits do not hold that pass as if they did, and the other way round. */
import { decide } from '../../../src/verify/decision/decide.ts';
import type { Policy } from '../../../src/verify/decision/policy.ts';
import type { ReasonCode } from '../../../src/verify/decision/reasons.ts';
import { type Estimate, estimateShare } from '../statistics/estimate.ts';
import type { ReadRecord } from './reading-figures.ts';

export interface ValidityFigures {
  /** By their label. */
  readonly invalid: number;
  /** Every check digit was read, and as one that holds. */
  readonly read_as_valid: Estimate;
  readonly read_as_valid_count: number;
  /** No reason or warning is about the zone; that the document is refused for something else, such as its age, does not excuse it. */
  readonly unremarked: Estimate;
  readonly unremarked_count: number;
  /** No zone was read on them. */
  readonly invalid_unread: number;
  readonly valid: number;
  /** A check digit was read as one that does not hold. */
  readonly read_as_invalid: Estimate;
  readonly read_as_invalid_count: number;
  /** Of these, those that are told to be wrong and not just unsure. */
  readonly refused: number;
}

const ABOUT_THE_ZONE: readonly ReasonCode[] = [
  'mrz_check_digit',
  'mrz_unreadable',
  'mrz_font',
  'mrz_visual_mismatch',
  'mrz_barcode_mismatch',
];

/** Null where no label says whether the check digits hold. */
export function validityFigures(records: readonly ReadRecord[], policy: Policy): ValidityFigures | null {
  const invalid = records.filter(({ reading }) => reading.is_valid === false);
  const valid = records.filter(({ reading }) => reading.is_valid === true);
  if (invalid.length + valid.length === 0) return null;
  const holds = ({ reading }: ReadRecord) => reading.checks_hold === true;
  const fails = ({ reading }: ReadRecord) => reading.checks_hold === false;
  const isUnremarked = (record: ReadRecord) =>
    !codesOf(record, policy).some((code) => ABOUT_THE_ZONE.includes(code));
  return {
    invalid: invalid.length,
    read_as_valid: estimateShare(invalid, holds),
    read_as_valid_count: invalid.filter(holds).length,
    unremarked: estimateShare(invalid, isUnremarked),
    unremarked_count: invalid.filter(isUnremarked).length,
    invalid_unread: invalid.filter(({ reading }) => reading.zone_read === false).length,
    valid: valid.length,
    read_as_invalid: estimateShare(valid, fails),
    read_as_invalid_count: valid.filter(fails).length,
    refused: valid.filter((each) => fails(each) && codesOf(each, policy).includes('mrz_check_digit')).length,
  };
}

function codesOf({ evidence }: ReadRecord, policy: Policy): ReasonCode[] {
  const { reasons, warnings } = decide(evidence, policy);
  return [...reasons, ...warnings].map(({ code }) => code);
}
