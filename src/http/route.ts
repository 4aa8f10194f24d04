/** Binds an operation of the contract to what answers it: its credential, its validation and its answer's type all come from the one table. */
import type { FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import type { AuditLog } from '../account/audit-log.ts';
import type { Caller } from '../account/keys.ts';
import { isIdempotent, type Operation } from '../contract/operation.ts';
import type { IdempotentAnswers, KeptAnswer } from '../store/idempotent-answers.ts';
import { auditAnswer, auditReplay } from './audit-answer.ts';
import type { Authenticate } from './authenticate.ts';
import { fingerprint } from './fingerprint.ts';
import { answerOnce, keyOf, sessionIdIn } from './idempotency.ts';
import type { Server } from './server.ts';

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type AnswerOf<Shape> = Shape extends { readonly schema: infer Schema extends z.ZodType }
  ? Unchanging<z.input<Schema>>
  : Buffer | string;
type Unchanging<T> = T extends object ? { readonly [Name in keyof T]: Unchanging<T[Name]> } : T;

export interface Call<O extends Operation, Body = Parsed<O['body']>> {
  /** Whose credential it is; there is none where the operation asks for none. */
  readonly caller: O['scope'] extends null ? undefined : Caller;
  readonly params: Parsed<O['params']>;
  readonly query: Parsed<O['query']>;
  readonly body: Body;
  readonly request: FastifyRequest;
}

/** Answers one of the shapes that the operation promises; where it promises several, the status is set on the reply. */
export type Answering<O extends Operation, Body = Parsed<O['body']>> = (
  call: Call<O, Body>,
  reply: FastifyReply,
) => Promise<AnswerOf<O['answers'][keyof O['answers']]>>;

export interface RouteOptions<Body> extends Omit<RouteShorthandOptions, 'schema' | 'onRequest'> {
  /** After the credential was checked, and before anything of the body is read. */
  readonly onRequest?: (request: FastifyRequest) => Promise<void>;
  /** Where the body is more than JSON: reads and validates it. */
  readonly read?: (request: FastifyRequest) => Promise<Body>;
}

/** Where the contract describes nothing, nothing is taken: a typing mistake is told, not passed over. */
const NOTHING = z.strictObject({});

/** What stands before every route. */
export interface Guard {
  readonly authenticate: Authenticate;
  readonly audit: AuditLog;
  readonly answers: IdempotentAnswers;
}

export function route<const O extends Operation, Body = Parsed<O['body']>>(
  app: Server,
  { authenticate, audit, answers: kept }: Guard,
  operation: O,
  answer: Answering<O, Body>,
  { read, onRequest, ...options }: RouteOptions<Body> = {},
): void {
  const { method, path: url, scope, params, answers } = operation;
  const [querystring, body] = [queryOf(operation), read ? undefined : bodyOf(operation)];
  const [status, ...others] = Object.keys(answers).map(Number);
  const isKeyed = isIdempotent(operation);
  app.route({
    ...options,
    method,
    url,
    onRequest: [
      ...(scope ? [authenticate(scope)] : []),
      ...(isKeyed ? [checkKey] : []),
      ...(onRequest ? [onRequest] : []),
    ],
    schema: { ...(params && { params }), ...(querystring && { querystring }), ...(body && { body }) },
    async handler(request, reply) {
      if (status && others.length === 0) reply.code(status);
      const { caller, params, query } = request;
      const given = read ? await read(request) : body && request.body;
      const call = { caller, params, query, body: given, request } as Call<O, Body>;
      const run = async (): Promise<unknown> => {
        const answered = await answer(call, reply);
        await auditAnswer(audit, operation, { request, answer: answered });
        return answered;
      };
      const key = isKeyed ? keyOf(request) : null;
      if (key === null) return reply.send(await run());
      const keyed = { ...keyedRequest(operation, call), key };
      const onReplay = ({ body }: KeptAnswer) => auditReplay(audit, operation, { request, body });
      return answerOnce(kept, { keyed, request, reply, onReplay }, run);
    },
  });
}

/** An answer may hold what only a credential with the same scopes may be given, as a key does that was just made. */
function keyedRequest({ id }: Operation, { request, params, body }: Call<Operation, unknown>) {
  const { accountId, livemode, scopes } = request.caller;
  return {
    accountId,
    livemode,
    fingerprint: fingerprint([id, scopes.toSorted(), params, body]),
    sessionId: sessionIdIn(params),
  };
}

/** Before anything of the body is read. */
async function checkKey(request: FastifyRequest): Promise<void> {
  keyOf(request);
}

function queryOf({ query, scope }: Operation): z.ZodType | undefined {
  return query ?? (scope ? NOTHING : undefined);
}

function bodyOf({ method, scope, body, isBodyOptional }: Operation): z.ZodType | undefined {
  if (method === 'GET' || (!body && !scope)) return undefined;
  return body && !isBodyOptional ? body : z.preprocess((given) => given ?? {}, body ?? NOTHING);
}
