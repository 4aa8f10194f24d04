/** Sessions as the integrator's backend sees them. */
import type { FastifyReply } from 'fastify';
import type { Account, Accounts } from '../../account/accounts.ts';
import type { Caller } from '../../account/keys.ts';
import { presentErased } from '../../contract/erased-session.ts';
import {
  CANCEL_SESSION,
  CREATE_SESSION,
  ERASE_SESSION,
  LIST_SESSIONS,
  READ_SESSION,
} from '../../contract/operations/sessions.ts';
import { type CreateSession, presentCreated, presentSession, splitRequest } from '../../contract/session.ts';
import { Problem } from '../../errors.ts';
import type { Admit } from '../../session/create-session.ts';
import type { ErasureReceipts } from '../../session/erasure-receipt.ts';
import type { Links } from '../../session/links.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { Verifier } from '../../verify/verifier.ts';
import { assertWebhookUrl } from '../../webhook/webhook-url.ts';
import { requireFeature } from '../authenticate.ts';
import { readPage } from '../read-page.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface SessionRouteParts {
  readonly guard: Guard;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly receipts: ErasureReceipts;
  readonly links: Links;
  readonly verifier: Verifier;
  readonly allowLoopback: boolean;
}

export async function sessionRoutes(app: Server, parts: SessionRouteParts): Promise<void> {
  const { guard, accounts, sessions, receipts, links } = parts;

  route(app, guard, CREATE_SESSION, async ({ caller, body, request }, reply) => {
    requireFeature(caller, 'kyc_verification');
    assertPossible(parts.verifier, caller, body);
    const account = (await accounts.find(caller.accountId)) as Account;
    assertReachable(parts, caller, account, body);
    const asked = {
      accountId: caller.accountId,
      livemode: caller.livemode,
      requestId: request.id,
      simulated: isSimulated(parts.verifier, caller, body),
      ...splitRequest(body, account.defaultRetention),
    };
    const hasQuota = caller.livemode && account.sessionsPerMonth !== null;
    const open = await sessions.create(asked, hasQuota ? withinQuota(accounts, account, reply) : null);
    const token = await links.sign(open.session);
    return presentCreated(open, { token, url: links.url(token) });
  });

  route(app, guard, READ_SESSION, async ({ caller, params }) =>
    presentSession(await sessions.tell(caller, params.id)),
  );

  route(app, guard, LIST_SESSIONS, async ({ caller: { accountId, livemode }, query }) => {
    const { limit, cursor, created_after, status, reference_id, vendor_data } = query;
    const { items, last } = await readPage(limit, (limit) =>
      sessions.list({
        accountId,
        livemode,
        status,
        referenceId: reference_id,
        vendorData: vendor_data,
        createdAfter: created_after ? new Date(created_after) : undefined,
        before: cursor,
        limit,
      }),
    );
    return { data: items.map(presentSession), next_cursor: last?.session.id ?? null };
  });

  route(app, guard, CANCEL_SESSION, async ({ caller, params, request }) =>
    presentSession(await sessions.cancel(caller, params.id, request.id)),
  );

  route(app, guard, ERASE_SESSION, async ({ caller, params, request }) => {
    const asker = { actor: caller.keyId, requestId: request.id };
    const session = await sessions.erase(caller, params.id, asker);
    return presentErased(session, await receipts.of(session));
  });
}

function assertPossible({ missingModels }: Verifier, { livemode }: Caller, body: CreateSession): void {
  if (body.mock_behavior && livemode)
    throw new Problem('test_key_required', 'mock_behavior is for test keys.');
  if (livemode && missingModels.length > 0) {
    throw new Problem(
      'models_missing',
      'Run "npm run models" and start the service again; /readyz names what is missing.',
    );
  }
}

function assertReachable(
  parts: SessionRouteParts,
  { livemode }: Caller,
  { webhookDomains }: Account,
  { webhook_url }: CreateSession,
): void {
  const allowLoopback = parts.allowLoopback && !livemode;
  if (webhook_url !== undefined) assertWebhookUrl(webhook_url, { domains: webhookDomains, allowLoopback });
}

/** Counts the session in the transaction that makes it. */
function withinQuota(accounts: Accounts, { id, sessionsPerMonth }: Account, reply: FastifyReply): Admit {
  return async (tx) => {
    if (await accounts.countSession(tx, id)) return;
    const { at, inSeconds } = accounts.quotaReset();
    reply.header('retry-after', inSeconds);
    throw new Problem(
      'quota_exceeded',
      `The account has made its ${sessionsPerMonth} sessions of this month; there will be room at ${at.toISOString()}. The operator of this service can raise the quota.`,
    );
  };
}

/** A test session that names no behavior is judged by the models, as long as they are there. */
function isSimulated({ missingModels }: Verifier, caller: Caller, { mock_behavior }: CreateSession): boolean {
  return !caller.livemode && (mock_behavior !== undefined || missingModels.length > 0);
}
