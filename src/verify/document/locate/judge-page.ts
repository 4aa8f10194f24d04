/** Whether the photo shows one whole document, and no lamp on it: what is asked of it at upload and for the verdict. */
import type { FeedbackCode } from '../../evidence.ts';
import type { Pixels } from '../../image/pixels.ts';
import { isBlurred, isDark } from './judge-readability.ts';
import type { Located } from './locate-document.ts';
import { measureGlare } from './measure-glare.ts';

const LIMITS = {
  /** Share of the photo that looks like print: whole pages have 0.1 and more, a card a fifth as wide as its photo 0.007. */
  textShareMin: 0.006,
  /** Share of the blur that print can bear, up to which a photo is sharp enough to say that it shows none. */
  clearShare: 0.6,
  /** Burnt-out share of the page: a field's size. */
  glareMax: 0.02,
} as const;

/** `page`: the flattened page, or the whole photo where no outline was found. */
export function judgePage(located: Located, photo: Pixels, page: Pixels): FeedbackCode[] {
  const { corners, isCutOff, isOneOfTwo, textShare } = located;
  if (isOneOfTwo) return ['two_documents'];
  // Without an outline the page is whatever the photo shows, and a bright patch of it may be anything.
  if (corners) return measureGlare(page) > LIMITS.glareMax ? ['glare'] : [];
  if (textShare < LIMITS.textShareMin && isClear(photo)) return ['document_not_found'];
  return isCutOff ? ['document_cut_off'] : [];
}

/** In the dark and out of focus a document shows no print either. */
function isClear(photo: Pixels): boolean {
  return !isDark(photo) && !isBlurred(photo, LIMITS.clearShare);
}
