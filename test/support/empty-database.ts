/** An embedded database as its first start leaves it, before any schema: making one takes seconds, copying one a fraction of them. */
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbedded } from '../../src/store/embedded.ts';

/** Emptied by every `npm test`. */
const KEPT = fileURLToPath(new URL('../../coverage/empty-database', import.meta.url));

/** Answers where in the data directory it is. */
export async function copyEmptyDatabase(dataDirectory: string): Promise<string> {
  if (!(await isThere(KEPT))) await makeOne();
  const folder = join(dataDirectory, 'postgres');
  await cp(KEPT, folder, { recursive: true });
  return folder;
}

/** Of several test files at once, the first to be ready keeps its own for all. */
async function makeOne(): Promise<void> {
  await mkdir(dirname(KEPT), { recursive: true });
  const folder = await mkdtemp(`${KEPT}-`);
  const own = join(folder, 'postgres');
  await (await openEmbedded(own)).close();
  await rename(own, KEPT).catch(async (error: unknown) => {
    if (!(await isThere(KEPT))) throw error;
  });
  await rm(folder, { recursive: true, force: true });
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
