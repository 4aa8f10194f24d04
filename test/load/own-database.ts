/** A Postgres database of the bench's own, made empty and dropped afterwards. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** `url` names a Postgres in which databases may be created; `work` gets the address of the new one. */
export async function withOwnDatabase<T>(url: string, work: (ownUrl: string) => Promise<T>): Promise<T> {
  const name = `vouch_bench_${randomBytes(6).toString('hex')}`;
  await runSql(url, `create database ${name}`);
  try {
    return await work(Object.assign(new URL(url), { pathname: `/${name}` }).href);
  } finally {
    await runSql(url, `drop database ${name} with (force)`);
  }
}

/** Why the parts that need Postgres cannot run; null when they can. */
export async function whyNoPostgres(url: string | null): Promise<string | null> {
  if (url === null) return 'no Postgres: give --database postgres://… or TEST_DATABASE_URL';
  return runSql(url, 'select 1').then(
    () => null,
    (error: NodeJS.ErrnoException) => `Postgres does not let us in: ${error.code ?? error.message}`,
  );
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
