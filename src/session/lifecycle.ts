/** Where a session can go from where it stands: state by event, and nothing else. */
import { Problem } from '../errors.ts';
import type { Status } from './session.ts';

export type LifecycleEvent =
  | 'document_captured'
  | 'all_captured'
  | 'judged_verified'
  | 'judged_unverified'
  | 'could_not_judge'
  | 'time_up'
  | 'cancelled'
  | 'erased';

const LIFECYCLE: Readonly<Record<Status, Partial<Readonly<Record<LifecycleEvent, Status>>>>> = {
  pending: {
    document_captured: 'document_uploaded',
    all_captured: 'processing',
    time_up: 'expired',
    cancelled: 'expired',
    erased: 'expired',
  },
  document_uploaded: {
    all_captured: 'processing',
    time_up: 'expired',
    cancelled: 'expired',
    erased: 'expired',
  },
  processing: {
    judged_verified: 'verified',
    judged_unverified: 'unverified',
    could_not_judge: 'failed',
    erased: 'failed',
  },
  verified: {},
  unverified: {},
  failed: {},
  expired: {},
};

/** Null when the event means nothing in that status. */
export function nextStatus(status: Status, event: LifecycleEvent): Status | null {
  return LIFECYCLE[status][event] ?? null;
}

/** Throws `wrong_state` where the table has no such way. */
export function mustMove(status: Status, event: LifecycleEvent): Status {
  const next = nextStatus(status, event);
  if (next === null)
    throw new Problem(
      'wrong_state',
      `The session is ${status}; this is possible only while it waits for images.`,
    );
  return next;
}

/** True while images may still come. */
export function isOpen(status: Status): boolean {
  return nextStatus(status, 'time_up') !== null;
}
