/** A new session: its own data key, what was asked, and the time until which images may come. */
import { newId } from '../ids.ts';
import type { Queries } from '../store/database.ts';
import { durationMs } from './duration.ts';
import type { SessionParts } from './parts.ts';
import { dueAtLatest } from './retention.ts';
import type { OpenSession, PersonalRequest, Session, SessionRequest } from './session.ts';
import { insertSession } from './session-rows.ts';
import { imageKeyContext, sealRequest } from './vault.ts';

export interface NewSession {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly simulated: boolean;
  readonly requestId?: string;
  readonly request: SessionRequest;
  readonly personalRequest: PersonalRequest;
}

/** Stands before the session in its transaction; throws when there must not be one. */
export type Admit = (tx: Queries) => Promise<void>;

export async function createSession(
  parts: SessionParts,
  asked: NewSession,
  admit: Admit | null,
): Promise<OpenSession> {
  const { personalRequest, requestId = null, ...kept } = asked;
  const createdAt = parts.clock();
  const id = newId('ver', createdAt);
  const { wrapped, sealer } = parts.masterKey.newDataKey(id);
  const expiresAt = new Date(createdAt.getTime() + lifetimeMs(asked.request));
  const session: Session = {
    ...kept,
    id,
    status: 'pending',
    journey: {},
    requestId,
    sealedRequest: sealRequest(sealer, id, personalRequest),
    wrappedKey: wrapped,
    wrappedImageKey: parts.masterKey.newDataKey(imageKeyContext(id)).wrapped,
    result: null,
    sealedPerson: null,
    createdAt,
    expiresAt,
    startedAt: null,
    submittedAt: null,
    completedAt: null,
    cancelledAt: null,
    erasedAt: null,
    erasure: null,
    ...dueAtLatest(asked.request, expiresAt),
    rowDueAt: null,
  };
  await insert(parts, session, admit);
  return { session, personalRequest, personalResult: null, images: [] };
}

async function insert({ database }: SessionParts, session: Session, admit: Admit | null): Promise<void> {
  if (!admit) return insertSession(database, session);
  await database.transaction(async (tx) => {
    await admit(tx);
    await insertSession(tx, session);
  });
}

/** A test session that is to expire does so after its delay instead of its lifetime. */
function lifetimeMs({ expires_in, mock_behavior }: SessionRequest): number {
  const isToExpire = mock_behavior?.status === 'expired';
  return durationMs(isToExpire ? (mock_behavior.delay ?? '0s') : expires_in);
}
