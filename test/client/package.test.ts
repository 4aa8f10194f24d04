import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const CONSUMER = `
import { createVouch, verifyWebhook, type Session, type VouchClient, VouchProblem } from 'vouch/client';
const vouch: VouchClient = createVouch({ url: 'https://check.example', key: 'dk_test_' });
const { id, url }: { id: string; url: string } = await vouch.sessions.create({ steps: ['document'], state: undefined });
const session: Session = await vouch.sessions.read(id);
const names: (string | null | undefined)[] = [session.identity?.name, url];
for await (const { status } of vouch.sessions.all({ status: 'verified' })) names.push(status);
const told = await verifyWebhook(new Headers(), '', 'whsec_');
if (told.event === 'verification.completed') names.push(told.data.status);
if (told.event === 'endpoint.disabled') names.push(told.data.url);
export const code = (error: unknown): string => (error instanceof VouchProblem ? error.code : '');
// @ts-expect-error There is no such step.
await vouch.sessions.create({ steps: ['retina'] });
// @ts-expect-error There is no such field.
await vouch.sessions.create({ referenceId: 'order-1234' });
// @ts-expect-error A session has no such field.
session.password;
`;

describe('the client as the package exports it', () => {
  let project: string;

  before(() => {
    assert.ok(existsSync(`${ROOT}dist/api/client.mjs`), 'run "node scripts/bundle.mjs" first');
    project = mkdtempSync(join(tmpdir(), 'vouch-client-'));
    const folder = `${project}/node_modules/vouch`;
    mkdirSync(folder, { recursive: true });
    cpSync(`${ROOT}dist/api`, `${folder}/dist/api`, { recursive: true });
    cpSync(`${ROOT}package.json`, `${folder}/package.json`);
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  test('is one file that imports nothing', () => {
    assert.doesNotMatch(
      readFileSync(`${ROOT}dist/api/client.mjs`, 'utf8'),
      /^import |\bfrom ["']|require\(/m,
    );
  });

  test('type-checks where it is imported, with either way to resolve modules', () => {
    writeFileSync(`${project}/consumer.mts`, CONSUMER);
    for (const [module, resolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ] as const) {
      const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom', '--types', ''];
      const ways = ['--module', module, '--moduleResolution', resolution];
      const compiler = `${ROOT}node_modules/typescript/bin/tsc`;
      run(process.execPath, [compiler, ...options, ...ways, 'consumer.mts'], project);
    }
  });

  test('runs by plain Node', () => {
    const script =
      "import('vouch/client').then(({ createVouch }) => console.log(typeof createVouch({ url: '', key: '' }).sessions.create))";
    assert.equal(run(process.execPath, ['-e', script], project), 'function\n');
  });
});

function run(command: string, words: readonly string[], directory: string): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: directory, encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
  return stdout;
}
