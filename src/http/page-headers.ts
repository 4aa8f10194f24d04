/** What a browser may do with a page of ours: run its one script, show its own pictures, and be framed by nobody but whom the account named. */
import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

const NONCE_BYTES = 16;
/** Everything that a page could ask for, and only the camera for the page itself. */
const PERMISSIONS =
  'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), accelerometer=(), gyroscope=(), magnetometer=(), display-capture=(), browsing-topics=()';

/** Answers the nonce that the page's style and script must carry. */
export function dressPage(reply: FastifyReply, parents: readonly string[]): string {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${parents.length === 0 ? "'none'" : parents.join(' ')}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  reply.header('content-security-policy', policy.join('; '));
  reply.header('permissions-policy', PERMISSIONS);
  if (parents.length > 0) reply.removeHeader('x-frame-options');
  return nonce;
}
