import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FolderInUse, openEmbedded } from '../../src/store/embedded.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OTHER_PROCESS = `
  import { openEmbedded } from './src/store/embedded.ts';
  await openEmbedded(process.argv[1]);
  console.log('open');
  setInterval(() => {}, 1000);
`;

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'vouch-embedded-'));
  folder = join(parent, 'data', 'postgres');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

test('a folder that another living process has open is refused, and free again once that one is dead', async () => {
  const words = ['--import', 'tsx', '--input-type=module', '-e', OTHER_PROCESS, folder];
  const other = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(other.stdout, 'data');
    await assert.rejects(openEmbedded(folder), (error: Error) => {
      assert.ok(error instanceof FolderInUse);
      assert.match(error.message, new RegExp(`open in process ${other.pid}`));
      return true;
    });
  } finally {
    other.kill('SIGKILL');
    await once(other, 'exit');
  }
  assert.equal(existsSync(`${folder}.lock`), true);
  const database = await openEmbedded(folder);
  assert.equal(await readFile(`${folder}.lock`, 'utf8'), String(process.pid));
  await database.close();
});

test('a lock that names this very process is stale: a container is pid 1 after every start', async () => {
  await (await openEmbedded(folder)).close();
  await writeFile(`${folder}.lock`, String(process.pid));
  await (await openEmbedded(folder)).close();
});

test('what was written is there when the folder is opened again, and the lock is gone in between', async () => {
  const first = await openEmbedded(folder);
  await first.script("create table kept (word text); insert into kept values ('still here')");
  await first.close();
  assert.equal(existsSync(`${folder}.lock`), false);
  const second = await openEmbedded(folder);
  assert.deepEqual(await second.query('select word from kept'), [{ word: 'still here' }]);
  await second.close();
});

test('the folder is made for its owner alone', async () => {
  await (await openEmbedded(folder)).close();
  assert.equal((await stat(join(parent, 'data'))).mode & 0o777, 0o700);
});
