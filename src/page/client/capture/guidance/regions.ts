/** Which part of the camera's picture the person sees, and which parts of that guidance looks at. */
import type { Area } from './grey.ts';

/** Width by height of the document's frame, as style/viewfinder.css draws it. Its width of 84 % is in DOCUMENT_FRAME. */
const FRAME_RATIO = 1.5;
/** The same of the oval's bounding square, as a share of the shorter side. */
const OVAL = 0.92;

/** What is looked at around the document's frame: all of the width, and as many pixels above and below as beside. */
const DOCUMENT_RATIO = 160 / 116;
/** Where the lines of text are, as a share of the width. */
const DETAIL = { document: 0.4, selfie: 0.35 } as const;

/** How large guidance draws each part, pixels; the frame lies in the middle of the first. */
export const DOCUMENT_LOOK = { width: 160, height: 116 } as const;
export const DOCUMENT_FRAME: Area = { x: 13, y: 13, width: 134, height: 90 };
export const DETAIL_LOOK = { width: 240, height: 160 } as const;
/** Three times the side of what the face's guide takes. */
export const OVAL_LOOK = { width: 144, height: 144 } as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Regions {
  readonly look: Area;
  readonly detail: Area;
}

/** Of a picture that covers a box of this width by height, as CSS's `object-fit: cover` does. */
export function visiblePart({ width, height }: Size, boxRatio: number): Area {
  return middle({ width, height }, Math.min(width, height * boxRatio), Math.min(height, width / boxRatio));
}

export function documentRegions(picture: Size, boxRatio: number): Regions {
  const { width } = visiblePart(picture, boxRatio);
  return {
    look: middle(picture, width, width / DOCUMENT_RATIO),
    detail: middle(picture, DETAIL.document * width, (DETAIL.document * width) / FRAME_RATIO),
  };
}

export function selfieRegions(picture: Size, boxRatio: number): Regions {
  const seen = visiblePart(picture, boxRatio);
  const side = OVAL * Math.min(seen.width, seen.height);
  const detail = DETAIL.selfie * side;
  return { look: middle(picture, side, side), detail: middle(picture, detail * FRAME_RATIO, detail) };
}

function middle(picture: Size, width: number, height: number): Area {
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height };
}
