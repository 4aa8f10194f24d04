/** `npm test`: does its own set-up and runs every test with coverage; words after it choose files by a part of their name. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { install, root, run } from './set-up.mjs';

const SUMMARY = `${root}coverage/tests.tap`;
/** A file that does not end by itself fails after this, and the others still run. */
const FILE_ENDS_WITHIN_MS = 15 * 60_000;

install();
node(['--import', 'tsx', 'models/fetch.ts', '--new']);
run(process.execPath, ['scripts/build.mjs']);

const wanted = process.argv.slice(2);
const files = readdirSync(`${root}test`, { recursive: true })
  .map((file) => `test/${file}`)
  .filter(
    (file) =>
      file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((part) => file.includes(part))),
  )
  .sort();
if (files.length === 0) {
  process.stderr.write(`No test file has ${wanted.join(' or ')} in its name\n`);
  process.exit(1);
}

rmSync(`${root}coverage`, { recursive: true, force: true });
mkdirSync(`${root}coverage`);
const reporters = ['spec', 'stdout', 'tap', SUMMARY].map(
  (word, i) => `--test-reporter${i % 2 ? '-destination' : ''}=${word}`,
);
const environment = { NODE_V8_COVERAGE: `${root}coverage/raw` };
const limits = ['--test-concurrency=2', `--test-timeout=${FILE_ENDS_WITHIN_MS}`];
const status = node(
  ['--import', './scripts/built.mjs', '--test', ...limits, ...reporters, ...files],
  environment,
);
node([
  'node_modules/c8/bin/c8.js',
  'report',
  '--temp-directory=coverage/raw',
  '--include=src/**',
  '--exclude-after-remap',
  '--reporter=text-summary',
]);
process.stdout.write(lastLines(readFileSync(SUMMARY, 'utf8')));
process.exit(status);

function node(words, environment = {}) {
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}

/** The counts with which the runner closes, once more under the coverage. */
function lastLines(tap) {
  const lines = tap.trimEnd().split('\n');
  return `${lines.slice(lines.findLastIndex((line) => line.startsWith('# tests'))).join('\n')}\n`;
}
