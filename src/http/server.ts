/** The Fastify instance that every route stands on: parsing, problems, security headers and request ids in one place. */

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from '@fastify/helmet';
import type { ZodTypeProvider } from '@fastify/type-provider-zod';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RawServerDefault,
} from 'fastify';
import type { z } from 'zod';
import { collectMethods } from './allowed-methods.ts';
import { dress } from './answer-headers.ts';
import { assertPlain } from './assert-plain.ts';
import { keepPace, PACE, type Pace } from './body-pace.ts';
import { acceptJson } from './parse-json.ts';
import { parseWith } from './parse-with.ts';
import { handleNotFound, handleProblem, handleUnrouted } from './problem-handler.ts';
import { refuseConnection, refuseTunnel } from './refuse-connection.ts';

const BODY_BYTES_MAX = 65_536;
/** The last resort: waiting for a share of the memory, and then the slowest body that keeps its pace. */
const REQUEST_TIMEOUT_MS = 100_000;

export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** `pace` is what a body keeps at least. */
export async function createServer(log: FastifyBaseLogger, pace: Pace = PACE): Promise<Server> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => randomUUID(),
    frameworkErrors: handleUnrouted,
    clientErrorHandler: refuseConnection(log),
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: 1024 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  }).withTypeProvider<ZodTypeProvider>();
  app.server.on('connect', refuseTunnel);
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.setErrorHandler(handleProblem);
  app.setNotFoundHandler(handleNotFound(collectMethods(app)));
  app.setValidatorCompiler(
    ({ schema }) =>
      (value) =>
        validate(schema as z.ZodType, value),
  );
  app.decorateRequest('caller');
  acceptJson(app);
  app.removeContentTypeParser('text/plain');
  await app.register(helmet, SECURITY_HEADERS);
  app.addHook('onRequest', async (request, reply) => {
    dress(request, reply);
    assertPlain(request);
  });
  app.addHook('preParsing', keepPace(pace));
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
