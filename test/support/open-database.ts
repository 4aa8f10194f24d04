/** A database of a test's own, through the seam. Postgres may be opened more than once, as several processes do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/store/database.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { copyEmptyDatabase, copyReadyDatabase, MIGRATIONS } from './kept-database.ts';

/** With nothing in it. */
export function openEmpty(url: string | null): Promise<Database> {
  return url === null ? openCopy(copyEmptyDatabase) : openPostgres(url, () => {});
}

/** With its tables, and nothing in them. */
export function openReady(url: string | null): Promise<Database> {
  if (url === null) return openCopy(copyReadyDatabase);
  const settings = { databaseUrl: url, dataDirectory: '', migrationsDirectory: MIGRATIONS };
  return openDatabase(settings, () => {});
}

async function openCopy(copy: (dataDirectory: string) => Promise<string>): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'vouch-database-'));
  const database = await openEmbedded(await copy(folder));
  return {
    ...database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
