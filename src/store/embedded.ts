/** PGlite: Postgres inside this process, for the try-out and small installations. One process at a time may open the folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { OperatorError } from '../errors.ts';
import type { Database, Queries, Row } from './database.ts';

/** PGlite's own way with bytes, number by number, blocks this thread for 500 ms per image of 2 MB; this takes 75. */
const BYTES = {
  serializers: { [types.BYTEA]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}` },
  parsers: { [types.BYTEA]: (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex')) },
};

/** Thrown when another living process has the folder open. */
export class FolderInUse extends OperatorError {
  override readonly name = 'FolderInUse';
}

export async function openEmbedded(folder: string): Promise<Database> {
  const unlock = lockFolder(folder);
  const pglite = await PGlite.create(folder, BYTES).catch((error) => {
    unlock();
    throw error;
  });
  return {
    kind: 'embedded',
    query: (sql, parameters) => rowsOf(pglite, sql, parameters),
    async script(sql) {
      const results = await pglite.exec(sql);
      return results.at(-1)?.rows ?? [];
    },
    transaction: (work) =>
      pglite.transaction((tx) => {
        const queries: Queries = { query: (sql, parameters) => rowsOf(tx, sql, parameters) };
        return work(queries);
      }),
    async listen(channel, onNotify) {
      await pglite.listen(channel, onNotify);
    },
    async close() {
      await pglite.close();
      unlock();
    },
  };
}

async function rowsOf<T extends Row>(
  client: Pick<PGlite, 'query'>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<T[]> {
  const { rows } = await client.query<T>(sql, [...parameters]);
  return rows;
}

/** PGlite has no lock of its own, and two processes on one folder destroy it: a file beside it names the owner's pid. */
function lockFolder(folder: string): () => void {
  const lock = `${folder}.lock`;
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  if (!tryLock(lock)) {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (isAlive(owner))
      throw new FolderInUse(`The embedded database is open in process ${owner}; stop it first`);
    rmSync(lock, { force: true });
    if (!tryLock(lock)) throw new FolderInUse('Another process opened the embedded database first');
  }
  return () => rmSync(lock, { force: true });
}

function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
