/** `npm run bench`: builds, fetches the models and measures. What the set-up says goes to standard error: `--json` owns standard output. */
import { spawnSync } from 'node:child_process';
import { ENVIRONMENT, NODE_FLAGS } from './service-process.mjs';
import { root } from './set-up.mjs';

run(['scripts/build.mjs'], 2);
run(['scripts/models.mjs', '--new'], 2);
run(
  [...NODE_FLAGS, '--import', './scripts/built.mjs', 'test/load/bench.ts', ...process.argv.slice(2)],
  'inherit',
);

function run(words, output) {
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    stdio: ['inherit', output, 'inherit'],
    env: { ...ENVIRONMENT, ...process.env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
