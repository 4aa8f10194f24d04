/** A session opened for somebody who may see it. */
import { Problem } from '../errors.ts';
import type { Queries } from '../store/database.ts';
import { selectImages } from './image-rows.ts';
import type { SessionParts } from './parts.ts';
import type { OpenSession, Session, ToldSession } from './session.ts';
import { openPersonal } from './vault.ts';

/** Whose sessions may be seen: one account in one mode; null for the person who holds the session's own link. */
export type Viewer = { readonly accountId: string; readonly livemode: boolean } | null;

export async function openSession(
  parts: SessionParts,
  queries: Queries,
  session: Session,
): Promise<OpenSession> {
  return { ...tellSession(parts, session), images: await selectImages(queries, session.id) };
}

/** What is told of a session needs no look at its images. */
export function tellSession({ masterKey }: Pick<SessionParts, 'masterKey'>, session: Session): ToldSession {
  return { session, ...openPersonal(masterKey, session) };
}

/** Somebody else's session is as unknown as one that never was. */
export function visible(viewer: Viewer, session: Session | null): Session {
  const seen =
    session &&
    (viewer === null || (session.accountId === viewer.accountId && session.livemode === viewer.livemode));
  if (!session || !seen) throw new Problem('not_found', 'There is no such session in this account and mode.');
  return session;
}
