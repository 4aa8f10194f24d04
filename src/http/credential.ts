/** Which credential a request carries: a key or an access token, in any of the places where one may stand. */
import type { IncomingMessage } from 'node:http';
import { Problem } from '../errors.ts';

const KEY_HEADERS = ['x-api-key', 'x-sdk-key'] as const;
const BEARER = /^Bearer +(\S+)$/i;

/** Null when there is none; throws when there are several that differ (RFC 6750 §2). */
export function credentialIn({ headersDistinct }: IncomingMessage): string | null {
  const bearers = (headersDistinct.authorization ?? []).map((value) => BEARER.exec(value)?.[1]);
  const named = KEY_HEADERS.flatMap((name) => headersDistinct[name] ?? []);
  const [credential, ...others] = new Set([...bearers, ...named].filter(Boolean));
  if (others.length > 0)
    throw new Problem('malformed_request', 'The request carries several credentials; send one.');
  return credential ?? null;
}
