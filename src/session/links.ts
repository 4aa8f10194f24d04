/** The signed link that a person follows: a JWT (RFC 7519, HS256) that names one session, dies with it and opens nothing else. */
import { errors, jwtVerify, SignJWT } from 'jose';
import { Problem } from '../errors.ts';
import { isId } from '../ids.ts';
import type { MasterKey } from '../store/seal.ts';
import type { Session } from './session.ts';

const ALGORITHM = 'HS256';
const AUDIENCE = 'verify';

export interface Links {
  sign(session: Pick<Session, 'id' | 'expiresAt'>): Promise<string>;
  url(token: string): string;
  /** The session's id; throws `link_invalid` or `link_expired`. */
  read(token: string): Promise<string>;
}

export interface LinkParts {
  readonly masterKey: MasterKey;
  readonly publicUrl: () => string;
  readonly clock: () => Date;
}

/** People come back to see how it ended: a link can be read for a day longer than images can be sent. */
const GRACE_SECONDS = 86_400;

export function createLinks({ masterKey, publicUrl, clock }: LinkParts): Links {
  const key = masterKey.derive('links');
  return {
    sign: ({ id, expiresAt }) =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(id)
        .setAudience(AUDIENCE)
        .setExpirationTime(Math.floor(expiresAt.getTime() / 1000) + GRACE_SECONDS)
        .sign(key),
    url: (token) => `${publicUrl()}/verify/${token}`,
    async read(token) {
      const options = {
        audience: AUDIENCE,
        algorithms: [ALGORITHM],
        requiredClaims: ['exp'],
        currentDate: clock(),
      };
      const { payload } = await jwtVerify(token, key, options).catch(refuse);
      if (typeof payload.sub !== 'string' || !isId('ver', payload.sub)) throw invalid();
      return payload.sub;
    },
  };
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired)
    throw new Problem('link_expired', 'This link has expired. Ask for a new one where you got it.');
  throw invalid();
}

function invalid(): Problem {
  return new Problem('link_invalid', 'This link is not valid. Check that it was copied completely.');
}
