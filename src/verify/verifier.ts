/** The only face of verify/: bytes go in, plain data comes out, and no model runs on the caller's thread. */
import type { DocumentType } from './document/document.ts';
import type { ExpectedDetails } from './document/expected/expected-details.ts';
import type { Check, Evidence, FeedbackCode, ImageType } from './evidence.ts';

/** Width times height of a file that is opened at all. */
export const INPUT_PIXELS_MAX = 40_000_000;

/** Longer side of a frame as it is kept: it is only compared, with its selfie and with the other frames. */
export const FRAME_SIDE_PX = 640;

export interface InspectRequest {
  readonly type: ImageType;
  /** An untrusted file that passed capture/guard. */
  readonly bytes: Uint8Array;
  /** What the image will be used for; with none, it is only made upright and clean and no model runs. */
  readonly checks: readonly Check[];
  /** Of what comes back, on its longer side; 2,560 when it is left out. */
  readonly sidePxMax?: number;
}

/** `image`: an upright JPEG without metadata, no larger than asked, written by us; null when the file cannot be decoded. */
export interface Inspection {
  readonly image: { readonly bytes: Uint8Array; readonly width: number; readonly height: number } | null;
  /** Each once. */
  readonly findings: readonly FeedbackCode[];
}

export interface VerifyRequest {
  /** Images that `inspect` wrote. */
  readonly images: Partial<Readonly<Record<ImageType, Uint8Array>>>;
  /** The burst around the selfie's shutter, in its order, also written by `inspect`. */
  readonly frames?: readonly Uint8Array[];
  readonly checks: readonly Check[];
  /** YYYY-MM-DD: what expiry and age are held against. verify/ knows no clock. */
  readonly today: string;
  readonly expected?: Expected;
}

/** What the document should be, and say. */
export interface Expected {
  readonly type?: DocumentType | undefined;
  readonly brand?: string | undefined;
  readonly details?: ExpectedDetails | undefined;
}

export interface MissingModel {
  readonly file: string;
  /** What is wrong: absent, or another hash than the manifest's. */
  readonly fault: 'missing' | 'wrong_hash';
}

export interface Verifier {
  /** Empty when every model that the settings need is there. */
  readonly missingModels: readonly MissingModel[];
  inspect(request: InspectRequest): Promise<Inspection>;
  verify(request: VerifyRequest): Promise<Evidence>;
  stop(): Promise<void>;
}
