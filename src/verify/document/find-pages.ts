/** Where the document lies on each of its photos, flattened; and what the person could do better about the photo. */
import { type FeedbackCode, PAGE_FINDINGS } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';
import { findingsOf, type Step } from '../work.ts';
import type { Quad } from './document.ts';
import type { DocumentImage } from './document-evidence.ts';
import { flatten } from './locate/flatten.ts';
import { judgeDocument } from './locate/judge-document.ts';
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
  return { pages, findings: findingsOf(pages, ({ feedback }) => feedback.filter(isAboutPage)) };
};

/** At upload a page that is too small, dark or blurred to be read is told as well; a verdict is not held up by it. */
export const judgePrint: Step<'pages'> = ({ pages }) =>
  pages
    ? { pages, findings: findingsOf(pages, ({ feedback }) => feedback.filter((code) => !isAboutPage(code))) }
    : null;

function findPage(photo: Pixels, overview: Pixels): Page {
  const located = locateDocument(photo, overview);
  const flat = located.corners && flatten(photo, located.corners);
  const pixels = flat?.pixels ?? photo;
  const corners = flat ? located.corners : null;
  return { pixels, corners, feedback: judgeDocument(located, photo, pixels) };
}

function isAboutPage(code: FeedbackCode): boolean {
  return PAGE_FINDINGS.some((finding) => finding === code);
}
