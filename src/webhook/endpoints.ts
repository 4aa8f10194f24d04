/** The endpoints of an account in one mode: made, changed, given another secret, tried and deleted. */
import type { Accounts } from '../account/accounts.ts';
import { Problem } from '../errors.ts';
import { newId } from '../ids.ts';
import { newWebhookSecret } from '../signing/webhook-secret.ts';
import type { Database, Queries } from '../store/database.ts';
import type { MasterKey } from '../store/seal.ts';
import { abandonDeliveriesTo } from './delivery-rows.ts';
import {
  type DisabledBecause,
  ENDPOINTS_MAX,
  type Endpoint,
  type Owner,
  presentEndpoint,
} from './endpoint.ts';
import {
  countEndpoints,
  deleteEndpoint,
  type EndpointChange,
  insertEndpoint,
  lockEndpoint,
  lockEndpointsOf,
  redirectDeliveries,
  replaceSecret,
  selectDeliveryOf,
  selectEndpoint,
  selectEndpoints,
  updateEndpoint,
} from './endpoint-rows.ts';
import { recordAccountEvent } from './record-account-event.ts';
import { assertWebhookUrl } from './webhook-url.ts';

export interface EndpointParts {
  readonly database: Database;
  readonly masterKey: MasterKey;
  readonly accounts: Accounts;
  readonly clock: () => Date;
  /** Lets endpoints of test mode be on this machine. */
  readonly allowLoopback: boolean;
}

export interface NewEndpoint {
  readonly url: string;
  readonly description?: string | null | undefined;
  readonly events?: readonly string[] | undefined;
}

/** What is not named stays. */
export interface EndpointWish extends Omit<NewEndpoint, 'url'> {
  readonly url?: string | undefined;
  readonly status?: 'enabled' | 'disabled' | undefined;
}

/** `secret` is shown now and never again. */
export interface EndpointWithSecret {
  readonly endpoint: Endpoint;
  readonly secret: string;
}

export interface TestSent {
  readonly eventId: string;
  readonly deliveryId: string;
}

export type Endpoints = ReturnType<typeof createEndpoints>;

export function createEndpoints(parts: EndpointParts) {
  const { database } = parts;
  return {
    create: (owner: Owner, wanted: NewEndpoint) => createEndpoint(parts, owner, wanted),
    list: (owner: Owner) => selectEndpoints(database, owner),
    /** Somebody else's endpoint is as unknown as one that never was. */
    read: async (owner: Owner, id: string) => visible(owner, await selectEndpoint(database, id)),
    update: (owner: Owner, id: string, wish: EndpointWish) => changeEndpoint(parts, owner, id, wish),
    /** Its deliveries go with it. */
    delete: (owner: Owner, id: string) =>
      database.transaction(async (tx) => {
        const endpoint = visible(owner, await lockEndpoint(tx, id));
        await deleteEndpoint(tx, endpoint.id);
        return endpoint;
      }),
    test: (owner: Owner, id: string) => testEndpoint(parts, owner, id),
    rotateSecret: (owner: Owner, id: string, overlapMs: number) => rotateSecret(parts, owner, id, overlapMs),
    /** Null when there is no such endpoint: for an operator, who may see all of them. */
    ownerOf: (id: string): Promise<Owner | null> => selectEndpoint(database, id),
  };
}

export function visible(owner: Owner, endpoint: Endpoint | null): Endpoint {
  const isSeen = endpoint?.accountId === owner.accountId && endpoint.livemode === owner.livemode;
  if (!endpoint || !isSeen)
    throw new Problem('not_found', 'There is no such endpoint in this account and mode.');
  return endpoint;
}

export function assertEnabled(endpoint: Endpoint): void {
  if (endpoint.disabledAt)
    throw new Problem('endpoint_disabled', 'Enable the endpoint first, with PATCH { "status": "enabled" }.');
}

