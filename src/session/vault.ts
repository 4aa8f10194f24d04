/** Opens what a session keeps sealed, as long as its key exists. */
import type { MasterKey, Sealer } from '../store/seal.ts';
import { openJson, sealJson } from '../store/seal.ts';
import type { PersonalRequest, PersonalResult, Session, ToldSession } from './session.ts';

/** What a result lacks that was sealed before documents were read. */
const UNREAD: Pick<PersonalResult, 'document' | 'details'> = { document: null, details: {} };

type Keyed = Pick<Session, 'id' | 'wrappedKey'>;

/** Null once the session was erased. */
export function sealerOf(masterKey: MasterKey, session: Keyed): Sealer | null {
  return session.wrappedKey && masterKey.unwrap(session.wrappedKey, session.id);
}

/** For the pixels: a key of their own, which goes with them before the session's does. Sessions from before there was one seal them with their only key. */
export function imageSealerOf(masterKey: MasterKey, session: Session): Sealer | null {
  const { id, wrappedImageKey } = session;
  if (wrappedImageKey) return masterKey.unwrap(wrappedImageKey, imageKeyContext(id));
  return sealerOf(masterKey, session);
}

export function imageKeyContext(id: string): string {
  return `${id}/images`;
}

export function sealPerson(sealer: Sealer, id: string, person: PersonalResult): Buffer {
  return sealJson(sealer, person, `${id}/person`);
}

/** Null when there is nothing to seal. */
export function sealRequest(sealer: Sealer, id: string, request: PersonalRequest): Buffer | null {
  const isEmpty = Object.values(request).every((value) => value === undefined);
  return isEmpty ? null : sealJson(sealer, request, `${id}/request`);
}

/** Both parts of what is about the person; a session that has neither costs no key. */
export function openPersonal(
  masterKey: MasterKey,
  session: Session,
): Pick<ToldSession, 'personalRequest' | 'personalResult'> {
  const { id, sealedRequest, sealedPerson } = session;
  const sealer = sealedRequest || sealedPerson ? sealerOf(masterKey, session) : null;
  const person = sealer && sealedPerson && openJson<PersonalResult>(sealer, sealedPerson, `${id}/person`);
  return {
    personalRequest: sealer && sealedRequest ? openJson(sealer, sealedRequest, `${id}/request`) : {},
    personalResult: person && { ...UNREAD, ...person },
  };
}
