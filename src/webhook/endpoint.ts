/** A place to which an account's events go, and what is told about it; its secrets are no part of it. */

export const ENDPOINTS_MAX = 20;

/** `asked`: by the account itself; `gone`: it answered 410; `failing`: it took nothing for days. */
export const DISABLED_BECAUSE = ['asked', 'gone', 'failing'] as const;
export type DisabledBecause = (typeof DISABLED_BECAUSE)[number];

/** Whose endpoints, events and deliveries may be seen. */
export interface Owner {
  readonly accountId: string;
  readonly livemode: boolean;
}

export interface Endpoint extends Owner {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  /** Which events it is sent; empty: all of them. */
  readonly events: readonly string[];
  /** Until then the secret before the present one signs as well. */
  readonly previousSecretUntil: Date | null;
  /** Since when every attempt fails. */
  readonly failingSince: Date | null;
  readonly disabledAt: Date | null;
  readonly disabledBecause: DisabledBecause | null;
  readonly createdAt: Date;
}

/** The contract's `WebhookEndpoint`: the answer to the account, and the `data` of the events about an endpoint. */
export function presentEndpoint(endpoint: Endpoint) {
  return {
    id: endpoint.id,
    livemode: endpoint.livemode,
    url: endpoint.url,
    description: endpoint.description,
    events: [...endpoint.events],
    status: endpoint.disabledAt ? ('disabled' as const) : ('enabled' as const),
    disabled_because: endpoint.disabledBecause,
    disabled_at: iso(endpoint.disabledAt),
    failing_since: iso(endpoint.failingSince),
    previous_secret_until: iso(endpoint.previousSecretUntil),
    created_at: endpoint.createdAt.toISOString(),
  };
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
