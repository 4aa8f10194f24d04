/** The signed link that a person follows: a JWT (RFC 7519, HS256) that names one session, dies with it and opens nothing else. */
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { Problem } from '../errors.ts';
import { isId } from '../ids.ts';
import type { MasterKey } from '../store/seal.ts';
import type { HandOff } from './journey.ts';
import type { Session } from './session.ts';

const ALGORITHM = 'HS256';
const AUDIENCE = 'verify';
/** 32 bytes in base64url. */
const SIGNATURE_CHARACTERS = 43;

/** What a link names besides its session. */
export interface Link {
  readonly sessionId: string;
  /** Set on a link for another device, with the device once one has taken it. */
  readonly handOff: HandOff | null;
}

export interface Links {
  sign(session: Pick<Session, 'id' | 'expiresAt'>, handOff?: HandOff): Promise<string>;
  url(token: string): string;
  /** Throws `link_broken`, `link_invalid` or `link_expired`. */
  read(token: string): Promise<Link>;
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
    sign: ({ id, expiresAt }, handOff) =>
      new SignJWT(handOff && { hand_off: handOff.id, device: handOff.device })
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
      const { payload } = await jwtVerify(token, key, options).catch((error: unknown) =>
        refuse(error, token),
      );
      if (typeof payload.sub !== 'string' || !isId('ver', payload.sub)) throw invalid();
      return { sessionId: payload.sub, handOff: handOffOf(payload) };
    },
  };
}

/** The signature says that the claims are ours. */
function handOffOf({ hand_off: id, device }: JWTPayload): HandOff | null {
  return typeof id === 'string' ? { id, device: typeof device === 'string' ? device : null } : null;
}

/** What is no token at all was not copied completely, and a signature that is cut short neither; any other is not one of ours. */
function refuse(error: unknown, token: string): never {
  if (error instanceof errors.JWTExpired)
    throw new Problem('link_expired', 'This link has expired. Ask for a new one where you got it.');
  const [header, claims, signature] = token.split('.');
  if (!header || !claims || signature?.length !== SIGNATURE_CHARACTERS)
    throw new Problem('link_broken', 'This link is incomplete. Copy it as a whole.');
  throw invalid();
}

function invalid(): Problem {
  return new Problem('link_invalid', 'This link is not one of ours. Ask for a new one where you got it.');
}
