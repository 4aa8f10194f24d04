/** Whether the print of a located document can be read: what the person is asked to do better at upload; what can still be read passes. */
import type { FeedbackCode } from '../../evidence.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Quad } from '../document.ts';
import { lumaAt } from './luma-at.ts';
import { measureFocus } from './measure-focus.ts';
import { sidesOf } from './quad.ts';

const LIMITS = {
  /** Of the document's longer side, pixels: 5 a millimetre of an ID-1 card, where its smallest print is 5 px high. */
  longerSidePxMin: 400,
  /** Luma of the page's brightest twentieth, its paper: below, noise is as strong as print. */
  brightMin: 50,
  /**
   * Width of the sharpest edges as a share of the longer side, and at least in pixels. Measured on drawn cards: 0.004 at most in good
   * photos, 0.008 at a blur of 0.5 mm, 0.012 at 0.9 mm, where the letters of an MRZ, 2.5 mm apart, run together.
   */
  edgeShareMax: 0.009,
  edgePxMin: 4,
} as const;

/** `page`: the flattened page, or without corners the whole photo, of which only the size can be judged here. */
export function judgeReadability(corners: Quad | null, page: Pixels): FeedbackCode[] {
  if (!corners) return Math.max(page.width, page.height) < LIMITS.longerSidePxMin ? ['too_small'] : [];
  const found: FeedbackCode[] = [];
  if (Math.max(...sidesOf(corners)) < LIMITS.longerSidePxMin) found.push('too_small');
  if (isDark(page)) found.push('too_dark');
  if (isBlurred(page)) found.push('too_blurred');
  return found;
}

export function isDark(picture: Pixels): boolean {
  return lumaAt(picture, 0.95) < LIMITS.brightMin;
}

/** `share`: of the blur that print can bear. */
export function isBlurred(page: Pixels, share = 1): boolean {
  const edgeMax = Math.max(LIMITS.edgeShareMax, LIMITS.edgePxMin / Math.max(page.width, page.height));
  return (measureFocus(page) ?? 0) > share * edgeMax;
}
