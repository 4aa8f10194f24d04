/** What is wrong with the photo of a document that the person could do better; what can still be read passes. */
import type { FeedbackCode } from '../../evidence.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Located } from './locate-document.ts';
import { lumaAt } from './luma-at.ts';
import { measureFocus } from './measure-focus.ts';
import { measureGlare } from './measure-glare.ts';
import { sidesOf } from './quad.ts';

const LIMITS = {
  /** Share of the photo that looks like print: whole pages have 0.1 and more, a card a fifth as wide as its photo 0.007. */
  textShareMin: 0.006,
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
  /** Share of that width up to which a photo is sharp enough to say that it shows no print. */
  clearShare: 0.6,
  /** Burnt-out share of the page: a field's size. */
  glareMax: 0.02,
} as const;

/** `page`: the flattened page, or the whole photo where no outline was found. */
export function judgeDocument(located: Located, photo: Pixels, page: Pixels): FeedbackCode[] {
  const { corners, isOneOfTwo, textShare } = located;
  if (isOneOfTwo) return ['two_documents'];
  if (!corners && textShare < LIMITS.textShareMin && isClear(photo)) return ['document_not_found'];
  const found: FeedbackCode[] = [];
  if (located.isCutOff) found.push('document_cut_off');
  const longer = corners ? Math.max(...sidesOf(corners)) : Math.max(photo.width, photo.height);
  if (longer < LIMITS.longerSidePxMin) found.push('too_small');
  // Without an outline the page is whatever the photo shows, and the rules for whole images are all that can be said.
  if (corners) found.push(...judgePage(page));
  return found;
}

/** In the dark and out of focus a document shows no print either. */
function isClear(photo: Pixels): boolean {
  return !isDark(photo) && !isBlurred(photo, LIMITS.clearShare);
}

function judgePage(page: Pixels): FeedbackCode[] {
  const found: FeedbackCode[] = [];
  if (isDark(page)) found.push('too_dark');
  if (isBlurred(page)) found.push('too_blurred');
  if (measureGlare(page) > LIMITS.glareMax) found.push('glare');
  return found;
}

function isDark(picture: Pixels): boolean {
  return lumaAt(picture, 0.95) < LIMITS.brightMin;
}

function isBlurred(page: Pixels, share = 1): boolean {
  const edgeMax = Math.max(LIMITS.edgeShareMax, LIMITS.edgePxMin / Math.max(page.width, page.height));
  return (measureFocus(page) ?? 0) > share * edgeMax;
}
