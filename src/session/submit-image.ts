/** An image that capture judged joins its session: kept if accepted, counted if refused, and the session moves on when it was the one that was missing. */
import { Problem } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Queries } from '../store/database.ts';
import type { FeedbackCode, ImageType } from '../verify/evidence.ts';
import { parseDuration } from './duration.ts';
import { blobKeys, insertImage, selectImages } from './image-rows.ts';
import { isOpen, type LifecycleEvent, mustMove } from './lifecycle.ts';
import type { SessionParts } from './parts.ts';
import { openSession, type Viewer, visible } from './read-session.ts';
import { recordEvent } from './record-event.ts';
import type { Image, OpenSession, Session } from './session.ts';
import { lockSession, updateSession } from './session-rows.ts';
import { sealerOf } from './vault.ts';
import { missingImages, requiredImages, wantedImages } from './workflow.ts';

export interface JudgedImage {
  readonly type: ImageType;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly findings: readonly FeedbackCode[];
  readonly accepted: boolean;
  /** Of the burst around the shutter, each written by us. */
  readonly frames?: readonly Uint8Array[];
}

export interface Submission {
  readonly image: Image;
  readonly open: OpenSession;
}

export function submitImage(
  parts: SessionParts,
  viewer: Viewer,
  sessionId: string,
  judged: JudgedImage,
): Promise<Submission> {
  return parts.database.transaction(async (tx) => {
    const session = visible(viewer, await lockSession(tx, sessionId));
    assertWanted(session, await selectImages(tx, sessionId), judged.type, parts.clock());
    const image = await keepImage(parts, tx, session, judged);
    const moved = judged.accepted ? await moveOn(parts, tx, session) : session;
    return { image, open: await openSession(parts, tx, moved) };
  });
}

/** Throws 409 when the session waits for no such image. */
export function assertWanted(session: Session, images: readonly Image[], type: ImageType, now: Date): void {
  if (!isOpen(session.status) || session.expiresAt <= now) {
    const stands = isOpen(session.status) ? 'out of time' : session.status;
    throw new Problem('wrong_state', `The session is ${stands}; it takes no more images.`);
  }
  const { steps } = session.request;
  const accepted = acceptedTypes(images);
  if (wantedImages(steps, accepted).includes(type)) return;
  const missing = missingImages(steps, accepted);
  throw new Problem(
    'nothing_missing',
    `This session does not wait for ${type}; it waits for ${missing.join(' and ')}.`,
  );
}

export function acceptedTypes(images: readonly Image[]): ImageType[] {
  return images.filter(({ accepted }) => accepted).map(({ type }) => type);
}

async function keepImage(
  parts: SessionParts,
  tx: Queries,
  session: Session,
  judged: JudgedImage,
): Promise<Image> {
  const { bytes, frames = [], ...facts } = judged;
  const image = {
    ...facts,
    id: newId('img', parts.clock()),
    sessionId: session.id,
    frames: judged.accepted ? frames.length : 0,
    createdAt: parts.clock(),
  };
  await insertImage(tx, image);
  const sealer = sealerOf(parts.masterKey, session);
  if (!judged.accepted || !sealer) return image;
  const pictures = [bytes, ...frames];
  for (const [index, key] of blobKeys(image).entries())
    await parts.blobs.put(tx, key, sealer.seal(pictures[index] as Uint8Array, key));
  return image;
}

async function moveOn(parts: SessionParts, tx: Queries, session: Session): Promise<Session> {
  const now = parts.clock();
  const event = captureEvent(session, acceptedTypes(await selectImages(tx, session.id)));
  const moved = await updateSession(tx, session, {
    startedAt: session.startedAt ?? now,
    ...(event && { status: mustMove(session.status, event) }),
    ...(event === 'all_captured' && { submittedAt: now }),
  });
  if (session.startedAt === null) await recordEvent(parts, tx, moved, 'verification.started');
  if (moved.status === 'processing')
    await parts.queue.send(tx, 'verify-session', session.id, pretendedDelay(session, now));
  return moved;
}

/** Null when the image alone changes nothing, as a selfie that came before the document. */
function captureEvent({ request }: Session, accepted: readonly ImageType[]): LifecycleEvent | null {
  const missing = missingImages(request.steps, accepted);
  if (missing.length === 0) return 'all_captured';
  const documents = requiredImages(request.steps).filter((type) => type !== 'selfie');
  const hasDocuments = documents.length > 0 && documents.every((type) => accepted.includes(type));
  return hasDocuments ? 'document_captured' : null;
}

/** A test session may ask that its verdict takes a while. */
function pretendedDelay({ request }: Session, now: Date): Date | undefined {
  const delayMs = parseDuration(request.mock_behavior?.delay ?? '0s') ?? 0;
  return delayMs > 0 ? new Date(now.getTime() + delayMs) : undefined;
}
