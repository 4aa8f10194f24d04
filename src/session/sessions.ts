/** Everything that can be done with a session, bound to its parts: what the entrances call. */

import { continueJourney, type Say } from './continue-journey.ts';
import { type Admit, createSession, type NewSession } from './create-session.ts';
import { type Asker, eraseSession } from './erase-session.ts';
import {
  cancelSession,
  expireDueSessions,
  expireIfDue,
  type Judgement,
  judgeSession,
} from './finish-session.ts';
import { isOpen } from './lifecycle.ts';
import type { SessionParts } from './parts.ts';
import { readFrames, readImage, readImages } from './read-image.ts';
import { openSession, tellSession, type Viewer, visible } from './read-session.ts';
import type { Image, Session } from './session.ts';
import { type ListFilter, selectSession, selectSessions } from './session-rows.ts';
import { type JudgedImage, submitImage } from './submit-image.ts';
import { dueByRetention, letGo, type Retained } from './sweep-retention.ts';

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(parts: SessionParts) {
  return {
    create: (asked: NewSession, admit: Admit | null = null) => createSession(parts, asked, admit),
    async tell(viewer: Viewer, id: string) {
      return tellSession(parts, await current(parts, viewer, id));
    },
    async read(viewer: Viewer, id: string) {
      return openSession(parts, parts.database, await current(parts, viewer, id));
    },
    async list(filter: ListFilter) {
      const sessions = await selectSessions(parts.database, filter);
      return sessions.map((session) => tellSession(parts, session));
    },
    submitImage: (viewer: Viewer, id: string, judged: JudgedImage) => submitImage(parts, viewer, id, judged),
    /** The person, who holds the link, goes a step further. */
    continueJourney: (id: string, say: Say) => continueJourney(parts, id, say),
    judge: (id: string, judgement: Judgement) => judgeSession(parts, id, judgement),
    cancel: (viewer: Viewer, id: string, requestId?: string) => cancelSession(parts, viewer, id, requestId),
    erase: (viewer: Viewer, id: string, asker: Asker) => eraseSession(parts, viewer, id, asker),
    expireDue: () => expireDueSessions(parts),
    dueByRetention: (what: Retained) => dueByRetention(parts, what),
    letGo: (what: Retained, ids: readonly string[]) => letGo(parts, what, ids),
    /** Null when there is no such session; the row as it is, for work that nobody asked for over HTTP. */
    row: (id: string) => selectSession(parts.database, id),
    open: (session: Session) => openSession(parts, parts.database, session),
    readImage: (session: Session, imageId: string) => readImage(parts, session, imageId),
    readImages: (session: Session, images: readonly Image[]) => readImages(parts, session, images),
    readFrames: (session: Session, images: readonly Image[]) => readFrames(parts, session, images),
  };
}

/** A session whose time is up is expired before it is shown. */
async function current(parts: SessionParts, viewer: Viewer, id: string): Promise<Session> {
  const session = visible(viewer, await selectSession(parts.database, id));
  if (!isOpen(session.status) || session.expiresAt > parts.clock()) return session;
  await expireIfDue(parts, id);
  return visible(viewer, await selectSession(parts.database, id));
}
