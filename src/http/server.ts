/** The Fastify instance that every route stands on: parsing, problems, security headers and request ids in one place. */

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from '@fastify/type-provider-zod';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RawServerDefault,
} from 'fastify';
import type { z } from 'zod';
import { IMAGE_BYTES_MAX } from '../capture/guard.ts';
import { parseWith } from './parse-with.ts';
import { handleNotFound, handleProblem } from './problem-handler.ts';

const BODY_BYTES_MAX = 65_536;
const REQUEST_TIMEOUT_MS = 60_000;

export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export async function createServer(log: FastifyBaseLogger): Promise<Server> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => randomUUID(),
    frameworkErrors: handleProblem,
    routerOptions: { maxParamLength: 1024 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  }).withTypeProvider<ZodTypeProvider>();
  app.setErrorHandler(handleProblem);
  app.setNotFoundHandler(handleNotFound);
  app.setValidatorCompiler(
    ({ schema }) =>
      (value) =>
        validate(schema as z.ZodType, value),
  );
  app.decorateRequest('caller');
  acceptEmptyJson(app);
  app.removeContentTypeParser('text/plain');
  await app.register(helmet, SECURITY_HEADERS);
  await app.register(multipart, {
    limits: { fileSize: IMAGE_BYTES_MAX, files: 1, fields: 8, fieldSize: 1024, parts: 9 },
  });
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms }, 'request');
  });
  return app as Server;
}

/** The pages show nothing but what this service sends, and are shown nowhere but in a window of their own. */
const SECURITY_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'form-action': ["'self'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  crossOriginEmbedderPolicy: false,
};

function validate(schema: z.ZodType, value: unknown): { value: unknown } | { error: Error } {
  try {
    return { value: parseWith(schema, value) };
  } catch (error) {
    return { error: error as Error };
  }
}

/** `Content-Type: application/json` without a body is what many clients send for "nothing". */
function acceptEmptyJson(app: Pick<FastifyInstance, 'addContentTypeParser' | 'getDefaultJsonParser'>): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parseJson(request, body as string, done);
  });
}
