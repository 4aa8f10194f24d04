/** A database with nothing in it, through the seam. Postgres may be opened more than once, as several processes do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/store/database.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { copyEmptyDatabase } from '../support/empty-database.ts';

export async function openEmpty(url: string | null): Promise<Database> {
  if (url !== null) return openPostgres(url, () => {});
  const folder = await mkdtemp(join(tmpdir(), 'vouch-empty-'));
  const database = await openEmbedded(await copyEmptyDatabase(folder));
  return {
    ...database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
