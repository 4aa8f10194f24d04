/** Binds an operation of the contract to what answers it: its credential, its validation and its answer's type all come from the one table. */
import type { FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../account/keys.ts';
import type { Operation } from '../contract/operation.ts';
import type { Authenticate } from './authenticate.ts';
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

/** What stands before every route. */
export interface Guard {
  readonly authenticate: Authenticate;
}

export function route<const O extends Operation, Body = Parsed<O['body']>>(
  app: Server,
  { authenticate }: Guard,
  operation: O,
  answer: Answering<O, Body>,
  { read, onRequest, ...options }: RouteOptions<Body> = {},
): void {
  const { method, path: url, scope, params, query: querystring, answers } = operation;
  const body = read ? undefined : bodyOf(operation);
  const [status, ...others] = Object.keys(answers).map(Number);
  app.route({
    ...options,
    method,
    url,
    onRequest: [...(scope ? [authenticate(scope)] : []), ...(onRequest ? [onRequest] : [])],
    schema: { ...(params && { params }), ...(querystring && { querystring }), ...(body && { body }) },
    async handler(request, reply) {
      if (status && others.length === 0) reply.code(status);
      const { caller, params, query } = request;
      const given = read ? await read(request) : request.body;
      const call = { caller, params, query, body: given, request } as Call<O, Body>;
      return reply.send(await answer(call, reply));
    },
  });
}

function bodyOf({ body, isBodyOptional }: Operation): z.ZodType | undefined {
  return body && isBodyOptional ? z.preprocess((given) => given ?? {}, body) : body;
}
