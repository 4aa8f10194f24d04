/** Whatever went wrong becomes a problem document; what is not the caller's doing becomes an opaque 500 with its story in the log. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_CONTENT_TYPE, presentProblem } from '../contract/problem.ts';
import { Problem, type ProblemCode } from '../errors.ts';
import type { KeptAnswer } from '../store/idempotent-answers.ts';
import type { AllowedMethods } from './allowed-methods.ts';
import { dress } from './answer-headers.ts';

const RETRY_AFTER_SECONDS = 5;
const ASKS_AGAIN: readonly ProblemCode[] = ['busy', 'models_missing', 'idempotency_in_progress'];

/** Fastify's own refusals, by its codes, in our words. */
const FASTIFY_PROBLEMS: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_MAX_PARAM_LENGTH: ['not_found', 'There is nothing at this address.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported_media_type',
    'Send application/json, or multipart/form-data for images.',
  ],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [
    'unsupported_media_type',
    'Send multipart/form-data with the image, or application/json.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large', 'The body has too many bytes.'],
  FST_REQ_FILE_TOO_LARGE: ['image_too_large', 'An image may have at most 15 MB.'],
  FST_PARTS_LIMIT: ['payload_too_large', 'The form has too many parts.'],
  FST_FILES_LIMIT: ['payload_too_large', 'Send one image per request.'],
  FST_FIELDS_LIMIT: ['payload_too_large', 'The form has too many fields.'],
};

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, statusCode } = error as Partial<FastifyError>;
  const [known, detail] = FASTIFY_PROBLEMS[code ?? ''] ?? [];
  if (known && detail) return new Problem(known, detail);
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return new Problem('malformed_request', 'The request could not be read. Check its body and headers.');
  }
  return new Problem('internal_error', 'The error was logged under request_id.');
}

/** The very bytes of a problem document, and what it says in headers. */
export function presentAnswer(problem: Problem, requestId: string): KeptAnswer {
  return {
    status: problem.status,
    headers: {
      'content-type': PROBLEM_CONTENT_TYPE,
      ...(ASKS_AGAIN.includes(problem.code) && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
    },
    body: Buffer.from(JSON.stringify(presentProblem(problem, requestId))),
  };
}

export function handleProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.code === 'internal_error') request.log.error({ err: error }, 'request failed');
  const { status, headers, body } = presentAnswer(problem, request.id);
  return reply.code(status).headers(headers).send(body);
}

/** For requests that no route takes, and whose hooks therefore do not run. */
export function handleUnrouted(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return handleProblem(error, request, dress(request, reply));
}

/** Tells a wrong method from an address that is not there. */
export function handleNotFound(allowed: AllowedMethods) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const methods = allowed.at(request.url);
    if (methods.length === 0) {
      return handleProblem(new Problem('not_found', 'There is nothing at this address.'), request, reply);
    }
    const allow = methods.join(', ');
    reply.header('allow', allow);
    return handleProblem(new Problem('method_not_allowed', `This address takes ${allow}.`), request, reply);
  };
}
