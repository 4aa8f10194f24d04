/** A key in another form: a JWT (RFC 9068) that names the key, may do a part of what the key may, and is good for a day at most and never longer than its key. */
import { randomUUID } from 'node:crypto';
import { isId } from '../ids.ts';
import type { SigningKeys } from '../signing/signing-keys.ts';
import type { Caller, Keys, Scope } from './keys.ts';

/** RFC 9068 §2.1: tells it apart from every other JWT that we sign. */
const TYPE = 'at+jwt';
const LIFETIME_SECONDS = 86_400;

export interface IssuedToken {
  readonly text: string;
  readonly expiresInSeconds: number;
}

export interface AccessTokens {
  /** For a key that was recognised, with scopes that it has. */
  issue(caller: Caller, scopes: readonly Scope[]): Promise<IssuedToken>;
  /** Who calls with this token: the key behind it, limited to the token's scopes. Null when either is not good. */
  recognise(token: string): Promise<Caller | null>;
}

export interface AccessTokenParts {
  readonly keys: Pick<Keys, 'recogniseId'>;
  readonly signing: Pick<SigningKeys, 'signJws' | 'verifyJwt'>;
  readonly publicUrl: () => string;
  readonly clock: () => Date;
}

export function createAccessTokens({ keys, signing, publicUrl, clock }: AccessTokenParts): AccessTokens {
  return {
    async issue({ keyId, expiresAt }, scopes) {
      const now = seconds(clock());
      const until = Math.min(now + LIFETIME_SECONDS, expiresAt ? seconds(expiresAt) : Infinity);
      const claims = {
        iss: publicUrl(),
        aud: publicUrl(),
        sub: keyId,
        client_id: keyId,
        iat: now,
        exp: until,
        jti: randomUUID(),
        scope: scopes.join(' '),
      };
      return { text: await signing.signJws(claims, TYPE), expiresInSeconds: until - now };
    },
    async recognise(token) {
      const expected = { typ: TYPE, issuer: publicUrl(), audience: publicUrl() };
      const { sub, scope } = (await signing.verifyJwt(token, expected)) ?? {};
      if (typeof sub !== 'string' || !isId('key', sub) || typeof scope !== 'string') return null;
      const caller = await keys.recogniseId(sub);
      const granted = scope.split(' ');
      return caller && { ...caller, scopes: caller.scopes.filter((one) => granted.includes(one)) };
    },
  };
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
