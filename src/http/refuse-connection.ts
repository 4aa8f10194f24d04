/** Refuses what no route ever sees, because it is no HTTP request or stopped being one: in the shape of every other refusal, written straight to the socket. */
import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyBaseLogger } from 'fastify';
import { PROBLEM_CONTENT_TYPE, presentProblem } from '../contract/problem.ts';
import { Problem, type ProblemCode } from '../errors.ts';
import { answerHeaders } from './answer-headers.ts';

/** For a client that still sends: closed at once, its side would be reset before it has read the answer. */
const LINGER_MS = 1000;

/** Node's own refusals, by its codes; every other one is about the form of the request. */
const PROBLEMS: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers_too_large', 'The request line and the headers may have 16 KB.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['payload_too_large', 'The chunks carry too much beside the body.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout', 'The request was not complete in time. Send it again.'],
};
const MALFORMED = ['malformed_request', 'The request is not valid HTTP/1.1.'] as const;

/** Node keeps the answer under way on its socket under this name, and asks it itself before it writes a refusal of its own. */
type HttpSocket = Duplex & { readonly _httpMessage?: ServerResponse | null };

export function refuseConnection(log: FastifyBaseLogger) {
  return (error: Error & { readonly code?: string }, socket: HttpSocket): void => {
    const reason = error.code ?? error.name;
    if (reason === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent) {
      socket.destroy();
      return;
    }
    const [code, detail] = PROBLEMS[reason] ?? MALFORMED;
    const requestId = randomUUID();
    log.info({ reqId: requestId, code, reason }, 'connection refused');
    say(socket, new Problem(code, detail), requestId);
  };
}

/** CONNECT asks for a tunnel; Node hands over its socket instead of a request. */
export function refuseTunnel(_request: unknown, socket: HttpSocket): void {
  socket.on('error', () => socket.destroy());
  say(socket, new Problem('method_not_allowed', 'This is not a proxy.'), randomUUID());
}

function say(socket: HttpSocket, problem: Problem, requestId: string): void {
  const body = JSON.stringify(presentProblem(problem, requestId));
  const headers = {
    ...answerHeaders(requestId),
    'content-type': PROBLEM_CONTENT_TYPE,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...(problem.status === 405 && { allow: '' }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const start = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`;
  socket.end(`${[start, ...lines].join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
