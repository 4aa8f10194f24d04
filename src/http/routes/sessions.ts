/** Sessions as the integrator's backend sees them. */
import { z } from 'zod';
import type { Account, Accounts } from '../../account/accounts.ts';
import type { Caller } from '../../account/keys.ts';
import {
  CreateSession,
  ListSessions,
  presentCreated,
  presentSession,
  SessionId,
  splitRequest,
} from '../../contract/session.ts';
import { Problem } from '../../errors.ts';
import type { Links } from '../../session/links.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { Verifier } from '../../verify/verifier.ts';
import { assertWebhookUrl } from '../../webhook/webhook-url.ts';
import { type Authenticate, requireFeature } from '../authenticate.ts';
import type { Server } from '../server.ts';

export interface SessionRouteParts {
  readonly authenticate: Authenticate;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly verifier: Verifier;
  readonly allowLoopback: boolean;
}

/** No body at all is an empty one (DK-17). */
const CreateBody = z.preprocess((body) => body ?? {}, CreateSession);

export async function sessionRoutes(app: Server, parts: SessionRouteParts): Promise<void> {
  const { authenticate, sessions, links } = parts;
  const write = authenticate('sessions:write');
  const read = authenticate('sessions:read');

  app.post(
    '/v1/verify/session',
    { onRequest: write, schema: { body: CreateBody } },
    async (request, reply) => {
      const { caller } = request;
      requireFeature(caller, 'kyc_verification');
      await assertAllowed(parts, caller, request.body);
      const open = await sessions.create({
        accountId: caller.accountId,
        livemode: caller.livemode,
        simulated: isSimulated(parts.verifier, caller, request.body),
        ...splitRequest(request.body),
      });
      const token = await links.sign(open.session);
      return reply.code(201).send(presentCreated(open, { token, url: links.url(token) }));
    },
  );

  app.get('/v1/verify/session/:id', { onRequest: read, schema: { params: SessionId } }, async (request) => {
    const { caller } = request;
    return presentSession(await sessions.read(caller, request.params.id));
  });

  app.get(
    '/v1/verify/sessions',
    { onRequest: read, schema: { querystring: ListSessions } },
    async (request) => {
      const { accountId, livemode } = request.caller;
      const { limit, cursor, created_after, ...filter } = request.query;
      const found = await sessions.list({
        accountId,
        livemode,
        status: filter.status,
        referenceId: filter.reference_id,
        vendorData: filter.vendor_data,
        createdAfter: created_after ? new Date(created_after) : undefined,
        before: cursor,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const next = found.length > limit ? page.at(-1) : undefined;
      return { data: page.map(presentSession), next_cursor: next?.session.id ?? null };
    },
  );

  app.post(
    '/v1/verify/session/:id/cancel',
    { onRequest: write, schema: { params: SessionId } },
    async (request) => {
      const { caller } = request;
      return presentSession(await sessions.cancel(caller, request.params.id));
    },
  );

  app.delete(
    '/v1/verify/session/:id',
    { onRequest: write, schema: { params: SessionId } },
    async (request) => {
      const { caller } = request;
      const { id, status, erasedAt } = await sessions.erase(caller, request.params.id);
      return { id, status, erased: true, erased_at: erasedAt?.toISOString() ?? null };
    },
  );
}

async function assertAllowed(parts: SessionRouteParts, caller: Caller, body: CreateSession): Promise<void> {
  if (body.mock_behavior && caller.livemode)
    throw new Problem('test_key_required', 'mock_behavior is for test keys.');
  if (caller.livemode && parts.verifier.missingModels.length > 0) {
    throw new Problem(
      'models_missing',
      'Run "npm run models" and start the service again; /readyz names what is missing.',
    );
  }
  if (body.webhook_url === undefined) return;
  const { webhookDomains } = (await parts.accounts.find(caller.accountId)) as Account;
  assertWebhookUrl(body.webhook_url, {
    domains: webhookDomains,
    allowLoopback: parts.allowLoopback && !caller.livemode,
  });
}

/** A test session that names no behavior is judged by the models, as long as they are there. */
function isSimulated({ missingModels }: Verifier, caller: Caller, { mock_behavior }: CreateSession): boolean {
  return !caller.livemode && (mock_behavior !== undefined || missingModels.length > 0);
}
