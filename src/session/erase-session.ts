/** Forgetting a person: the data key and the images are destroyed; id, status, scores and dates stay. */
import type { Queries } from '../store/database.ts';
import { blobKeys, selectImages } from './image-rows.ts';
import { nextStatus } from './lifecycle.ts';
import type { SessionParts } from './parts.ts';
import { type Viewer, visible } from './read-session.ts';
import type { Session } from './session.ts';
import { lockSession, updateSession } from './session-rows.ts';

/** Without the key no event of the session can be read again, so what still waits to be delivered is abandoned. */
export function eraseSession(parts: SessionParts, viewer: Viewer, id: string): Promise<Session> {
  return parts.database.transaction(async (tx) => {
    const session = visible(viewer, await lockSession(tx, id));
    if (session.erasedAt) return session;
    await deleteImages(parts, tx, id);
    await tx.query(
      `update deliveries set status = 'abandoned', next_attempt_at = null
       where status = 'waiting' and event_id in (select id from events where session_id = $1)`,
      [id],
    );
    return updateSession(tx, session, {
      status: nextStatus(session.status, 'erased') ?? session.status,
      wrappedKey: null,
      sealedRequest: null,
      sealedPerson: null,
      erasedAt: parts.clock(),
    });
  });
}

/** The pixels and every word about them. */
export async function deleteImages({ blobs }: SessionParts, tx: Queries, sessionId: string): Promise<void> {
  const images = await selectImages(tx, sessionId);
  await blobs.delete(tx, images.flatMap(blobKeys));
  await tx.query('delete from images where session_id = $1', [sessionId]);
}
