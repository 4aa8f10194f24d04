/** A session opened for somebody who may see it. */
import { Problem } from '../errors.ts';
import type { Queries } from '../store/database.ts';
import { selectImages } from './image-rows.ts';
import type { SessionParts } from './parts.ts';
import type { OpenSession, Session } from './session.ts';
import { selectSession } from './session-rows.ts';
import { openPerson, openRequest } from './vault.ts';

/** Whose sessions may be seen: one account in one mode; null for the person who holds the session's own link. */
export type Viewer = { readonly accountId: string; readonly livemode: boolean } | null;

/** Somebody else's session is as unknown as one that never was. */
export async function readSession(parts: SessionParts, viewer: Viewer, id: string): Promise<OpenSession> {
  const session = visible(viewer, await selectSession(parts.database, id));
  return openSession(parts, parts.database, session);
}

export async function openSession(
  { masterKey }: SessionParts,
  queries: Queries,
  session: Session,
): Promise<OpenSession> {
  return {
    session,
    personalRequest: openRequest(masterKey, session),
    personalResult: openPerson(masterKey, session),
    images: await selectImages(queries, session.id),
  };
}

export function visible(viewer: Viewer, session: Session | null): Session {
  const seen =
    session &&
    (viewer === null || (session.accountId === viewer.accountId && session.livemode === viewer.livemode));
  if (!session || !seen) throw new Problem('not_found', 'There is no such session in this account and mode.');
  return session;
}
