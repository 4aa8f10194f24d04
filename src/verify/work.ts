/** What the steps of the pipeline hand each other inside one thread: the evidence so far, and the pixels, crops and vectors that never leave it. */
import type { BarcodeDecoder } from './document/barcode/create-barcode-decoder.ts';
import type { Quad, TextLine, TextRegion } from './document/document.ts';
import type { DocumentEvidence, ZoneRead } from './document/document-evidence.ts';
import type { Page } from './document/find-pages.ts';
import type { Reading } from './document/merge-reading.ts';
import type { BarcodeOnPage } from './document/read-barcode.ts';
import type {
  Check,
  Face,
  FaceMatch,
  Finding,
  FindingCode,
  FrameConsistency,
  ImageType,
  Liveness,
  Quality,
  Recapture,
} from './evidence.ts';
import type { Pixels } from './image/pixels.ts';
import type { Model } from './models/load-model.ts';
import type {
  FaceDetectorSpec,
  FaceEmbedderSpec,
  LivenessSpec,
  MrzRecogniserSpec,
  TextDetectorSpec,
  TextRecogniserSpec,
} from './models/manifest.ts';
import type { Expected } from './verifier.ts';

export type Images<T> = Partial<Readonly<Record<ImageType, T>>>;

export interface Parts {
  readonly images: Images<Pixels>;
  /** The same pictures, at most 640 px wide, for what looks at the whole of them. */
  readonly overviews: Images<Pixels>;
  readonly quality: Images<Quality>;
  /** The person's first, then largest first. */
  readonly faces: Images<readonly Face[]>;
  /** The person's face on the portrait and on the selfie, straightened as the embedder wants it. */
  readonly aligned: { readonly portrait: Pixels; readonly selfie: Pixels };
  /** Of length 1. */
  readonly vectors: { readonly portrait: Float32Array; readonly selfie: Float32Array };
  readonly match: FaceMatch;
  readonly liveness: Liveness;
  readonly frames: FrameConsistency;
  readonly recapture: Recapture;
  /** The document on its photos, flattened. */
  readonly pages: Images<Page>;
  /** Where text lies on each page. */
  readonly regions: Images<readonly TextRegion[]>;
  /** Null where the document has none. */
  readonly mrz: (ZoneRead & { readonly quads: readonly Quad[] }) | null;
  readonly barcodes: readonly BarcodeOnPage[];
  /** What is printed on each page besides the zone. */
  readonly text: Images<readonly TextLine[]>;
  readonly reading: Reading;
  readonly document: DocumentEvidence;
}

export interface Work extends Partial<Parts> {
  readonly checks: readonly Check[];
  /** YYYY-MM-DD; no verdict without it. */
  readonly today?: string;
  readonly expected?: Expected;
  /** JPEG files that `inspect` wrote. */
  readonly files: Images<Uint8Array>;
  /** The burst around the selfie's shutter, written by `inspect` as well. */
  readonly frameFiles?: readonly Uint8Array[];
  readonly findings: readonly Finding[];
}

export interface Models {
  readonly detector: Model<FaceDetectorSpec>;
  readonly embedder: Model<FaceEmbedderSpec>;
  readonly liveness: readonly Model<LivenessSpec>[];
  readonly textDetector: Model<TextDetectorSpec>;
  readonly textRecogniser: Model<TextRecogniserSpec>;
  readonly mrzRecogniser: Model<MrzRecogniserSpec>;
}

/** What a thread loads once. */
export interface Instruments extends Models {
  readonly decodeBarcodes: BarcodeDecoder;
}

/** What a step works with; `inTime` aborts when the job's time is over. */
export interface Tools extends Instruments {
  readonly inTime: AbortSignal;
}

/** The part a step gives, and its findings; null when it lacks what it needs. It changes nothing. */
export type Given<Part extends keyof Parts> = Pick<Parts, Part> & {
  readonly findings?: readonly Finding[];
};
export type Step<Part extends keyof Parts> = (
  work: Work,
  tools: Tools,
) => Given<Part> | null | Promise<Given<Part> | null>;

export function mapImages<From, To>(
  images: Images<From>,
  change: (value: From, image: ImageType) => To,
): Images<To> {
  const entries = Object.entries(images) as [ImageType, From][];
  return Object.fromEntries(entries.map(([image, value]) => [image, change(value, image)])) as Images<To>;
}

export function findingsOf<T>(
  images: Images<T>,
  judge: (value: T, image: ImageType) => readonly FindingCode[],
): Finding[] {
  const entries = Object.entries(images) as [ImageType, T][];
  return entries.flatMap(([image, value]) => judge(value, image).map((code) => ({ code, image })));
}
