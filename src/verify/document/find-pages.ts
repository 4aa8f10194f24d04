/** Where the document lies on each of its photos, flattened; and what is wrong with how the photo shows it. */
import type { FeedbackCode } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';
import { findingsOf, type Step } from '../work.ts';
import type { Quad } from './document.ts';
import type { DocumentImage } from './document-evidence.ts';
import { flatten } from './locate/flatten.ts';
import { judgePage } from './locate/judge-page.ts';
import { judgeReadability } from './locate/judge-readability.ts';
import { locateDocument } from './locate/locate-document.ts';

export const DOCUMENT_IMAGES = [
  'document_front',
  'document_back',
] as const satisfies readonly DocumentImage[];

export interface Page {
  /** The photo itself where no outline was found. */
  readonly pixels: Pixels;
  /** In pixels of the photo. */
  readonly corners: Quad | null;
  readonly feedback: readonly FeedbackCode[];
}

export const findPages: Step<'pages'> = ({ images, overviews }) => {
  const pages: Partial<Record<DocumentImage, Page>> = {};
  for (const image of DOCUMENT_IMAGES) {
    const [photo, overview] = [images?.[image], overviews?.[image]];
    if (photo && overview) pages[image] = findPage(photo, overview);
  }
  if (Object.keys(pages).length === 0) return null;
  return { pages, findings: findingsOf(pages, ({ feedback }) => feedback) };
};

/** At upload a page that is too small, dark or blurred to be read is told as well; a verdict is not held up by it. */
export const judgePrint: Step<'pages'> = ({ pages }) =>
  pages ? { pages, findings: findingsOf(pages, judgeOne) } : null;

/** Of two documents, or of none, there is no print to judge. */
function judgeOne({ pixels, corners, feedback }: Page): FeedbackCode[] {
  const isOne = !feedback.includes('two_documents') && !feedback.includes('document_not_found');
  return isOne ? judgeReadability(corners, pixels) : [];
}

function findPage(photo: Pixels, overview: Pixels): Page {
  const located = locateDocument(photo, overview);
  const flat = located.corners && flatten(photo, located.corners);
  const pixels = flat?.pixels ?? photo;
  const corners = flat ? located.corners : null;
  return { pixels, corners, feedback: judgePage(located, photo, pixels) };
}
