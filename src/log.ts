/** The log: JSON lines on standard output. What could name a person, a key or a link is never handed to it; redaction is the second net. */
import { type Logger, pino } from 'pino';

const SECRETS = [
  'authorization',
  'x-api-key',
  'x-sdk-key',
  'cookie',
  'url',
  'token',
  'key',
  'body',
  'bytes',
  'image',
  'name',
];

export function createLog(level: string): Logger {
  return pino({
    serializers: { err: describe },
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `req.headers["${name}"]`]),
      censor: '[redacted]',
    },
  });
}

/** Errors of a database driver carry the values of the row in their other properties. */
function describe(error: Error & { readonly code?: string }): object {
  return { type: error.name, code: error.code, message: error.message, stack: error.stack };
}
