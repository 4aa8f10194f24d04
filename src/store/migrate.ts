/** Brings the schema up to date: numbered SQL files, forward only, each in a transaction of its own and never changed afterwards. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../errors.ts';
import { type Database, lockWork, type Queries } from './database.ts';

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Answers the names of the migrations that ran now. Throws when the database is newer than this program, or a file was changed. */
export async function migrate(database: Database, directory: string): Promise<string[]> {
  const migrations = readMigrations(directory);
  await createTable(database);
  await refuseNewerSchema(database, migrations);
  const ran: string[] = [];
  for (const migration of migrations) {
    if (await runOnce(database, migration)) ran.push(migration.name);
  }
  return ran;
}

/** Names of the migrations that the database and the folder do not have alike; empty when the schema is this program's. */
export async function differingMigrations(database: Database, directory: string): Promise<string[]> {
  const rows = await database.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations',
  );
  const ran = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const wanted = new Map(readMigrations(directory).map(({ name, checksum }) => [name, checksum]));
  return [...new Set([...ran.keys(), ...wanted.keys()])].filter((name) => ran.get(name) !== wanted.get(name));
}

function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory).filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name));
  return names.sort().map((name) => {
    const sql = readFileSync(join(directory, name), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Under the lock: two processes that create one table at once fail on Postgres, `if not exists` or not. */
function createTable(database: Database): Promise<unknown> {
  return database.transaction(async (tx) => {
    await lockWork(tx, 'migrations');
    await tx.query(
      'create table if not exists migrations (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
    );
  });
}

function runOnce(database: Database, { name, sql, checksum }: Migration): Promise<boolean> {
  return database.transaction(async (tx) => {
    await lockWork(tx, 'migrations');
    const [known] = await tx.query<{ checksum: string }>('select checksum from migrations where name = $1', [
      name,
    ]);
    if (known && known.checksum !== checksum)
      throw new OperatorError(`Migration ${name} was changed after it ran; restore the file`);
    if (known) return false;
    await runStatements(tx, sql);
    await tx.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
    return true;
  });
}

/** One statement per call, because an embedded transaction takes no multi-statement text. Our files hold no semicolon inside a statement. */
async function runStatements(tx: Queries, sql: string): Promise<void> {
  const statements = sql.replaceAll(/--[^\n]*/g, '').split(';');
  for (const statement of statements) {
    if (statement.trim() !== '') await tx.query(statement);
  }
}

async function refuseNewerSchema(database: Database, migrations: readonly Migration[]): Promise<void> {
  const names = new Set(migrations.map(({ name }) => name));
  const rows = await database.query<{ name: string }>('select name from migrations');
  const unknown = rows.find((row) => !names.has(row.name));
  if (unknown)
    throw new OperatorError(
      `The database has migration ${unknown.name}, which this version does not know; run a newer version`,
    );
}
