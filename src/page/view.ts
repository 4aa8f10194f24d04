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

/** Of every view below the link: `/verify/<jwt>`, without a slash at the end. */
interface Below {
  readonly basePath: string;
}

/** A link for another device that no device has taken yet. */
export interface ArriveView extends Below {
  readonly screen: 'arrive';
}

export interface WelcomeView extends Below {
  readonly screen: 'welcome';
  readonly images: readonly ImageType[];
  /** On anything else the phone is offered first. */
  readonly isPhone: boolean;
}

export interface ConsentView extends Below {
  readonly screen: 'consent';
  readonly hasDocument: boolean;
  readonly hasFace: boolean;
  /** Whole days, 0 where photos go with the verdict. */
  readonly imageDays: number;
}

export interface DeclinedView extends Below {
  readonly screen: 'declined';
  readonly sessionId: string;
  /** Whether the document alone would be taken. */
  readonly mayLeaveOutFace: boolean;
  /** As `endUrl` gives it. */
  readonly leaveUrl: string | null;
}

export interface DocumentTypeView extends Below {
  readonly screen: 'document_type';
}

/** Asks for one photo. `step` counts from 1. */
export interface CaptureView extends Below {
  readonly screen: ImageType;
  readonly step: number;
  readonly steps: number;
  readonly feedback: readonly Feedback[];
  /** Whether the person chose the document and may choose another. */
  readonly mayChangeDocument: boolean;
}

/** On the device where it began, while another one is asked to go on, or goes on. */
export interface HandOffView extends Below {
  readonly screen: 'hand_off';
  readonly url: string;
  readonly isTaken: boolean;
  readonly step: number;
  readonly steps: number;
  /** Of the session as it stands: another one means that there is more to see. */
  readonly mark: string;
}

/** Reloads itself until the verdict is there. */
export interface WaitingView extends Below {
  readonly screen: 'waiting';
  readonly mark: string;
}

export interface FinishedView {
  readonly screen: 'finished';
  readonly sessionId: string;
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

export type PageView =
  | ArriveView
  | WelcomeView
  | ConsentView
  | DeclinedView
  | DocumentTypeView
  | CaptureView
  | HandOffView
  | WaitingView
  | FinishedView
  | ProblemView;
