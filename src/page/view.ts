/** What the person's page can show: one kind of view per screen, plain data, no markup. */

import type { ProblemCode } from '../errors.ts';
import type { FeedbackCode, ImageType } from '../verify/evidence.ts';

/** Problems that are about the file just sent: another photo solves them. */
export const PHOTO_PROBLEMS = [
  'payload_too_large',
  'image_too_large',
  'image_type_unsupported',
  'heic_unsupported',
  'image_empty',
  'image_unreadable',
  'image_polyglot',
] as const satisfies readonly ProblemCode[];
export type PhotoProblem = (typeof PHOTO_PROBLEMS)[number];

/** Why the last photo was refused. */
export type Feedback = FeedbackCode | PhotoProblem;

export const OUTCOMES = ['verified', 'unverified', 'failed', 'expired', 'cancelled'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Asks for one photo. `step` counts from 1. */
export interface CaptureView {
  readonly screen: ImageType;
  /** `/verify/<jwt>`, without a slash at the end. */
  readonly basePath: string;
  readonly step: number;
  readonly steps: number;
  readonly feedback: readonly Feedback[];
}

/** Reloads itself until the verdict is there. */
export interface WaitingView {
  readonly screen: 'waiting';
  readonly basePath: string;
}

export interface FinishedView {
  readonly screen: 'finished';
  readonly outcome: Outcome;
  /** As `endUrl` gives it; null when the session names no address to go to. */
  readonly continueUrl: string | null;
}

/** `retryPath` is where trying again makes sense: the person's own page, mostly. */
export interface ProblemView {
  readonly screen: 'problem';
  readonly code: ProblemCode;
  readonly retryPath?: string;
}

export type PageView = CaptureView | WaitingView | FinishedView | ProblemView;
