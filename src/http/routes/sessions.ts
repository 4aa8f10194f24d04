/** Sessions as the integrator's backend sees them. */
import type { Account, Accounts } from '../../account/accounts.ts';
import type { Caller } from '../../account/keys.ts';
import {
  CANCEL_SESSION,
  CREATE_SESSION,
  ERASE_SESSION,
  LIST_SESSIONS,
  READ_SESSION,
} from '../../contract/operations/sessions.ts';
import { type CreateSession, presentCreated, presentSession, splitRequest } from '../../contract/session.ts';
import { Problem } from '../../errors.ts';
import type { Links } from '../../session/links.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { Verifier } from '../../verify/verifier.ts';
import { assertWebhookUrl } from '../../webhook/webhook-url.ts';
import { requireFeature } from '../authenticate.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface SessionRouteParts {
  readonly guard: Guard;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly verifier: Verifier;
  readonly allowLoopback: boolean;
}

export async function sessionRoutes(app: Server, parts: SessionRouteParts): Promise<void> {
  const { guard, sessions, links } = parts;

  route(app, guard, CREATE_SESSION, async ({ caller, body }) => {
    requireFeature(caller, 'kyc_verification');
    await assertAllowed(parts, caller, body);
    const open = await sessions.create({
      accountId: caller.accountId,
      livemode: caller.livemode,
      simulated: isSimulated(parts.verifier, caller, body),
      ...splitRequest(body),
    });
    const token = await links.sign(open.session);
    return presentCreated(open, { token, url: links.url(token) });
  });

  route(app, guard, READ_SESSION, async ({ caller, params }) =>
    presentSession(await sessions.read(caller, params.id)),
  );

  route(app, guard, LIST_SESSIONS, async ({ caller: { accountId, livemode }, query }) => {
    const { limit, cursor, created_after, status, reference_id, vendor_data } = query;
    const found = await sessions.list({
      accountId,
      livemode,
      status,
      referenceId: reference_id,
      vendorData: vendor_data,
      createdAfter: created_after ? new Date(created_after) : undefined,
      before: cursor,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const next = found.length > limit ? page.at(-1) : undefined;
    return { data: page.map(presentSession), next_cursor: next?.session.id ?? null };
  });

  route(app, guard, CANCEL_SESSION, async ({ caller, params }) =>
    presentSession(await sessions.cancel(caller, params.id)),
  );

  route(app, guard, ERASE_SESSION, async ({ caller, params }) => {
    const { id, status, erasedAt } = await sessions.erase(caller, params.id);
    return { id, status, erased: true as const, erased_at: erasedAt?.toISOString() ?? null };
  });
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
