/** What became of an attempt: its row, the delivery's next try or its end, and what it says of the endpoint, in one transaction. */
import type { Database, Queries } from '../store/database.ts';
import {
  type Attempt,
  type Delivery,
  type DeliveryState,
  type DeliveryStatus,
  insertAttempt,
  lockDelivery,
  updateDelivery,
} from './delivery-rows.ts';
import { type Health, holdEndpoint, noteHealth } from './endpoint-health.ts';
import type { AccountEventParts } from './record-account-event.ts';
import { nextAttemptAt } from './schedule.ts';
import type { Answer } from './target.ts';

/** The error of an attempt that never left: something of ours could not be read or made. */
export const OUR_FAULT = 'internal_error';
const GONE = 410;

export interface Tried {
  readonly answer: Answer;
  readonly attemptedAt: Date;
  readonly latencyMs: number;
}

export interface RecordParts extends AccountEventParts {
  readonly database: Database;
}

/** Null when the attempt no longer counts: another process had the delivery meanwhile, or it was deleted. The endpoint is held first, as by everybody else who needs both. */
export function recordAttempt(
  parts: RecordParts,
  delivery: Delivery,
  tried: Tried,
): Promise<DeliveryStatus | null> {
  return parts.database.transaction(async (tx) => {
    const endpoint = delivery.endpointId ? await holdEndpoint(tx, delivery.endpointId) : null;
    const state = await lockDelivery(tx, delivery.id);
    if (!state || state.attempts !== delivery.attempts) return null;
    const status = await write(parts, tx, { id: delivery.id, state, tried });
    if (endpoint) await noteHealth(parts, tx, { endpoint, health: healthOf(tried.answer) });
    return status;
  });
}

async function write(
  { clock }: RecordParts,
  tx: Queries,
  { id, state, tried }: { readonly id: string; readonly state: DeliveryState; readonly tried: Tried },
): Promise<DeliveryStatus> {
  const { answer, ...when } = tried;
  const attempts = state.attempts + 1;
  await insertAttempt(tx, id, { ...when, attempt: attempts, ...columnsOf(answer, state) });
  const isOver = state.status !== 'waiting' || ['taken', 'gone'].includes(healthOf(answer));
  const next = isOver
    ? null
    : nextAttemptAt(clock(), { attempts: attempts - state.attemptsBefore, retryAfter: retryAfterOf(answer) });
  const status = statusAfter(answer, next);
  await updateDelivery(tx, id, { status, attempts, nextAttemptAt: next });
  return status;
}

function statusAfter(answer: Answer, next: Date | null): DeliveryStatus {
  if (healthOf(answer) === 'taken') return 'delivered';
  return next ? 'waiting' : 'abandoned';
}

function healthOf(answer: Answer): Health {
  if ('error' in answer) return answer.error === OUR_FAULT ? 'ours' : 'refused';
  if (answer.statusCode === GONE) return 'gone';
  return answer.statusCode >= 200 && answer.statusCode < 300 ? 'taken' : 'refused';
}

function retryAfterOf(answer: Answer): string | null {
  return 'error' in answer ? null : answer.retryAfter;
}

/** A delivery that was abandoned meanwhile may be an erased person's, whom the answer may name. */
function columnsOf(
  answer: Answer,
  { status }: DeliveryState,
): Pick<Attempt, 'statusCode' | 'error' | 'responseHead'> {
  if ('error' in answer) return { statusCode: null, error: answer.error, responseHead: null };
  const responseHead = status === 'waiting' ? answer.head : null;
  return { statusCode: answer.statusCode, error: null, responseHead };
}
