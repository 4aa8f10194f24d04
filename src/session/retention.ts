/**
 * How long a session is kept. Counted from its end: `retention.images` until its images go with their key, `retention.data` until it is
 * erased as by DELETE, its scores too, and 30 days more until the row itself goes with its events and deliveries.
 */
import { durationMs } from './duration.ts';
import type { Session, SessionRequest } from './session.ts';

const DAY_MS = 86_400_000;
/** What a verdict may take at most after the last image, so that a session that never ends is bounded too. */
const VERDICT_MS_MAX = DAY_MS;
/** How long id, status and dates outlive everything else. */
const ROW_MS = 30 * DAY_MS;

type DueDates = Pick<Session, 'imagesDueAt' | 'dataDueAt'>;

/** For a session that has just ended. */
export function dueAfter({ retention }: SessionRequest, end: Date): DueDates {
  const after = (duration: string): Date => new Date(end.getTime() + durationMs(duration));
  return { imagesDueAt: after(retention.images), dataDueAt: after(retention.data) };
}

/** For a session that begins: no later than it can end. */
export function dueAtLatest(request: SessionRequest, expiresAt: Date): DueDates {
  return dueAfter(request, new Date(expiresAt.getTime() + VERDICT_MS_MAX));
}

/** Their images then lie sealed while the verdict is waited for, and no longer. */
export function keepsNoImages({ retention }: SessionRequest): boolean {
  return durationMs(retention.images) === 0;
}

export function rowDueAfter(forgottenAt: Date): Date {
  return new Date(forgottenAt.getTime() + ROW_MS);
}

/** What stays of the request when the rest is about a person, or may be: references, addresses and words of the integrator's. */
export function withoutPerson({ steps, expires_in, retention }: SessionRequest): SessionRequest {
  return { steps, expires_in, retention };
}
