/** Postgres 14 or later through a pool, and one connection of its own that listens. */
import pg from 'pg';
import { OperatorError } from '../errors.ts';
import type { Database, Row } from './database.ts';

const POOL_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const RECONNECT_AFTER_MS = 1000;

export async function openPostgres(url: string, onError: (error: Error) => void): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'vouch',
  });
  pool.on('error', onError);
  const listener = createListener(url, onError);
  const database: Database = {
    kind: 'postgres',
    query: (sql, parameters) => rowsOf(pool, sql, parameters),
    async script(sql) {
      const results: unknown = await pool.query(sql);
      const last = Array.isArray(results) ? results.at(-1) : results;
      return (last as pg.QueryResult).rows;
    },
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work({ query: (sql, parameters) => rowsOf(client, sql, parameters) });
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        const broken = await client.query('rollback').then(
          () => false,
          () => true,
        );
        client.release(broken);
        throw error;
      }
    },
    listen: listener.listen,
    async close() {
      await listener.close();
      await pool.end();
    },
  };
  await database.query('select 1').catch(async (error: NodeJS.ErrnoException) => {
    await database.close();
    throw new OperatorError(
      `DATABASE_URL: Postgres does not let us in (${error.code ?? error.name}); check address, user and password`,
    );
  });
  return database;
}

async function rowsOf<T extends Row>(
  client: pg.Pool | pg.PoolClient,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<T[]> {
  const { rows } = await client.query<T>(sql, [...parameters]);
  return rows;
}

/** A lost connection is opened again and every listener is called once, for what it may have missed. */
function createListener(url: string, onError: (error: Error) => void): Pick<Database, 'listen' | 'close'> {
  const listeners = new Map<string, () => void>();
  let client: pg.Client | null = null;
  let closed = false;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, application_name: 'vouch listener' });
    fresh.on('error', onError);
    fresh.on('notification', ({ channel }) => listeners.get(channel)?.());
    fresh.on('end', () => {
      if (!closed) setTimeout(reconnect, RECONNECT_AFTER_MS).unref();
    });
    await fresh.connect();
    for (const channel of listeners.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = fresh;
  }

  function reconnect(): void {
    if (closed) return;
    connect().then(
      () => {
        for (const onNotify of listeners.values()) onNotify();
      },
      (error: Error) => {
        onError(error);
        setTimeout(reconnect, RECONNECT_AFTER_MS).unref();
      },
    );
  }

  return {
    async listen(channel, onNotify) {
      listeners.set(channel, onNotify);
      if (client === null) await connect();
      else await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    },
    async close() {
      closed = true;
      await client?.end();
    },
  };
}
