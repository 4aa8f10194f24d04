/** One attempt to deliver one event. A receiver that refuses is a row and another try later, never an exception; so is a fault of ours. */
import type { Logger } from 'pino';
import type { Accounts } from '../account/accounts.ts';
import type { SigningKeys } from '../signing/signing-keys.ts';
import { openWebhookSecret } from '../signing/webhook-secret.ts';
import { openEvent } from '../store/event-log.ts';
import type { MasterKey } from '../store/seal.ts';
import {
  abandonDelivery,
  type Delivery,
  type DeliveryStatus,
  selectWaitingDelivery,
} from './delivery-rows.ts';
import { OUR_FAULT, type RecordParts, recordAttempt } from './record-attempt.ts';
import { signatureHeaders } from './sign.ts';
import type { Answer, Target } from './target.ts';

export interface DeliverParts extends RecordParts {
  readonly masterKey: MasterKey;
  readonly accounts: Pick<Accounts, 'webhookSecret'>;
  readonly signing: Pick<SigningKeys, 'signBytes'>;
  readonly target: Target;
  readonly log: Logger;
  readonly allowLoopback: boolean;
}

/**
 * Answers what became of it; null when nothing was recorded. Done twice at once, both may post — the receiver
 * tells by `webhook-id` — but only one writes the row. Once `givenUp` is aborted, what comes is another process's to say.
 */
export async function deliver(
  parts: DeliverParts,
  deliveryId: string,
  givenUp: AbortSignal,
): Promise<DeliveryStatus | null> {
  const delivery = await selectWaitingDelivery(parts.database, deliveryId);
  if (!delivery) return null;
  if (delivery.isDisabled || isErased(delivery)) {
    await abandonDelivery(parts.database, delivery.id);
    return 'abandoned';
  }
  const attemptedAt = parts.clock();
  const started = performance.now();
  const answer = await attempt(parts, delivery, attemptedAt);
  if (givenUp.aborted) return null;
  const latencyMs = Math.round(performance.now() - started);
  const status = await recordAttempt(parts, delivery, { answer, attemptedAt, latencyMs });
  const { id, eventId, requestId: reqId } = delivery;
  parts.log.info({ reqId, delivery: id, event: eventId, status, ms: latencyMs }, 'delivery');
  return status;
}

function isErased({ sessionId, wrappedKey }: Delivery): boolean {
  return sessionId !== null && wrappedKey === null;
}

async function attempt(parts: DeliverParts, delivery: Delivery, now: Date): Promise<Answer> {
  const { target, masterKey, allowLoopback, log } = parts;
  try {
    const body = openEvent(masterKey, delivery) ?? '';
    const headers = await headersOf(parts, delivery, { body, now });
    return await target.post({
      url: delivery.url,
      body,
      headers,
      allowLoopback: allowLoopback && !delivery.livemode,
    });
  } catch (error) {
    log.error({ err: error, delivery: delivery.id }, 'cannot make a delivery');
    return { error: OUR_FAULT };
  }
}

async function headersOf(
  parts: DeliverParts,
  delivery: Delivery,
  { body, now }: { readonly body: string; readonly now: Date },
): Promise<Record<string, string>> {
  const signed = { id: delivery.eventId, timestamp: Math.floor(now.getTime() / 1000), body };
  const { signBytes } = parts.signing;
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Vouch-Webhooks/1',
    ...(delivery.requestId && { 'x-request-id': delivery.requestId }),
    ...(await signatureHeaders(signed, { secrets: await secretsOf(parts, delivery, now), signBytes })),
  };
}

async function secretsOf(
  { accounts, masterKey }: DeliverParts,
  delivery: Delivery,
  now: Date,
): Promise<[string, ...string[]]> {
  const { endpointId, sealedSecret, sealedPreviousSecret, previousSecretUntil } = delivery;
  if (endpointId === null || sealedSecret === null) return [await accounts.webhookSecret(delivery.accountId)];
  const present = openWebhookSecret(masterKey, endpointId, sealedSecret);
  if (!sealedPreviousSecret || !previousSecretUntil || previousSecretUntil <= now) return [present];
  return [present, openWebhookSecret(masterKey, endpointId, sealedPreviousSecret)];
}
