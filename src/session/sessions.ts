/** Everything that can be done with a session, bound to its parts: what the entrances call. */

import { continueJourney, type Say } from './continue-journey.ts';
import { createSession, type NewSession } from './create-session.ts';
import { eraseSession } from './erase-session.ts';
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
import { openSession, readSession, type Viewer } from './read-session.ts';
import type { Image, Session } from './session.ts';
import { type ListFilter, selectSession, selectSessions } from './session-rows.ts';
import { type JudgedImage, submitImage } from './submit-image.ts';

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(parts: SessionParts) {
  return {
    create: (asked: NewSession) => createSession(parts, asked),
    /** A session whose time is up is expired before it is shown. */
    async read(viewer: Viewer, id: string) {
      const open = await readSession(parts, viewer, id);
      if (!isOpen(open.session.status) || open.session.expiresAt > parts.clock()) return open;
      await expireIfDue(parts, id);
      return readSession(parts, viewer, id);
    },
    async list(filter: ListFilter) {
      const sessions = await selectSessions(parts.database, filter);
      return Promise.all(sessions.map((session) => openSession(parts, parts.database, session)));
    },
    submitImage: (viewer: Viewer, id: string, judged: JudgedImage) => submitImage(parts, viewer, id, judged),
    /** The person, who holds the link, goes a step further. */
    continueJourney: (id: string, say: Say) => continueJourney(parts, id, say),
    judge: (id: string, judgement: Judgement) => judgeSession(parts, id, judgement),
    cancel: (viewer: Viewer, id: string) => cancelSession(parts, viewer, id),
    erase: (viewer: Viewer, id: string) => eraseSession(parts, viewer, id),
    expireDue: () => expireDueSessions(parts),
    /** Null when there is no such session; the row as it is, for work that nobody asked for over HTTP. */
    row: (id: string) => selectSession(parts.database, id),
    open: (session: Session) => openSession(parts, parts.database, session),
    readImage: (session: Session, imageId: string) => readImage(parts, session, imageId),
    readImages: (session: Session, images: readonly Image[]) => readImages(parts, session, images),
    readFrames: (session: Session, images: readonly Image[]) => readFrames(parts, session, images),
  };
}
