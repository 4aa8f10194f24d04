/** After each change of what a session has or needs: is it time to go on to the next status? */
import type { Queries } from '../store/database.ts';
import { durationMs } from './duration.ts';
import { selectImages } from './image-rows.ts';
import { type LifecycleEvent, mustMove, nextStatus } from './lifecycle.ts';
import { acceptedTypes, missingImages, neededImages } from './needs.ts';
import type { SessionParts } from './parts.ts';
import { recordEvent } from './record-event.ts';
import type { Image, Session } from './session.ts';
import { updateSession } from './session-rows.ts';

/** Nothing happens to a session that has no image yet. */
export async function moveOn(parts: SessionParts, tx: Queries, session: Session): Promise<Session> {
  const images = await selectImages(tx, session.id);
  if (acceptedTypes(images).length === 0) return session;
  const now = parts.clock();
  const event = captureEvent(session, images);
  const moved = await updateSession(tx, session, {
    startedAt: session.startedAt ?? now,
    requestId: session.requestId,
    ...(event && { status: mustMove(session.status, event) }),
    ...(event === 'all_captured' && { submittedAt: now }),
  });
  if (session.startedAt === null) await recordEvent(parts, tx, moved, 'verification.started');
  if (moved.status === 'processing')
    await parts.queue.send(tx, 'verify-session', session.id, pretendedDelay(session, now));
  return moved;
}

/** Null when nothing changes, as with a selfie that came before the document. */
function captureEvent(session: Session, images: readonly Image[]): LifecycleEvent | null {
  const missing = missingImages({ session, images });
  if (missing.length === 0) return 'all_captured';
  const documents = neededImages(session).filter((type) => type !== 'selfie');
  const hasDocuments = documents.length > 0 && documents.every((type) => !missing.includes(type));
  return hasDocuments && nextStatus(session.status, 'document_captured') ? 'document_captured' : null;
}

/** A test session may ask that its verdict takes a while. */
function pretendedDelay({ request }: Session, now: Date): Date | undefined {
  const delayMs = durationMs(request.mock_behavior?.delay ?? '0s');
  return delayMs > 0 ? new Date(now.getTime() + delayMs) : undefined;
}
