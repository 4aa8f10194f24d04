/** `npm run eval`: installs, fetches and builds what is missing, then measures. What the set-up says goes to standard error: `--json` owns standard output. */
import { spawnSync } from 'node:child_process';
import { ENVIRONMENT, NODE_FLAGS } from './service-process.mjs';
import { buildWhenStale, root } from './set-up.mjs';

const words = process.argv.slice(2);
if (!words.some((word) => word.startsWith('--policy'))) {
  run(['scripts/models.mjs', '--new'], 2);
  buildWhenStale();
}
run([...NODE_FLAGS, '--import', './scripts/built.mjs', 'test/accuracy/eval.ts', ...words], 'inherit');

function run(args, output) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['inherit', output, 'inherit'],
    env: { ...ENVIRONMENT, ...process.env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
