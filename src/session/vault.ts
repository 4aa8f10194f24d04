/** Opens what a session keeps sealed, as long as its key exists. */
import type { MasterKey, Sealer } from '../store/seal.ts';
import { openJson, sealJson } from '../store/seal.ts';
import type { PersonalRequest, PersonalResult, Session } from './session.ts';

/** What a result lacks that was sealed before documents were read. */
const UNREAD: Pick<PersonalResult, 'document' | 'details'> = { document: null, details: {} };

type Keyed = Pick<Session, 'id' | 'wrappedKey'>;

/** Null once the session was erased. */
export function sealerOf(masterKey: MasterKey, session: Keyed): Sealer | null {
  return session.wrappedKey && masterKey.unwrap(session.wrappedKey, session.id);
}

export function sealPerson(sealer: Sealer, id: string, person: PersonalResult): Buffer {
  return sealJson(sealer, person, `${id}/person`);
}

export function sealRequest(sealer: Sealer, id: string, request: PersonalRequest): Buffer {
  return sealJson(sealer, request, `${id}/request`);
}

export function openRequest(masterKey: MasterKey, session: Session): PersonalRequest {
  const sealer = sealerOf(masterKey, session);
  return sealer && session.sealedRequest
    ? openJson(sealer, session.sealedRequest, `${session.id}/request`)
    : {};
}

export function openPerson(masterKey: MasterKey, session: Session): PersonalResult | null {
  const sealer = sealerOf(masterKey, session);
  if (!sealer || !session.sealedPerson) return null;
  const person = openJson<PersonalResult>(sealer, session.sealedPerson, `${session.id}/person`);
  return { ...UNREAD, ...person };
}
