/** What an attempt tells of its endpoint: one that takes nothing for five days, or says that it is gone, is disabled, and the account hears of it. */
import type { Queries } from '../store/database.ts';
import { abandonDeliveriesTo } from './delivery-rows.ts';
import { type DisabledBecause, type Endpoint, presentEndpoint } from './endpoint.ts';
import { selectEndpoint, updateEndpoint } from './endpoint-rows.ts';
import { type AccountEventParts, recordAccountEvent } from './record-account-event.ts';

const FAILING_MS_MAX = 5 * 86_400_000;

/** `ours`: nothing was sent, by a fault of this service. */
export type Health = 'taken' | 'refused' | 'gone' | 'ours';

/** Holds the row until the transaction ends, so that two attempts do not both disable it; events may be addressed to it meanwhile. */
export async function holdEndpoint(tx: Queries, id: string): Promise<Endpoint | null> {
  await tx.query('select id from webhook_endpoints where id = $1 for no key update', [id]);
  return selectEndpoint(tx, id);
}

export async function noteHealth(
  parts: AccountEventParts,
  tx: Queries,
  { endpoint, health }: { readonly endpoint: Endpoint; readonly health: Health },
): Promise<void> {
  if (endpoint.disabledAt || health === 'ours') return;
  const now = parts.clock();
  const failingSince = health === 'taken' ? null : (endpoint.failingSince ?? now);
  const because = reasonToDisable(health, now, failingSince);
  if (because) return disable(parts, tx, { ...endpoint, failingSince }, because);
  if (failingSince !== endpoint.failingSince) await updateEndpoint(tx, endpoint, { failingSince });
}

function reasonToDisable(health: Health, now: Date, failingSince: Date | null): DisabledBecause | null {
  if (health === 'gone') return 'gone';
  return failingSince && now.getTime() - failingSince.getTime() >= FAILING_MS_MAX ? 'failing' : null;
}

async function disable(
  parts: AccountEventParts,
  tx: Queries,
  endpoint: Endpoint,
  disabledBecause: DisabledBecause,
): Promise<void> {
  const { accountId, livemode, failingSince } = endpoint;
  const disabled = await updateEndpoint(tx, endpoint, {
    failingSince,
    disabledBecause,
    disabledAt: parts.clock(),
  });
  await abandonDeliveriesTo(tx, endpoint.id);
  await recordAccountEvent(parts, tx, {
    type: 'endpoint.disabled',
    accountId,
    livemode,
    data: presentEndpoint(disabled),
  });
}
