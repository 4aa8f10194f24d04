/** A delivery as it arrived becomes an event, or an error when it is not from the service, was changed on its way, or is too old. */
import type { WebhookEvent } from './shapes.ts';

/** As frameworks give them: a `Headers`, or an object with names in lower case. */
export type ReceivedHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What `/.well-known/jwks.json` answers. */
export interface PublicKeys {
  readonly keys: readonly { readonly x?: string; readonly crv?: string }[];
}

/** `whsec_…`, several of them while you change one, or the service's public keys. */
export type WebhookSecret = string | readonly string[] | PublicKeys;

export interface WebhookOptions {
  /** How old, or how far in the future, a delivery may be; 300 when left out. */
  readonly toleranceSeconds?: number;
  readonly now?: Date;
}

export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

interface Scheme {
  /** How its signatures begin. */
  readonly prefix: string;
  readonly algorithm: string;
  readonly keys: readonly Key[];
}

const TOLERANCE_SECONDS = 300;
const SECRET_PREFIX = 'whsec_';

/** `body` is what was received, before anything parsed it. Throws WebhookRefused. */
export async function verifyWebhook(
  headers: ReceivedHeaders,
  body: string | Uint8Array,
  secret: WebhookSecret,
  { toleranceSeconds = TOLERANCE_SECONDS, now = new Date() }: WebhookOptions = {},
): Promise<WebhookEvent> {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerIn(headers, name),
  ) as [string, string, string];
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!(age <= toleranceSeconds)) throw new WebhookRefused('The delivery is too old, or from the future');
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const content = new TextEncoder().encode(`${id}.${timestamp}.${text}`);
  if (!(await isSigned(content, signatures.split(' '), await schemeOf(secret))))
    throw new WebhookRefused('No signature is that of the secret');
  return JSON.parse(text) as WebhookEvent;
}

function headerIn(headers: ReceivedHeaders, name: string): string {
  const value = typeof headers.get === 'function' ? headers.get(name) : (headers as PlainHeaders)[name];
  if (typeof value !== 'string') throw new WebhookRefused(`The delivery lacks the header ${name}`);
  return value;
}

type PlainHeaders = Readonly<Record<string, unknown>>;

async function schemeOf(secret: WebhookSecret): Promise<Scheme> {
  if (typeof secret === 'string') return schemeOf([secret]);
  if (!isKeySet(secret))
    return { prefix: 'v1,', algorithm: 'HMAC', keys: await Promise.all(secret.map(secretKey)) };
  const keys = secret.keys.filter(({ crv }) => crv === 'Ed25519').map(publicKey);
  return { prefix: 'v1a,', algorithm: 'Ed25519', keys: await Promise.all(keys) };
}

function isKeySet(secret: readonly string[] | PublicKeys): secret is PublicKeys {
  return !Array.isArray(secret);
}

/** Compares in constant time, as WebCrypto does. */
async function isSigned(
  content: Uint8Array,
  signatures: readonly string[],
  scheme: Scheme,
): Promise<boolean> {
  const given = signatures.filter((text) => text.startsWith(scheme.prefix));
  const checks = given.flatMap((text) => {
    const signature = bytesOf(text.slice(scheme.prefix.length));
    return scheme.keys.map((key) =>
      crypto.subtle.verify(scheme.algorithm, key, signature, new Uint8Array(content)),
    );
  });
  return (await Promise.all(checks)).includes(true);
}

function secretKey(secret: string): Promise<Key> {
  if (!secret.startsWith(SECRET_PREFIX)) throw new TypeError(`A webhook secret begins with ${SECRET_PREFIX}`);
  const bytes = bytesOf(secret.slice(SECRET_PREFIX.length));
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function publicKey({ x = '' }: { readonly x?: string }): Promise<Key> {
  return crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519', false, ['verify']);
}

/** Nothing for what is no base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
