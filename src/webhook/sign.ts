/** The signatures of a delivery: Standard Webhooks (standardwebhooks.com) by HMAC and by Ed25519, and the headers of the seeds. */
import { createHmac } from 'node:crypto';

const SECRET_PREFIX = 'whsec_';

export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

export interface Signers {
  /** `whsec_<base64>`, the present one first; while a secret is being rotated the one before signs as well. */
  readonly secrets: readonly [string, ...string[]];
  /** Ed25519, by the key whose public half is in the JWKS. */
  signBytes(bytes: Uint8Array): Promise<Buffer>;
}

/** The standard signs with the decoded bytes, the seeds' forms with the secret as it is shown; okID's has room for the present secret alone. */
export async function signatureHeaders(
  { id, timestamp, body }: Signed,
  { secrets, signBytes }: Signers,
): Promise<Record<string, string>> {
  const content = `${id}.${timestamp}.${body}`;
  const standard = secrets.map((secret) => `v1,${mac(keyOf(secret), content).toString('base64')}`);
  const asymmetric = `v1a,${(await signBytes(Buffer.from(content))).toString('base64')}`;
  const dokai = secrets.map((secret) => `v1=${mac(secret, `${timestamp}.${body}`).toString('hex')}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': [...standard, asymmetric].join(' '),
    'x-dokai-signature': [`t=${timestamp}`, ...dokai].join(','),
    'x-okid-signature': mac(secrets[0], body).toString('hex'),
    'x-okid-timestamp': String(timestamp),
  };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
}

function mac(key: string | Buffer, content: string): Buffer {
  return createHmac('sha256', key).update(content).digest();
}
