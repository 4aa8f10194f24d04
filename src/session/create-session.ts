/** A new session: its own data key, what was asked, and the time until which images may come. */
import { newId } from '../ids.ts';
import { parseDuration } from './duration.ts';
import type { SessionParts } from './parts.ts';
import type { OpenSession, PersonalRequest, Session, SessionRequest } from './session.ts';
import { insertSession } from './session-rows.ts';
import { sealRequest } from './vault.ts';

export interface NewSession {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly simulated: boolean;
  readonly request: SessionRequest;
  readonly personalRequest: PersonalRequest;
}

export async function createSession(parts: SessionParts, asked: NewSession): Promise<OpenSession> {
  const { personalRequest, ...kept } = asked;
  const createdAt = parts.clock();
  const id = newId('ver', createdAt);
  const { wrapped, sealer } = parts.masterKey.newDataKey(id);
  const session: Session = {
    ...kept,
    id,
    status: 'pending',
    journey: {},
    sealedRequest: sealRequest(sealer, id, personalRequest),
    wrappedKey: wrapped,
    result: null,
    sealedPerson: null,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lifetimeMs(asked.request)),
    startedAt: null,
    submittedAt: null,
    completedAt: null,
    cancelledAt: null,
    erasedAt: null,
  };
  await insertSession(parts.database, session);
  return { session, personalRequest, personalResult: null, images: [] };
}

/** A test session that is to expire does so after its delay instead of its lifetime. */
function lifetimeMs({ expires_in, mock_behavior }: SessionRequest): number {
  const isToExpire = mock_behavior?.status === 'expired';
  const duration = parseDuration(isToExpire ? (mock_behavior.delay ?? '0s') : expires_in);
  if (duration === null) throw new Error('expires_in was not validated');
  return duration;
}
