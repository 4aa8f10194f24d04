/** A JSON body as this service takes it: UTF-8, one meaning, no surprise for what reads it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../errors.ts';
import { scanJson } from './scan-json.ts';

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/i;

/** No body at all is undefined: `Content-Type: application/json` without one is what many clients send for "nothing". */
export function acceptJson(app: Pick<FastifyInstance, 'addContentTypeParser'>): void {
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      assertUtf8Announced(request);
      return body.length === 0 ? undefined : parseJson(body);
    },
  );
}

/** Throws `malformed_request`, with the place where there is one. A byte order mark is passed over (RFC 8259 §8.1). */
export function parseJson(bytes: Buffer): unknown {
  const text = decode(bytes);
  try {
    scanJson(text);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const detail = 'A text in the JSON has a bare control character or an escape that JSON does not know.';
    throw new Problem('malformed_request', detail);
  }
}

function assertUtf8Announced({ headers }: Pick<FastifyRequest, 'headers'>): void {
  const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return;
  throw new Problem('unsupported_media_type', 'Send JSON in UTF-8.');
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('malformed_request', 'The body is not valid UTF-8.');
  }
}
