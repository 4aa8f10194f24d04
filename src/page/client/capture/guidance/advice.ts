/** What a person is told while the camera looks, and what it follows from. One thing at a time, the gravest first. */

export type DocumentAdvice =
  | 'too_dark'
  | 'too_bright'
  | 'no_document'
  | 'closer'
  | 'moving'
  | 'glare'
  | 'blurred'
  | 'good';
export type SelfieAdvice = 'too_dark' | 'too_bright' | 'no_face' | 'moving' | 'blurred' | 'good';
/** `press`: the phone cannot find what it looks for, and the person can see whether it is there. */
export type Advice = DocumentAdvice | SelfieAdvice | 'press';

/** Luma 0..255; the service refuses far later than this: src/verify/image/measure-quality.ts. */
const DARK = { document: 50, selfie: 45 } as const;
const BRIGHT = { document: 222, selfie: 215 } as const;
/** Mean difference of luma between two looks. */
const MOVING = { document: 9, selfie: 11 } as const;
/** Share of the sharpness that was reached. */
const BLURRED = { document: 0.45, selfie: 0.35 } as const;

/** Shares of the frame that are burnt out: from a reflection upwards, and where the whole is. */
const BURNT = { glare: 0.005, all: 0.35 } as const;
/** Variance of the Laplacian below which no line of text can be in the middle. */
const DETAIL_MIN = 30;

interface Seen {
  readonly brightness: number;
  readonly burnt: number;
  readonly motion: number;
  readonly sharpness: number;
}

export interface DocumentSeen extends Seen {
  readonly detail: number;
  readonly bordersNear: number;
  readonly bordersInside: number;
}

export interface SelfieSeen extends Seen {
  /** Above 0 a face fills the oval. */
  readonly face: number;
}

export function adviseDocument(seen: DocumentSeen): DocumentAdvice {
  if (seen.brightness < DARK.document) return 'too_dark';
  if (seen.brightness > BRIGHT.document || seen.burnt > BURNT.all) return 'too_bright';
  if (seen.bordersNear < 4) return seen.bordersNear + seen.bordersInside === 4 ? 'closer' : 'no_document';
  if (seen.motion > MOVING.document) return 'moving';
  if (seen.burnt > BURNT.glare) return 'glare';
  if (seen.sharpness < BLURRED.document || seen.detail < DETAIL_MIN) return 'blurred';
  return 'good';
}

export function adviseSelfie(seen: SelfieSeen): SelfieAdvice {
  if (seen.brightness < DARK.selfie) return 'too_dark';
  if (seen.brightness > BRIGHT.selfie || seen.burnt > BURNT.all) return 'too_bright';
  if (seen.face <= 0) return 'no_face';
  if (seen.motion > MOVING.selfie) return 'moving';
  if (seen.sharpness < BLURRED.selfie) return 'blurred';
  return 'good';
}
