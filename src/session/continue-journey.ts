/** The person goes a step further on the hosted page; the session keeps it, and moves on when it was what it waited for. */
import type { Journey } from './journey.ts';
import { moveOn } from './move-on.ts';
import type { SessionParts } from './parts.ts';
import { openSession, visible } from './read-session.ts';
import type { OpenSession, Session } from './session.ts';
import { lockSession, updateSession } from './session-rows.ts';
import { assertOpen } from './submit-image.ts';

/** From what was said so far to what is said now. */
export type Say = (session: Session) => Partial<Journey>;

/** Throws 409 when the session is over. */
export function continueJourney(parts: SessionParts, sessionId: string, say: Say): Promise<OpenSession> {
  return parts.database.transaction(async (tx) => {
    const session = visible(null, await lockSession(tx, sessionId));
    assertOpen(session, parts.clock());
    const journey = { ...session.journey, ...say(session) };
    const moved = await moveOn(parts, tx, await updateSession(tx, session, { journey }));
    return openSession(parts, tx, moved);
  });
}
