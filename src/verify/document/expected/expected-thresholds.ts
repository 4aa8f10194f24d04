/** How alike is alike enough to be what was expected. */
import { NAME_SCORE_MIN } from '../names/compare-names.ts';

export interface ExpectedThresholds {
  readonly nameScoreMin: number;
  readonly addressScoreMin: number;
}

/**
 * Of an address, three words in four with every number right: people leave out the state, the country or the floor, and a wrong
 * house number or post code alone halves the score.
 */
export const EXPECTED_THRESHOLDS: ExpectedThresholds = {
  nameScoreMin: NAME_SCORE_MIN,
  addressScoreMin: 0.75,
};
