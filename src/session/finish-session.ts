/** The end of a session: by a verdict, by time, or by the backend's word. Each is one transaction and, done twice, changes nothing. */
import type { Queries } from '../store/database.ts';
import { eachDue } from './each-due.ts';
import { deleteImages } from './erase-session.ts';
import { isOpen, type LifecycleEvent, mustMove, nextStatus } from './lifecycle.ts';
import type { SessionParts } from './parts.ts';
import { openSession, type Viewer, visible } from './read-session.ts';
import { eventOf, recordEvent } from './record-event.ts';
import { dueAfter, keepsNoImages } from './retention.ts';
import type { FinalStatus, OpenSession, PersonalResult, Result, Session } from './session.ts';
import { lockSession, selectDueSessions, updateSession } from './session-rows.ts';
import { sealerOf, sealPerson } from './vault.ts';

const EVENT_OF_VERDICT: Readonly<Record<FinalStatus, LifecycleEvent>> = {
  verified: 'judged_verified',
  unverified: 'judged_unverified',
  failed: 'could_not_judge',
};
const SWEEP_SIZE = 500;

export interface Judgement {
  readonly status: FinalStatus;
  readonly result: Result;
  readonly person: PersonalResult;
}

/** False when the session no longer waits for a verdict: the job ran twice, or the session was erased meanwhile. */
export function judgeSession(
  parts: SessionParts,
  id: string,
  { status, result, person }: Judgement,
): Promise<boolean> {
  return parts.database.transaction(async (tx) => {
    const session = await lockSession(tx, id);
    const sealer = session && sealerOf(parts.masterKey, session);
    if (!session || !sealer || nextStatus(session.status, EVENT_OF_VERDICT[status]) === null) return false;
    const change = { result, sealedPerson: sealPerson(sealer, id, person), completedAt: parts.clock() };
    await end(parts, tx, session, EVENT_OF_VERDICT[status], change);
    return true;
  });
}

/** Expires everything whose time is up; answers how many. */
export async function expireDueSessions(parts: SessionParts): Promise<number> {
  const due = await selectDueSessions(parts.database, parts.clock(), SWEEP_SIZE);
  return eachDue(due, (id) => expireIfDue(parts, id));
}

/** False when it was not due, or somebody else expired it first. */
export function expireIfDue(parts: SessionParts, id: string): Promise<boolean> {
  return parts.database.transaction(async (tx) => {
    const session = await lockSession(tx, id);
    if (!session || !isOpen(session.status) || session.expiresAt > parts.clock()) return false;
    await end(parts, tx, session, 'time_up', { completedAt: parts.clock() });
    return true;
  });
}

/** Throws 409 once the images are being judged. */
export function cancelSession(
  parts: SessionParts,
  viewer: Viewer,
  id: string,
  requestId: string | null = null,
): Promise<OpenSession> {
  return parts.database.transaction(async (tx) => {
    const session = visible(viewer, await lockSession(tx, id));
    if (session.cancelledAt) return openSession(parts, tx, session);
    const now = parts.clock();
    const cancelled = await end(parts, tx, session, 'cancelled', {
      requestId,
      cancelledAt: now,
      completedAt: now,
    });
    return openSession(parts, tx, cancelled);
  });
}

/** When images are not to be kept, they are gone when the transaction that ends the session is. */
async function end(
  parts: SessionParts,
  tx: Queries,
  session: Session,
  event: LifecycleEvent,
  change: Partial<Session> & { readonly completedAt: Date },
): Promise<Session> {
  const isOver = keepsNoImages(session.request);
  if (isOver) await deleteImages(parts, tx, session.id);
  const moved = await updateSession(tx, session, {
    ...change,
    ...dueAfter(session.request, change.completedAt),
    ...(isOver && { wrappedImageKey: null, imagesDueAt: null }),
    status: mustMove(session.status, event),
  });
  const type = eventOf(moved.status);
  if (type) await recordEvent(parts, tx, moved, type);
  return moved;
}
