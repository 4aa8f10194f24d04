/**
 * Every way a caller can be wrong, in one closed table. `http/` turns a Problem into an RFC 9457 answer;
 * anything else that is thrown is a fault of ours and becomes an opaque 500.
 */
export const PROBLEMS = {
  malformed_request: [400, 'The request could not be read'],
  unauthenticated: [401, 'The credential is missing or not known'],
  insufficient_scope: [403, 'The key lacks a scope'],
  feature_not_enabled: [403, 'The account lacks a feature'],
  test_key_required: [403, 'Only test keys may do this'],
  live_key_required: [403, 'Only live keys may do this'],
  wrong_mode: [403, 'The key has another mode'],
  link_used: [403, 'This link belongs to another device'],
  link_broken: [404, 'This link is incomplete'],
  link_invalid: [404, 'This link is not valid'],
  not_found: [404, 'Not found'],
  method_not_allowed: [405, 'The address does not take this method'],
  request_timeout: [408, 'The request came too slowly'],
  wrong_state: [409, 'The session is in another state'],
  nothing_missing: [409, 'No image is missing'],
  endpoint_disabled: [409, 'The endpoint is disabled'],
  too_many_endpoints: [409, 'There is no room for another endpoint'],
  event_erased: [409, 'The event was about a session that is erased'],
  key_ended: [409, 'The key has ended'],
  idempotency_conflict: [409, 'The Idempotency-Key was used for another request'],
  idempotency_in_progress: [409, 'The first request with this Idempotency-Key has not ended'],
  link_expired: [410, 'This link has expired'],
  payload_too_large: [413, 'The request is too large'],
  image_too_large: [413, 'The image is too large'],
  unsupported_media_type: [415, 'The content type is not supported'],
  image_type_unsupported: [415, 'The image type is not supported'],
  heic_unsupported: [415, 'HEIC images are not supported'],
  validation_failed: [422, 'The request is not valid'],
  webhook_domain_not_allowed: [422, 'The webhook domain is not on the allow-list'],
  image_empty: [422, 'The image is empty'],
  image_unreadable: [422, 'The image cannot be read'],
  image_polyglot: [422, 'The file is more than an image'],
  rate_limited: [429, 'Too many requests'],
  quota_exceeded: [429, 'The quota is used up'],
  headers_too_large: [431, 'The headers are too large'],
  internal_error: [500, 'Something went wrong on our side'],
  busy: [503, 'The service is busy'],
  models_missing: [503, 'Model files are missing'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One wrong place in the request: `pointer` is a JSON pointer (RFC 6901) into the body, the query or the path; a header stands there by its name. */
export interface ProblemPlace {
  readonly pointer: string;
  readonly detail: string;
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly places: readonly ProblemPlace[];

  /** `detail` says to the caller what to do about it; it never carries an image, a name, a key or a link. */
  constructor(code: ProblemCode, detail: string, places: readonly ProblemPlace[] = []) {
    super(detail);
    this.code = code;
    this.places = places;
  }

  get status(): number {
    return PROBLEMS[this.code][0];
  }

  get title(): string {
    return PROBLEMS[this.code][1];
  }
}

export function invalidRequest(places: readonly ProblemPlace[]): Problem {
  return new Problem('validation_failed', 'The request is not valid; see errors.', places);
}

/** Keeps the service from starting or a command from running; the message says to the operator what to do. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
