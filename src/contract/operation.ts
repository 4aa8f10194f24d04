/** One operation of the API as data: who may call it, what it takes, what it can answer. Its route, its scope and its place in the OpenAPI document are all made of it. */
import type { z } from 'zod';
import type { Scope } from '../account/keys.ts';
import type { ProblemCode } from '../errors.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface AnswerShape {
  readonly description: string;
  /** Of a JSON answer. */
  readonly schema?: z.ZodType;
  /** Of an answer that is not JSON. */
  readonly contentType?: string;
  readonly example?: unknown;
}

export interface Operation {
  /** Its name in generated clients. */
  readonly id: string;
  readonly method: Method;
  /** As the router writes it: `/v1/verify/session/:id`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Null: no credential is asked for. */
  readonly scope: Scope | null;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** No body at all is an empty one. */
  readonly isBodyOptional?: boolean;
  /** The body's other form: multipart/form-data, described as JSON Schema. */
  readonly form?: object;
  /** Of a body that is not JSON. */
  readonly bodyType?: string;
  readonly bodyExample?: unknown;
  readonly answers: Readonly<Record<number, AnswerShape>>;
  /** Those that only this operation has; what every operation of its kind can answer is added by `problemsOf`. */
  readonly problems?: readonly ProblemCode[];
  /** The sessions about whose person the answer says something, after a slash what of theirs: each is a row in the audit log before the answer leaves. */
  readonly tellsAbout?: (answer: never, params: never) => readonly string[];
}

/** Keeps the literal types, from which a route knows what its handler is given and must answer. */
export function operation<const O extends Operation>(definition: O): O {
  return definition;
}

const ALWAYS: readonly ProblemCode[] = [
  'malformed_request',
  'request_timeout',
  'unsupported_media_type',
  'headers_too_large',
  'internal_error',
];
const WITH_CREDENTIAL: readonly ProblemCode[] = ['unauthenticated', 'insufficient_scope', 'rate_limited'];

/** Every problem that the operation can answer, in the order of the table of problems' codes. */
export function problemsOf({ method, scope, params, query, body, problems = [] }: Operation): ProblemCode[] {
  const found: ProblemCode[] = [...ALWAYS, ...problems];
  if (scope) found.push(...WITH_CREDENTIAL);
  if (params) found.push('not_found');
  if (scope || query || body) found.push('validation_failed');
  if (method !== 'GET') found.push('payload_too_large');
  if (isIdempotent({ method, scope }))
    found.push('validation_failed', 'idempotency_conflict', 'idempotency_in_progress');
  return [...new Set(found)];
}

/** Whether the operation takes an `Idempotency-Key`: every POST that is made with a credential. */
export function isIdempotent({ method, scope }: Pick<Operation, 'method' | 'scope'>): boolean {
  return method === 'POST' && scope !== null;
}
