/** A request must say whom it asks and come as it is: nothing here unpacks a body. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../errors.ts';

export function assertPlain({ headers, raw }: Pick<FastifyRequest, 'headers' | 'raw'>): void {
  if (headers.host === undefined && raw.httpVersion === '1.1')
    throw new Problem('malformed_request', 'HTTP/1.1 needs a Host header.');
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new Problem('unsupported_media_type', 'Send the body without a Content-Encoding.');
  if ((headers['transfer-encoding'] ?? 'chunked').toLowerCase() !== 'chunked')
    throw new Problem('unsupported_media_type', 'Send the body without a Transfer-Encoding but chunked.');
}
