/** What the service refuses (RFC 9457), as an error. */

export interface ProblemPlace {
  /** JSON pointer (RFC 6901) into the body or the query. */
  readonly pointer: string;
  readonly detail: string;
}

export class VouchProblem extends Error {
  override readonly name = 'VouchProblem';
  readonly status: number;
  /** From the closed list of the contract, as `not_found`. */
  readonly code: string;
  readonly title: string;
  readonly errors: readonly ProblemPlace[];
  /** Also in the service's log. */
  readonly requestId: string | null;

  constructor(status: number, body: ProblemBody, requestId: string | null) {
    super(body.detail ?? body.error_description ?? `The service answered ${status}`);
    this.status = status;
    this.code = body.code ?? body.error ?? 'unknown';
    this.title = body.title ?? `Status ${status}`;
    this.errors = body.errors ?? [];
    this.requestId = body.request_id ?? requestId;
  }
}

/** `error` is how the token endpoint says it (RFC 6749 §5.2). What stands between may answer anything. */
export interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemPlace[];
  readonly request_id?: string;
  readonly error?: string;
  readonly error_description?: string;
}
