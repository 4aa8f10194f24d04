/** Signs what others must be able to check without asking us: JWTs and plain bytes by Ed25519, with the public keys as a JWKS (RFC 7517, RFC 8037). */
import { sign } from 'node:crypto';
import { CompactSign, type JWK, type JWTPayload, jwtVerify } from 'jose';
import { createKeyRing } from './key-ring.ts';
import { LEAD_MS, type SigningKey, type SigningKeyState, stateOf } from './signing-key.ts';
import { createSigningKeyRows, SIGNING_KEYS_CHANGED, type SigningKeyParts } from './signing-key-rows.ts';

const ALGORITHM = 'EdDSA';

export interface ListedKey {
  readonly id: string;
  readonly state: SigningKeyState;
  readonly createdAt: Date;
  readonly signsFrom: Date;
  readonly revokedAt: Date | null;
}

export interface Expected {
  readonly typ: string;
  readonly issuer: string;
  readonly audience: string;
}

export interface SigningKeys {
  /** A compact JWS (RFC 7515) of the JSON, with our `kid`. */
  signJws(payload: object, typ: string): Promise<string>;
  /** The 64 bytes of the signature. */
  signBytes(bytes: Uint8Array): Promise<Buffer>;
  /** The claims of a JWT that we signed, that is what is expected and has not expired; else null. */
  verifyJwt(token: string, expected: Expected): Promise<JWTPayload | null>;
  jwks(): Promise<{ readonly keys: readonly JWK[] }>;
  list(): Promise<readonly ListedKey[]>;
  /** Publishes a new key now, which signs once every verifier has had the time to see it. */
  rotate(): Promise<ListedKey>;
  /** What the key signed verifies no more. False when there is no such key. */
  revoke(id: string): Promise<boolean>;
  /** Hears of changes that other processes make. */
  watch(): Promise<void>;
}

export function createSigningKeys(parts: SigningKeyParts): SigningKeys {
  const { database, clock } = parts;
  const rows = createSigningKeyRows(parts);
  const ring = createKeyRing(rows, clock);
  return {
    async signJws(payload, typ) {
      const { id, privateKey } = await ring.signer();
      return new CompactSign(Buffer.from(JSON.stringify(payload)))
        .setProtectedHeader({ alg: ALGORITHM, kid: id, typ })
        .sign(privateKey as NonNullable<typeof privateKey>);
    },
    async signBytes(bytes) {
      const { privateKey } = await ring.signer();
      return sign(null, bytes, privateKey as NonNullable<typeof privateKey>);
    },
    async verifyJwt(token, expected) {
      const options = {
        ...expected,
        algorithms: [ALGORITHM],
        requiredClaims: ['exp', 'iat', 'sub', 'jti'],
        currentDate: clock(),
      };
      const kid = kidOf(token);
      const key = kid === null ? null : await ring.find(kid);
      if (!key) return null;
      return jwtVerify(token, key.publicKey, options).then(
        ({ payload }) => payload,
        () => null,
      );
    },
    async jwks() {
      const keys = await ring.keys();
      return { keys: keys.filter(({ revokedAt }) => revokedAt === null).map(toJwk) };
    },
    async list() {
      const keys = await ring.keys();
      return keys.map((key) => listed(key, stateOf(key, keys, clock())));
    },
    async rotate() {
      await ring.signer();
      const key = await rows.create(new Date(clock().getTime() + LEAD_MS));
      ring.forget();
      return listed(key, 'published');
    },
    async revoke(id) {
      const isKnown = await rows.revoke(id);
      ring.forget();
      return isKnown;
    },
    watch: () => database.listen(SIGNING_KEYS_CHANGED, ring.forget),
  };
}

/** Says only which key to try; nothing of the header is believed before the signature is. */
function kidOf(token: string): string | null {
  try {
    const { kid } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) ?? {};
    return typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
}

function toJwk({ id, publicKey }: SigningKey): JWK {
  const { kty, crv, x } = publicKey.export({ format: 'jwk' }) as { kty: string; crv: string; x: string };
  return { kty, crv, x, kid: id, use: 'sig', alg: ALGORITHM };
}

function listed({ id, createdAt, signsFrom, revokedAt }: SigningKey, state: SigningKeyState): ListedKey {
  return { id, state, createdAt, signsFrom, revokedAt };
}
