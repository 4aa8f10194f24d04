/** Opens the database that the settings name and brings its schema up to date. */
import { join } from 'node:path';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';

export interface DatabaseSettings {
  /** Null: the embedded database in `dataDirectory`. */
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  readonly migrationsDirectory: string;
}

export async function openDatabase(
  settings: DatabaseSettings,
  onError: (error: Error) => void,
): Promise<Database> {
  const database = await open(settings, onError);
  try {
    await migrate(database, settings.migrationsDirectory);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function open(
  { databaseUrl, dataDirectory }: DatabaseSettings,
  onError: (error: Error) => void,
): Promise<Database> {
  if (databaseUrl !== null) return openPostgres(databaseUrl, onError);
  return openEmbedded(join(dataDirectory, 'postgres'));
}
