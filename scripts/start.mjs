/** `npm start`: from a fresh clone to a running service. */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { ENVIRONMENT, NODE_FLAGS } from './service-process.mjs';
import { install, root, run } from './set-up.mjs';

install();
// Without models the service still starts and says what is missing; test keys work.
spawnSync(process.execPath, ['--import', 'tsx', 'models/fetch.ts', '--new'], { cwd: root, stdio: 'inherit' });
if (await isStale()) run(process.execPath, ['scripts/build.mjs']);

const service = spawn(process.execPath, [...NODE_FLAGS, 'dist/main.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...ENVIRONMENT, ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => service.kill(signal));
service.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/** True when a source file is younger than the build. */
async function isStale() {
  if (!existsSync(`${root}dist/main.js`)) return true;
  const built = statSync(`${root}dist/main.js`).mtimeMs;
  const files = await readdir(`${root}src`, { recursive: true });
  return files.some((file) => statSync(`${root}src/${file}`).mtimeMs > built);
}
