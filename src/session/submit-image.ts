/** An image that capture judged joins its session: kept if accepted, counted if refused, and the session moves on when it was the one that was missing. */
import { Problem } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Queries } from '../store/database.ts';
import type { FeedbackCode, ImageType } from '../verify/evidence.ts';
import { blobKeys, insertImage, selectImages } from './image-rows.ts';
import { isOpen } from './lifecycle.ts';
import { moveOn } from './move-on.ts';
import { missingImages, wantedImages } from './needs.ts';
import type { SessionParts } from './parts.ts';
import { openSession, type Viewer, visible } from './read-session.ts';
import type { Image, OpenSession, Session } from './session.ts';
import { lockSession } from './session-rows.ts';
import { imageSealerOf } from './vault.ts';

export interface JudgedImage {
  readonly type: ImageType;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly findings: readonly FeedbackCode[];
  readonly accepted: boolean;
  /** Of the burst around the shutter, each written by us. */
  readonly frames?: readonly Uint8Array[];
  /** Of the request that brought it. */
  readonly requestId?: string | undefined;
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
    const found = visible(viewer, await lockSession(tx, sessionId));
    const session = { ...found, requestId: judged.requestId ?? null };
    assertWanted({ session, images: await selectImages(tx, sessionId) }, judged.type, parts.clock());
    const image = await keepImage(parts, tx, session, judged);
    const moved = judged.accepted ? await moveOn(parts, tx, session) : session;
    return { image, open: await openSession(parts, tx, moved) };
  });
}

/** Throws 409 when the session waits for no such image. */
export function assertWanted(
  open: Pick<OpenSession, 'session' | 'images'>,
  type: ImageType,
  now: Date,
): void {
  assertOpen(open.session, now);
  if (wantedImages(open).includes(type)) return;
  throw new Problem(
    'nothing_missing',
    `This session does not wait for ${type}; it waits for ${missingImages(open).join(' and ')}.`,
  );
}

/** Throws 409 when the session is past the point where anything can be sent. */
export function assertOpen({ status, expiresAt }: Session, now: Date): void {
  if (isOpen(status) && expiresAt > now) return;
  const stands = isOpen(status) ? 'out of time' : status;
  throw new Problem('wrong_state', `The session is ${stands}; it takes no more images.`);
}

async function keepImage(
  parts: SessionParts,
  tx: Queries,
  session: Session,
  judged: JudgedImage,
): Promise<Image> {
  const { bytes, frames = [], requestId: _, ...facts } = judged;
  const image = {
    ...facts,
    id: newId('img', parts.clock()),
    sessionId: session.id,
    frames: judged.accepted ? frames.length : 0,
    createdAt: parts.clock(),
  };
  await insertImage(tx, image);
  const sealer = imageSealerOf(parts.masterKey, session);
  if (!judged.accepted || !sealer) return image;
  const pictures = [bytes, ...frames];
  for (const [index, key] of blobKeys(image).entries())
    await parts.blobs.put(tx, key, sealer.seal(pictures[index] as Uint8Array, key));
  return image;
}
