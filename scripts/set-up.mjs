/** What a fresh clone lacks, made here so that one command is enough. Needs Node alone: nothing is installed yet when it runs. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));
const STAMP = `${root}node_modules/.lock-sha256`;
const [NODE_MAJOR, NODE_MINOR] = [20, 19];

/** Runs a command with our terminal; ends this process when it fails. */
export function run(command, args, environment = {}) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? (signal ? 130 : 1));
}

/** The same, through Node with TypeScript understood. */
export function runTypeScript(file, args = [], environment = {}) {
  run(process.execPath, ['--import', 'tsx', file, ...args], environment);
}

/** Installs when the lock file is another than the one that was installed. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NODE_MAJOR || (major === NODE_MAJOR && minor < NODE_MINOR)) {
    process.stderr.write(
      `Vouch needs Node ${NODE_MAJOR}.${NODE_MINOR} or later; this is ${process.versions.node}\n`,
    );
    process.exit(1);
  }
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  const installed = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (installed === wanted) return;
  process.stdout.write('Installing packages\n');
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(STAMP, wanted);
}

/** Builds when a source file is younger than the build. */
export function buildWhenStale() {
  if (isStale()) run(process.execPath, ['scripts/build.mjs']);
}

function isStale() {
  if (!existsSync(`${root}dist/main.js`)) return true;
  const built = statSync(`${root}dist/main.js`).mtimeMs;
  const files = readdirSync(`${root}src`, { recursive: true });
  return files.some((file) => statSync(`${root}src/${file}`).mtimeMs > built);
}
