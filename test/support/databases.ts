/** The databases that everything about data is proven on: the embedded one always, Postgres when TEST_DATABASE_URL names one. */
import { randomBytes } from 'node:crypto';
import { describe } from 'node:test';
import pg from 'pg';

export interface TestDatabase {
  readonly name: 'embedded' | 'postgres';
  /** An empty database of its own; null for the embedded one, which lives in the service's folder. */
  create(): Promise<string | null>;
  drop(url: string | null): Promise<void>;
}

export const EMBEDDED: TestDatabase = { name: 'embedded', create: async () => null, drop: async () => {} };

/** Runs the same guarantees once per database. */
export function onEveryDatabase(title: string, guarantees: (database: TestDatabase) => void): void {
  for (const database of databases()) describe(`${title} (${database.name})`, () => guarantees(database));
}

/** For what takes several processes, which the embedded database does not allow. */
export function onPostgres(title: string, guarantees: (database: TestDatabase) => void): void {
  const url = process.env.TEST_DATABASE_URL;
  const skip = url ? false : 'set TEST_DATABASE_URL to a Postgres in which databases may be created';
  describe(title, { skip }, () => guarantees(postgres(url ?? '')));
}

function databases(): TestDatabase[] {
  const url = process.env.TEST_DATABASE_URL;
  return url ? [EMBEDDED, postgres(url)] : [EMBEDDED];
}

function postgres(url: string): TestDatabase {
  return {
    name: 'postgres',
    async create() {
      const name = `vouch_test_${randomBytes(6).toString('hex')}`;
      await once(url, `create database ${name}`);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    async drop(own) {
      if (own) await once(url, `drop database ${new URL(own).pathname.slice(1)} with (force)`);
    },
  };
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
