/** One request and its answer over HTTP: tried again where that may help, and each POST under a key of its own, so that trying again does nothing twice. */
import { type ProblemBody, VouchProblem } from './problem.ts';

export interface TransportOptions {
  /** Of the service, as `https://verify.example.com`. */
  readonly url: string;
  /** `dk_live_…`, `dk_test_…` or an access token. */
  readonly key: string;
  /** How often a request is tried at most; 3 when left out. */
  readonly attempts?: number;
  /** What one attempt may take; 30 seconds when left out. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  /** A form is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** The request says by itself who is calling. */
  readonly isWithoutKey?: boolean | undefined;
  /** Yours, where the repetition may come from another process. */
  readonly idempotencyKey?: string | undefined;
}

export type Send = (sent: Sent) => Promise<unknown>;

const ATTEMPTS = 3;
const TIMEOUT_MS = 30_000;
const PAUSE_MS = 500;
/** Who is told to come back later than this is told so at once. */
const PAUSE_MS_MAX = 30_000;
const MAY_HELP = new Set([429, 503]);

export function createTransport(options: TransportOptions): Send {
  const { attempts = ATTEMPTS } = options;
  return async (sent) => {
    const idempotencyKey = sent.idempotencyKey ?? crypto.randomUUID();
    for (let attempt = 1; ; attempt++) {
      const response = await attemptTo(options, { ...sent, idempotencyKey }).catch((error: unknown) => {
        if (attempt >= attempts) throw error;
        return null;
      });
      if (response?.ok) return contentOf(response);
      const pauseMs = pauseAfter(response, attempt);
      const isLast = attempt >= attempts || pauseMs > PAUSE_MS_MAX;
      if (response && (isLast || !MAY_HELP.has(response.status))) throw await problemOf(response);
      await response?.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
}

function attemptTo(
  { url, key, timeoutMs = TIMEOUT_MS, fetch: send = fetch }: TransportOptions,
  { method, path, query = {}, body, isWithoutKey, idempotencyKey }: Sent,
): Promise<Response> {
  const target = new URL(url.replace(/\/$/, '') + path);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) target.searchParams.set(name, String(value));
  }
  const isForm = body instanceof FormData || body instanceof URLSearchParams;
  return send(target, {
    method,
    headers: {
      ...(!isWithoutKey && { authorization: `Bearer ${key}` }),
      accept: 'application/json, */*',
      ...(method === 'POST' && { 'idempotency-key': idempotencyKey ?? '' }),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
}

/** The service's own word, else longer each time, and never all callers at once. */
function pauseAfter(response: Response | null, attempt: number): number {
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(seconds)) return seconds * 1000;
  return PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

async function contentOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return response.json();
  return type.startsWith('text/') ? response.text() : new Uint8Array(await response.arrayBuffer());
}

async function problemOf(response: Response): Promise<VouchProblem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  return new VouchProblem(response.status, body, response.headers.get('x-request-id'));
}
