/** Where sealed images lie. The database is the default home; a folder or an object store fits the same three verbs. */
import type { Queries } from './database.ts';

export interface Blobs {
  put(tx: Queries, key: string, sealed: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  delete(tx: Queries, keys: readonly string[]): Promise<void>;
}

export function createDatabaseBlobs(database: Queries): Blobs {
  return {
    async put(tx, key, sealed) {
      await tx.query('insert into blobs (key, sealed) values ($1, $2)', [key, sealed]);
    },
    async get(key) {
      const [row] = await database.query<{ sealed: Uint8Array }>('select sealed from blobs where key = $1', [
        key,
      ]);
      return row?.sealed ?? null;
    },
    async delete(tx, keys) {
      await tx.query('delete from blobs where key = any($1)', [keys]);
    },
  };
}
