/** The endpoints in SQL. */
import { isId } from '../ids.ts';
import type { Queries, Row } from '../store/database.ts';
import type { Endpoint, Owner } from './endpoint.ts';

const COLUMNS = {
  id: 'id',
  accountId: 'account_id',
  livemode: 'livemode',
  url: 'url',
  description: 'description',
  events: 'events',
  previousSecretUntil: 'previous_secret_until',
  failingSince: 'failing_since',
  disabledAt: 'disabled_at',
  disabledBecause: 'disabled_because',
  createdAt: 'created_at',
} as const satisfies Record<keyof Endpoint, string>;

const SELECTED = Object.entries(COLUMNS)
  .map(([name, column]) => `${column} as "${name}"`)
  .join(', ');

type EndpointRow = Endpoint & Row;
export type EndpointChange = Partial<Omit<Endpoint, 'id' | 'accountId' | 'livemode' | 'createdAt'>>;

/** One account's endpoints are made one after the other, so that no two of them are both the last that may be. */
export async function lockEndpointsOf(tx: Queries, { accountId }: Owner): Promise<void> {
  await tx.query('select id from accounts where id = $1 for no key update', [accountId]);
}

export async function countEndpoints(queries: Queries, { accountId, livemode }: Owner): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    'select count(*)::int as count from webhook_endpoints where account_id = $1 and livemode = $2',
    [accountId, livemode],
  );
  return row?.count ?? 0;
}

export async function insertEndpoint(
  tx: Queries,
  { id, accountId, livemode, url, description, events, createdAt }: Endpoint,
  sealedSecret: Uint8Array,
): Promise<void> {
  await tx.query(
    `insert into webhook_endpoints (id, account_id, livemode, url, description, events, sealed_secret, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, accountId, livemode, url, description, events, sealedSecret, createdAt],
  );
}

/** In the order in which they were made. */
export function selectEndpoints(queries: Queries, { accountId, livemode }: Owner): Promise<Endpoint[]> {
  return queries.query<EndpointRow>(
    `select ${SELECTED} from webhook_endpoints where account_id = $1 and livemode = $2 order by id`,
    [accountId, livemode],
  );
}

/** Whoever's it is; an id of another form names none. */
export async function selectEndpoint(queries: Queries, id: string): Promise<Endpoint | null> {
  if (!isId('whk', id)) return null;
  const [row] = await queries.query<EndpointRow>(`select ${SELECTED} from webhook_endpoints where id = $1`, [
    id,
  ]);
  return row ?? null;
}

/** Holds the row until the transaction ends; an event that is being addressed to it ends first, and the next one begins afterwards. */
export async function lockEndpoint(tx: Queries, id: string): Promise<Endpoint | null> {
  if (!isId('whk', id)) return null;
  const [row] = await tx.query<EndpointRow>(
    `select ${SELECTED} from webhook_endpoints where id = $1 for update`,
    [id],
  );
  return row ?? null;
}

export async function updateEndpoint(
  tx: Queries,
  endpoint: Endpoint,
  change: EndpointChange,
): Promise<Endpoint> {
  const names = Object.keys(change) as (keyof EndpointChange)[];
  if (names.length === 0) return endpoint;
  const settings = names.map((name, i) => `${COLUMNS[name]} = $${i + 2}`);
  await tx.query(`update webhook_endpoints set ${settings} where id = $1`, [
    endpoint.id,
    ...names.map((name) => change[name]),
  ]);
  return { ...endpoint, ...change };
}

/** Holds all of them, each before its deliveries as everybody does who needs both. */
export async function lockEndpoints(tx: Queries, { accountId, livemode }: Owner): Promise<void> {
  await tx.query(
    'select id from webhook_endpoints where account_id = $1 and livemode = $2 order by id for no key update',
    [accountId, livemode],
  );
}

/** What still waits for the endpoint goes to its new address. */
export async function redirectDeliveries(tx: Queries, endpointId: string, url: string): Promise<void> {
  await tx.query("update deliveries set url = $2 where endpoint_id = $1 and status = 'waiting'", [
    endpointId,
    url,
  ]);
}

/** Of an event that goes to one endpoint only. */
export async function selectDeliveryOf(tx: Queries, eventId: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>('select id from deliveries where event_id = $1', [eventId]);
  return row?.id ?? '';
}

/** The secret before goes on signing until the given time; null: it ends at once. */
export async function replaceSecret(
  tx: Queries,
  endpoint: Endpoint,
  { sealed, previousUntil }: { readonly sealed: Uint8Array; readonly previousUntil: Date | null },
): Promise<Endpoint> {
  await tx.query(
    `update webhook_endpoints set sealed_secret = $2, previous_secret_until = $3,
       sealed_previous_secret = case when $3::timestamptz is null then null else sealed_secret end
     where id = $1`,
    [endpoint.id, sealed, previousUntil],
  );
  return { ...endpoint, previousSecretUntil: previousUntil };
}

export async function deleteEndpoint(tx: Queries, id: string): Promise<void> {
  await tx.query('delete from webhook_endpoints where id = $1', [id]);
}
