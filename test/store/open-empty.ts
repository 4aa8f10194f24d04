/** A database with nothing in it, through the seam. Postgres may be opened more than once, as several processes do. */
import type { Database } from '../../src/store/database.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openPostgres } from '../../src/store/postgres.ts';

export function openEmpty(url: string | null): Promise<Database> {
  return url === null ? openEmbedded(null) : openPostgres(url, () => {});
}
