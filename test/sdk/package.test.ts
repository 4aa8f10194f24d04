import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PACKAGE = `${ROOT}dist/sdk`;

const CONSUMER = `
import * as Vouch from 'vouch-sdk';
import { open, type VouchError, type VouchHandle, type VouchOptions } from 'vouch-sdk';
const options: VouchOptions = {
  url: 'https://check.example/verify/token',
  onComplete: ({ session_id, status }) => console.log(session_id, status === 'verified'),
  onError: (error: VouchError) => console.error(error.code === 'not_ready', error.message),
};
const handle: VouchHandle = Vouch.open(options);
handle.close();
// @ts-expect-error There is no such mode.
open({ url: '', mode: 'popup' });
// @ts-expect-error The address is needed.
open({ mode: 'modal' });
`;

describe('the npm package of the SDK', () => {
  let project: string;

  before(() => {
    assert.ok(existsSync(`${PACKAGE}/vouch.mjs`), 'run "node scripts/bundle.mjs" first');
    project = mkdtempSync(join(tmpdir(), 'vouch-sdk-'));
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  test('holds the module, its types and nothing else, in the version of the service', () => {
    const [packed] = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--offline'], PACKAGE));
    const paths: string[] = packed.files.map(({ path }: { path: string }) => path).sort();
    assert.deepEqual(paths, ['package.json', 'vouch.d.ts', 'vouch.mjs']);
    assert.equal(packed.version, JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')).version);
    for (const path of paths) install(path);
  });

  test('type-checks where it is imported, with either way to resolve modules', () => {
    writeFileSync(`${project}/consumer.mts`, CONSUMER);
    for (const [module, resolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ] as const) {
      const options = ['--noEmit', '--strict', '--lib', 'es2022,dom', '--types', ''];
      const ways = ['--module', module, '--moduleResolution', resolution];
      const compiler = `${ROOT}node_modules/typescript/bin/tsc`;
      run(process.execPath, [compiler, ...options, ...ways, 'consumer.mts'], project);
    }
  });

  test('may be imported where there is no browser, as when a page is rendered on a server', () => {
    const script = "import('vouch-sdk').then(({ open }) => console.log(typeof open, typeof Vouch))";
    assert.equal(run(process.execPath, ['-e', script], project), 'function undefined\n');
  });

  function install(path: string): void {
    const folder = `${project}/node_modules/vouch-sdk`;
    mkdirSync(folder, { recursive: true });
    cpSync(`${PACKAGE}/${path}`, `${folder}/${path}`);
  }
});

function run(command: string, words: readonly string[], directory: string): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: directory, encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
  return stdout;
}