async function createEndpoint(
  parts: EndpointParts,
  owner: Owner,
  wanted: NewEndpoint,
): Promise<EndpointWithSecret> {
  const { database, masterKey, clock } = parts;
  const { accountId, livemode } = owner;
  await assertAllowed(parts, owner, wanted.url);
  return database.transaction(async (tx) => {
    await assertRoom(tx, owner);
    const createdAt = clock();
    const endpoint: Endpoint = {
      id: newId('whk', createdAt),
      accountId,
      livemode,
      url: wanted.url,
      description: wanted.description ?? null,
      events: wanted.events ?? [],
      previousSecretUntil: null,
      failingSince: null,
      disabledAt: null,
      disabledBecause: null,
      createdAt,
    };
    const secret = newWebhookSecret(masterKey, endpoint.id);
    await insertEndpoint(tx, endpoint, secret.sealed);
    return { endpoint, secret: secret.text };
  });
}

async function changeEndpoint(
  parts: EndpointParts,
  owner: Owner,
  id: string,
  wish: EndpointWish,
): Promise<Endpoint> {
  const { database } = parts;
  const { url } = visible(owner, await selectEndpoint(database, id));
  if (wish.url !== undefined || wish.status === 'enabled') await assertAllowed(parts, owner, wish.url ?? url);
  return database.transaction(async (tx) => {
    const endpoint = visible(owner, await lockEndpoint(tx, id));
    if (wish.url !== undefined) await redirectDeliveries(tx, id, wish.url);
    if (wish.status === 'disabled') await abandonDeliveriesTo(tx, id);
    return updateEndpoint(tx, endpoint, { ...namedOf(wish), ...stateOf(parts, endpoint, wish.status) });
  });
}

function namedOf({ url, description, events }: EndpointWish): EndpointChange {
  return {
    ...(url !== undefined && { url }),
    ...(description !== undefined && { description }),
    ...(events !== undefined && { events }),
  };
}

/** One that is disabled already stays so for its first reason. */
function stateOf(
  { clock }: EndpointParts,
  endpoint: Endpoint,
  status: EndpointWish['status'],
): EndpointChange {
  if (status === 'enabled') return { disabledAt: null, disabledBecause: null, failingSince: null };
  if (status !== 'disabled' || endpoint.disabledAt) return {};
  return { disabledAt: clock(), disabledBecause: 'asked' satisfies DisabledBecause };
}

function rotateSecret(
  { database, masterKey, clock }: EndpointParts,
  owner: Owner,
  id: string,
  overlapMs: number,
): Promise<EndpointWithSecret> {
  return database.transaction(async (tx) => {
    const endpoint = visible(owner, await lockEndpoint(tx, id));
    const secret = newWebhookSecret(masterKey, id);
    const previousUntil = overlapMs > 0 ? new Date(clock().getTime() + overlapMs) : null;
    const rotated = await replaceSecret(tx, endpoint, { sealed: secret.sealed, previousUntil });
    return { endpoint: rotated, secret: secret.text };
  });
}

/** It is told of itself, whatever it asked to hear. */
function testEndpoint(parts: EndpointParts, owner: Owner, id: string): Promise<TestSent> {
  return parts.database.transaction(async (tx) => {
    const endpoint = visible(owner, await lockEndpoint(tx, id));
    assertEnabled(endpoint);
    const { accountId, livemode, url } = endpoint;
    const data = presentEndpoint(endpoint);
    const event = { type: 'endpoint.test' as const, accountId, livemode, data, only: { id, url } };
    const eventId = await recordAccountEvent(parts, tx, event);
    return { eventId, deliveryId: await selectDeliveryOf(tx, eventId) };
  });
}

async function assertAllowed(
  { accounts, allowLoopback }: EndpointParts,
  { accountId, livemode }: Owner,
  url: string,
): Promise<void> {
  const account = await accounts.find(accountId);
  assertWebhookUrl(url, {
    domains: account?.webhookDomains ?? [],
    allowLoopback: allowLoopback && !livemode,
    pointer: '/url',
  });
}

async function assertRoom(tx: Queries, owner: Owner): Promise<void> {
  await lockEndpointsOf(tx, owner);
  if ((await countEndpoints(tx, owner)) < ENDPOINTS_MAX) return;
  throw new Problem(
    'too_many_endpoints',
    `An account has at most ${ENDPOINTS_MAX} endpoints in each mode; delete one first.`,
  );
}
