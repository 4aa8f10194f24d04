/** Forgetting a person: the data keys and the images are destroyed, and every word of the request that may lead to somebody; id, status, scores and dates stay. */
import type { Queries } from '../store/database.ts';
import { forgetAnswers } from '../store/idempotent-answers.ts';
import { blobKeys, selectImages } from './image-rows.ts';
import { nextStatus } from './lifecycle.ts';
import type { NotedErasure, SessionParts } from './parts.ts';
import { type Viewer, visible } from './read-session.ts';
import { withoutPerson } from './retention.ts';
import type { Erasure, Session } from './session.ts';
import { lockSession, updateSession } from './session-rows.ts';

/** Who asked for it, for the audit log. */
export type Asker = Pick<NotedErasure, 'actor' | 'requestId'>;

export function eraseSession(
  parts: SessionParts,
  viewer: Viewer,
  id: string,
  asker: Asker,
): Promise<Session> {
  return parts.database.transaction(async (tx) => {
    const session = visible(viewer, await lockSession(tx, id));
    return session.erasedAt ? session : erase(parts, tx, session, { reason: 'requested', asker });
  });
}

/** The caller holds the session's row. Without the key no event can be read again, so what still waits to be delivered is abandoned. */
export async function erase(
  parts: SessionParts,
  tx: Queries,
  session: Session,
  { reason, asker }: Pick<Erasure, 'reason'> & { readonly asker: Asker },
): Promise<Session> {
  const images = await deleteImages(parts, tx, session.id);
  await forgetDeliveries(tx, session.id);
  await forgetAnswers(tx, session.id);
  await tx.query('update sessions set reference_id = null, vendor_data = null where id = $1', [session.id]);
  const { consent } = session.journey;
  const { id, accountId } = session;
  await parts.noteErasure(tx, { ...asker, sessionId: id, accountId });
  return updateSession(tx, session, {
    status: nextStatus(session.status, 'erased') ?? session.status,
    request: withoutPerson(session.request),
    journey: consent ? { consent } : {},
    wrappedKey: null,
    wrappedImageKey: null,
    sealedRequest: null,
    sealedPerson: null,
    erasedAt: parts.clock(),
    erasure: { reason, images },
    imagesDueAt: null,
  });
}

/** The pixels and every word about them; answers how many photos had pixels. */
export async function deleteImages({ blobs }: SessionParts, tx: Queries, sessionId: string): Promise<number> {
  const images = await selectImages(tx, sessionId);
  await blobs.delete(tx, images.flatMap(blobKeys));
  await tx.query('delete from images where session_id = $1', [sessionId]);
  return images.filter(({ accepted }) => accepted).length;
}

/** What receivers answered, and all but the origin of the session's own `webhook_url`, may name the person. */
async function forgetDeliveries(tx: Queries, sessionId: string): Promise<void> {
  const ours = 'event_id in (select id from events where session_id = $1)';
  await tx.query(
    `update deliveries set status = 'abandoned', next_attempt_at = null where status = 'waiting' and ${ours}`,
    [sessionId],
  );
  await tx.query(
    `update deliveries set url = substring(url from '^https?://[^/?#]+') where endpoint_id is null and ${ours}`,
    [sessionId],
  );
  await tx.query(
    `update delivery_attempts set response_head = null where delivery_id in (select id from deliveries where ${ours})`,
    [sessionId],
  );
}
