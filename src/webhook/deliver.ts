/** One attempt to deliver one event. A receiver that refuses is a row and another try later, never an exception. */
import type { Accounts } from '../account/accounts.ts';
import type { Database } from '../store/database.ts';
import type { Queue } from '../store/queue.ts';
import type { MasterKey } from '../store/seal.ts';
import {
  type Attempt,
  type Delivery,
  type DeliveryStatus,
  insertAttempt,
  selectWaitingDelivery,
  updateDelivery,
} from './delivery-rows.ts';
import { retryDelayMs } from './schedule.ts';
import { signatureHeaders } from './sign.ts';
import type { Answer, Target } from './target.ts';

const GONE = 410;
const RETRY_AFTER_SECONDS_MAX = 86_400;

export interface DeliverParts {
  readonly database: Database;
  readonly queue: Queue;
  readonly masterKey: MasterKey;
  readonly accounts: Accounts;
  readonly target: Target;
  readonly clock: () => Date;
  readonly allowLoopback: boolean;
}

/** Done twice at once, both may post — the receiver tells by `webhook-id` — but only one writes the row. */
export async function deliver(parts: DeliverParts, deliveryId: string): Promise<void> {
  const delivery = await selectWaitingDelivery(parts.database, deliveryId);
  if (!delivery?.wrappedKey) return;
  const body = parts.masterKey
    .unwrap(delivery.wrappedKey, delivery.sessionId)
    .open(delivery.sealedBody, delivery.eventId)
    .toString('utf8');
  const attemptedAt = parts.clock();
  const started = performance.now();
  const answer = await parts.target.post({
    url: delivery.url,
    body,
    headers: await headersOf(parts, delivery, body, attemptedAt),
    allowLoopback: parts.allowLoopback && !delivery.livemode,
  });
  await record(parts, delivery, answer, { attemptedAt, latencyMs: Math.round(performance.now() - started) });
}

async function headersOf(
  { accounts }: DeliverParts,
  delivery: Delivery,
  body: string,
  now: Date,
): Promise<Record<string, string>> {
  const signed = { id: delivery.eventId, timestamp: Math.floor(now.getTime() / 1000), body };
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Vouch-Webhooks/1',
    ...signatureHeaders(signed, await accounts.webhookSecret(delivery.accountId)),
  };
}

async function record(
  { database, queue, clock }: DeliverParts,
  delivery: Delivery,
  answer: Answer,
  when: Pick<Attempt, 'attemptedAt' | 'latencyMs'>,
): Promise<void> {
  const attempts = delivery.attempts + 1;
  const delayMs = isTaken(answer) || isGone(answer) ? null : delayAfter(attempts, answer);
  const nextAttemptAt = delayMs === null ? null : new Date(clock().getTime() + delayMs);
  await database.transaction(async (tx) => {
    const isFirst = await insertAttempt(tx, delivery.id, {
      ...when,
      attempt: attempts,
      ...columnsOf(answer),
    });
    if (!isFirst) return;
    await updateDelivery(tx, delivery.id, {
      status: statusAfter(answer, nextAttemptAt),
      attempts,
      nextAttemptAt,
    });
    if (nextAttemptAt) await queue.send(tx, 'deliver-webhook', delivery.id, nextAttemptAt);
  });
}

function statusAfter(answer: Answer, nextAttemptAt: Date | null): DeliveryStatus {
  if (isTaken(answer)) return 'delivered';
  return nextAttemptAt ? 'waiting' : 'abandoned';
}

function isTaken(answer: Answer): boolean {
  return 'statusCode' in answer && answer.statusCode >= 200 && answer.statusCode < 300;
}

function isGone(answer: Answer): boolean {
  return 'statusCode' in answer && answer.statusCode === GONE;
}

/** A receiver may ask for more patience than the schedule has, up to a day. */
function delayAfter(attempts: number, answer: Answer): number | null {
  const scheduled = retryDelayMs(attempts);
  const asked = 'retryAfter' in answer ? Number(answer.retryAfter) : Number.NaN;
  if (scheduled === null || !(asked > 0)) return scheduled;
  return Math.max(scheduled, Math.min(asked, RETRY_AFTER_SECONDS_MAX) * 1000);
}

function columnsOf(answer: Answer): Pick<Attempt, 'statusCode' | 'error' | 'responseHead'> {
  if ('error' in answer) return { statusCode: null, error: answer.error, responseHead: null };
  return { statusCode: answer.statusCode, error: null, responseHead: answer.head };
}
