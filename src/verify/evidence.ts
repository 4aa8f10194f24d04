/** What the pipeline knows about a person's images: plain data, no pixels, nothing that needs a clock or a database. */
import type { DocumentEvidence } from './document/document-evidence.ts';

export const IMAGE_TYPES = ['document_front', 'document_back', 'selfie'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** What a session may ask to be checked; the pipeline's table says which steps each one needs. */
export const CHECKS = ['document', 'selfie', 'face_match', 'liveness'] as const;
export type Check = (typeof CHECKS)[number];

export const LIVENESS_CHECKS = ['texture', 'frequency', 'reflection', 'sharpness', 'color'] as const;
export type LivenessCheck = (typeof LIVENESS_CHECKS)[number];
/** Texture is a trained network; the other four measure one thing each, with a unit. */
export const HANDMADE_CHECKS = ['frequency', 'reflection', 'sharpness', 'color'] as const;
export type HandmadeCheck = (typeof HANDMADE_CHECKS)[number];

/** What can be wrong with any photo, seen as soon as it arrives: the person is asked for a better one. */
export const PHOTO_FINDINGS = [
  'too_small',
  'too_dark',
  'too_bright',
  'too_blurred',
  'no_face',
  'several_faces',
  'face_too_small',
  'face_cut_off',
] as const;
/** The same of a document's photo. */
export const PAGE_FINDINGS = ['document_not_found', 'document_cut_off', 'glare', 'two_documents'] as const;
export type FeedbackCode = (typeof PHOTO_FINDINGS | typeof PAGE_FINDINGS)[number];

/** What is seen of a document when everything has arrived. */
export const DOCUMENT_FINDINGS = [
  'document_unreadable',
  'details_not_read',
  'document_back_missing',
  'document_type_mismatch',
  'document_expired',
  'mrz_check_digit',
  'mrz_unreadable',
  'mrz_font',
  'mrz_visual_mismatch',
  'barcode_visual_mismatch',
  'mrz_barcode_mismatch',
  'impossible_dates',
  'number_pattern',
  'portrait_missing',
  'document_recapture',
  'expected_details_mismatch',
  'expected_detail_not_read',
] as const;

/** The same of a selfie's burst. */
const FRAME_FINDINGS = ['frames_differ', 'frames_frozen'] as const;

/** A finding is data about the person's images, never an exception. */
export const FINDINGS = [
  ...PHOTO_FINDINGS,
  ...PAGE_FINDINGS,
  ...FRAME_FINDINGS,
  ...DOCUMENT_FINDINGS,
] as const;
export type FindingCode = (typeof FINDINGS)[number];

export interface Finding {
  readonly code: FindingCode;
  readonly image: ImageType;
}

/** Pixels, origin at the top left of the upright image. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Face {
  readonly box: Box;
  /** Detector's confidence, 0..1. */
  readonly score: number;
  /** Eyes, nose tip, mouth corners, each pair left to right as seen in the image; [x, y] in pixels. */
  readonly landmarks: readonly (readonly [number, number])[];
}

/** The face in the same picture, scaled. */
export function scaleFace({ box, score, landmarks }: Face, factor: number): Face {
  const { x, y, width, height } = box;
  return {
    box: { x: x * factor, y: y * factor, width: width * factor, height: height * factor },
    score,
    landmarks: landmarks.map(([across, down]) => [across * factor, down * factor] as const),
  };
}

export interface Quality {
  /** Width and height in pixels. */
  readonly width: number;
  readonly height: number;
  /** Mean luma, 0..255. */
  readonly brightness: number;
  /** Variance of the Laplacian of luma at a fixed size: the focus measure of Pech-Pacheco et al., 2000. */
  readonly sharpness: number;
}

export interface FaceMatch {
  /** Cosine similarity, -1..1. */
  readonly score: number;
  /** That both photos show one person, when as many pairs are of one person as of two; null where nobody calibrated the embedder. */
  readonly probability: number | null;
  /** What a threshold can be chosen from: the embedder's false match rate by threshold, falling; empty where nobody measured it. */
  readonly curve: readonly OperatingPoint[];
  /** The one that the embedder's publisher names. */
  readonly published_threshold: number;
  readonly model: ModelUsed;
}

export interface OperatingPoint {
  readonly threshold: number;
  /** False match rate: the share of pairs of two people that score at least the threshold. */
  readonly fmr: number;
}

export interface Liveness {
  /** Each 0..1, 1 = live. */
  readonly checks: Readonly<Record<LivenessCheck, number>>;
  /** What four of them were read from; the units are in models/liveness. */
  readonly measures: Readonly<Record<HandmadeCheck, number>>;
  /** The five fused, 0..1. */
  readonly score: number;
  readonly threshold: number;
}

/** Whether the document itself was before the camera, or a screen or a copy that shows it. */
export interface Recapture {
  /** The median over the page; the units are in models/liveness. */
  readonly measures: Readonly<Record<HandmadeCheck, number>>;
  /** 0..1, 1 = the document itself. */
  readonly score: number;
  readonly threshold: number;
}

/** What a burst of frames around the selfie's shutter shows beyond the one photo. */
export interface FrameConsistency {
  readonly count: number;
  /** Frames in which a face was found. */
  readonly with_face: number;
  /** Lowest cosine of a frame's face to the selfie's, -1..1; null when no frame shows a face. */
  readonly same_person_min: number | null;
  /** How much the frames change where the first one has its face: verify/liveness/measure-motion.ts, luma 0..255; null with fewer than two faces. */
  readonly motion: number | null;
}

export interface ModelUsed {
  readonly name: string;
  readonly sha256: string;
}

export interface Evidence {
  readonly checks: readonly Check[];
  readonly quality: Partial<Readonly<Record<ImageType, Quality>>>;
  /** Faces of each image after it was turned upright: the person's first, then largest first. */
  readonly faces: Partial<Readonly<Record<ImageType, readonly Face[]>>>;
  readonly match: FaceMatch | null;
  readonly liveness: Liveness | null;
  /** Null where the selfie came without frames. */
  readonly frames: FrameConsistency | null;
  /** Null where no document was looked at. */
  readonly document: DocumentEvidence | null;
  readonly recapture: Recapture | null;
  readonly findings: readonly Finding[];
  /** Names of the steps that ran without what they needed, so they gave nothing. */
  readonly skipped: readonly string[];
  readonly models: readonly ModelUsed[];
  readonly timings_ms: Readonly<Record<string, number>>;
}
