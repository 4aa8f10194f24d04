/**
 * Keeps what is about a person unreadable without two keys: a random data key per session seals the data, the
 * master key wraps the data key. Destroying the wrapped key erases everything it sealed, backups included.
 * AES-256-GCM (NIST SP 800-38D); the layout is nonce (12 bytes), tag (16 bytes), ciphertext.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `context` is the id of the record: a sealed value that is moved to another record does not open. */
export interface Sealer {
  seal(plain: Uint8Array, context: string): Buffer;
  /** Throws when the key, the context or a byte is another. */
  open(sealed: Uint8Array, context: string): Buffer;
}

export interface MasterKey extends Sealer {
  /** A new data key, wrapped; `context` is the session's id. */
  newDataKey(context: string): { readonly wrapped: Buffer; readonly sealer: Sealer };
  unwrap(wrapped: Uint8Array, context: string): Sealer;
  /** A key for another purpose that reveals nothing of the master key (HKDF, RFC 5869). */
  derive(purpose: string): Buffer;
}

export function createMasterKey(key: Buffer): MasterKey {
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, KEY_BYTES));
  const wrapper = createSealer(derive('wrap'));
  return {
    ...wrapper,
    derive,
    newDataKey(context) {
      const dataKey = randomBytes(KEY_BYTES);
      return { wrapped: wrapper.seal(dataKey, context), sealer: createSealer(dataKey) };
    },
    unwrap: (wrapped, context) => createSealer(wrapper.open(wrapped, context)),
  };
}

function createSealer(key: Buffer): Sealer {
  return {
    seal(plain, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    },
  };
}

/** JSON in, sealed bytes out, and back. */
export function sealJson(sealer: Sealer, value: unknown, context: string): Buffer {
  return sealer.seal(Buffer.from(JSON.stringify(value)), context);
}

export function openJson<T>(sealer: Sealer, sealed: Uint8Array, context: string): T {
  return JSON.parse(sealer.open(sealed, context).toString('utf8')) as T;
}
