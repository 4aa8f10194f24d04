/** `npm start`: from a fresh clone to a running service. */

import { spawn, spawnSync } from 'node:child_process';
import { ENVIRONMENT, NODE_FLAGS } from './service-process.mjs';
import { buildWhenStale, install, root } from './set-up.mjs';

install();
// Without models the service still starts and says what is missing; test keys work.
spawnSync(process.execPath, ['--import', 'tsx', 'models/fetch.ts', '--new'], { cwd: root, stdio: 'inherit' });
buildWhenStale();

const service = spawn(process.execPath, [...NODE_FLAGS, 'dist/main.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...ENVIRONMENT, ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => service.kill(signal));
service.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
