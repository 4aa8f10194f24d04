/** Embedded databases as a first start leaves them: making one takes seconds, copying one a fraction of them. */
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openQueue } from '../../src/store/queue.ts';

export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Emptied by every `npm test`. */
const KEPT = fileURLToPath(new URL('../../coverage/databases', import.meta.url));

/** Without any schema. Answers where in the data directory it is. */
export function copyEmptyDatabase(dataDirectory: string): Promise<string> {
  return copyOf('empty', dataDirectory, async (folder) => (await openEmbedded(folder)).close());
}

/** With the schema and the queues, and nothing in them. */
export function copyReadyDatabase(dataDirectory: string): Promise<string> {
  return copyOf('ready', dataDirectory, async (folder) => {
    const database = await openEmbedded(folder);
    await migrate(database, MIGRATIONS);
    const queue = await openQueue(database, (error) => {
      throw error;
    });
    await queue.stop();
    await database.close();
  });
}

async function copyOf(
  name: string,
  dataDirectory: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const kept = join(KEPT, name);
  if (!(await isThere(kept))) await keep(kept, make);
  const folder = join(dataDirectory, 'postgres');
  await cp(kept, folder, { recursive: true });
  return folder;
}

/** Of several test files at once, the first to be ready keeps its own for all. */
async function keep(kept: string, make: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(KEPT, { recursive: true });
  const folder = await mkdtemp(`${kept}-`);
  const own = join(folder, 'postgres');
  await make(own);
  await rename(own, kept).catch(async (error: unknown) => {
    if (!(await isThere(kept))) throw error;
  });
  await rm(folder, { recursive: true, force: true });
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
