/** Calls an operation by its name: its address and its types come from the contract. */
import { type Operations, PLACES } from './shapes.ts';
import type { Send } from './transport.ts';

export type OperationId = keyof Operations;
export type Body<Id extends OperationId> = Operations[Id]['body'];
export type Query<Id extends OperationId> = NonNullable<Operations[Id]['query']>;
export type Answer<Id extends OperationId> = Operations[Id]['answer'];

/** Of one call. */
export interface CallOptions {
  /** In place of one that the client makes itself; the same key makes the same request harmless for 24 hours. */
  readonly idempotencyKey?: string;
}

export interface Asked<Id extends OperationId> extends CallOptions {
  /** What stands in the address, in its order. */
  readonly ids?: readonly string[];
  readonly query?: Operations[Id]['query'];
  readonly isWithoutKey?: boolean;
  /** A form where the operation takes one. */
  readonly body?: Body<Id> | FormData | URLSearchParams;
}

export type Ask = <Id extends OperationId>(id: Id, asked?: Asked<Id>) => Promise<Answer<Id>>;

export function createAsk(send: Send): Ask {
  return async <Id extends OperationId>(id: Id, { ids = [], ...sent }: Asked<Id> = {}) => {
    const [method, place] = PLACES[id];
    const left = [...ids];
    const path = place.replaceAll(/\{\w+\}/g, () => encodeURIComponent(left.shift() ?? ''));
    return (await send({ method, path, ...sent })) as Answer<Id>;
  };
}
