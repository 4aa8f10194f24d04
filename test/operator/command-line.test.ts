import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { copyReadyDatabase } from '../support/kept-database.ts';
import { until } from '../support/service.ts';
import { type Ended, runVouch, type Settings, startVouch } from '../support/vouch-process.ts';

const MASTER_KEY = Buffer.alloc(32, 1).toString('base64');

const start = (words: readonly string[], settings: Settings) =>
  startVouch(words, { PORT: '0', LOG_LEVEL: 'silent', VERIFY_THREADS: '1', ...settings });

const vouch = (words: string, settings: Settings): Promise<Ended> => runVouch(words.split(' '), settings);

onEveryDatabase('the command line, beside nothing', (database) => {
  let folder: string;
  let url: string | null;
  let settings: Settings;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vouch-cli-'));
    url = await database.create();
    if (url === null) await copyReadyDatabase(folder);
    settings = { DATA_DIR: folder, MASTER_KEY, ...(url && { DATABASE_URL: url }) };
  });
  after(async () => {
    await database.drop(url);
    await rm(folder, { recursive: true, force: true });
  });

  test('an account and a key are made, listed and revoked, each answer one line of JSON', async () => {
    const account = await vouch('accounts create --name One --json', settings);
    assert.deepEqual([account.code, account.err], [0, '']);
    const created = await vouch('keys create --mode test --name CI --json', settings);
    assert.equal(created.code, 0, created.err);
    assert.equal(created.out.trim().split('\n').length, 1);
    const { id, key } = JSON.parse(created.out);
    assert.match(key, /^dk_test_/);
    assert.deepEqual(JSON.parse((await vouch(`keys revoke ${id} --json`, settings)).out), {
      id,
      revoked: true,
    });
    const [listed] = JSON.parse((await vouch('keys list --json', settings)).out);
    assert.equal(listed.id, id);
    assert.ok(Date.parse(listed.revoked_at) > 0);
  });

  test('branding and origins are set, and an empty value removes', async () => {
    const branded = await vouch('branding set --accent #0C5F57 --support help@shop.example --json', settings);
    assert.deepEqual(JSON.parse(branded.out), { accent: '#0c5f57', support: 'help@shop.example' });
    const left = await vouch('branding set --accent  --json', settings);
    assert.deepEqual(JSON.parse(left.out), { support: 'help@shop.example' });
    const origins = await vouch('origins allow https://shop.example --json', settings);
    assert.deepEqual(JSON.parse(origins.out), { allowed_origins: ['https://shop.example'] });
  });

  test('an account’s policy is read from a file, a flag needs no value, and everything is shown in one line of JSON', async () => {
    const file = join(folder, 'policy.json');
    await writeFile(file, '{"version": "bank-1", "liveness": {"threshold": 0.9}}');
    const { id, default_policy } = JSON.parse((await vouch(`accounts policy ${file} --json`, settings)).out);
    assert.equal(default_policy.version, 'bank-1');
    assert.equal((await vouch(`accounts quota --none --account ${id}`, settings)).err, '');
    const { out } = await vouch(`accounts show ${id} --json`, settings);
    assert.equal(out.trim().split('\n').length, 1);
    const shown = JSON.parse(out);
    assert.deepEqual([shown.id, shown.default_policy, shown.name], [id, default_policy, 'One']);
  });
});

describe('the command line, when it is used wrongly', () => {
  let settings: Settings;

  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vouch-cli-'));
    await copyReadyDatabase(folder);
    settings = { DATA_DIR: folder, MASTER_KEY };
  });
  after(() => rm(settings.DATA_DIR ?? '', { recursive: true, force: true }));

  for (const [words, sentence] of [
    ['keys', /There is no command "keys"/],
    ['dance', /There is no command "dance"[\s\S]*vouch keys create/],
    ['constructor', /There is no command "constructor"/],
    ['keys create --mode', /Expected --name value, got "--mode"/],
    ['keys create --mode staging', /--mode/],
    ['keys list --colour red', /colour/],
    ['keys create', /start the service once/],
    ['branding logo --file /none', /--file \/none cannot be read \(ENOENT\)/],
    ['branding logo --remove yes', /Expected --name value, got "yes"/],
    ['branding set', /Say what to set: .*--accent/],
    ['origins allow shop.example', /--origin must be an origin/],
    ['accounts quota --none yes', /Expected --name value, got "yes"/],
  ] as const) {
    test(`vouch ${words}: exit 1, a sentence and no stack`, async () => {
      const { code, out, err } = await vouch(words, settings);
      assert.equal(code, 1);
      assert.match(err, sentence);
      assert.doesNotMatch(err, /^\s+at /m);
      assert.equal(out, '');
    });
  }

  test('every wrong setting is named at once, with exit 1', async () => {
    const { code, err } = await vouch('serve', { ...settings, PORT: 'many', LOG_LEVEL: 'loud' });
    assert.equal(code, 1);
    assert.match(err, /PORT[\s\S]*LOG_LEVEL/);
    assert.doesNotMatch(err, /^\s+at /m);
  });

  test('vouch help lists every command and ends well', async () => {
    const { code, out } = await vouch('help', settings);
    assert.equal(code, 0);
    for (const name of ['keys create', 'keys revoke', 'webhooks allow', 'branding set', 'origins list'])
      assert.match(out, new RegExp(`vouch ${name}`));
  });
});

describe('the command line, beside a running service on the embedded database', () => {
  let folder: string;
  let settings: Settings;
  let service: ChildProcess;
  let address: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vouch-cli-'));
    await copyReadyDatabase(folder);
    settings = { DATA_DIR: folder };
    service = start(['serve'], settings);
    for await (const line of createInterface({ input: service.stdout as NodeJS.ReadableStream })) {
      address = /^Vouch listens on (.*)$/.exec(line)?.[1] ?? '';
      if (address) break;
    }
  });
  after(async () => {
    service.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const ask = (key: string): Promise<number> =>
    fetch(`${address}/v1/verify/session`, { method: 'POST', headers: { 'x-api-key': key } }).then(
      ({ status }) => status,
    );

  test('a key made beside the service works at once, and revoked it is 401 at once', async () => {
    const created = await vouch('keys create --mode test --json', settings);
    assert.equal(created.code, 0, created.err);
    const { id, key } = JSON.parse(created.out);
    assert.equal(await ask(key), 201);
    assert.equal((await vouch(`keys revoke --id ${id} --json`, settings)).code, 0);
    assert.equal(await ask(key), 401);
    assert.equal(JSON.parse((await vouch('keys list --json', settings)).out).length, 3);
  });

  test('a logo is read here, handed to the service and taken away again', async () => {
    const path = join(folder, 'logo.svg');
    await writeFile(path, '<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(65_536, '\n'));
    const set = await vouch(`branding logo ${path} --json`, settings);
    assert.equal(set.code, 0, set.err);
    const { logo } = JSON.parse(set.out);
    assert.deepEqual(JSON.parse((await vouch('branding show --json', settings)).out), { logo });
    assert.deepEqual(JSON.parse((await vouch('branding logo --remove --json', settings)).out), {});
    await writeFile(path, '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
    const { code, err } = await vouch(`branding logo --file ${path}`, settings);
    assert.equal(code, 1);
    assert.match(err, /^The logo is an SVG that holds <script>/);
  });

  test('settings made beside the service are there at once', async () => {
    const { key } = JSON.parse((await vouch('keys create --mode test --json', settings)).out);
    const kept = async () => {
      const headers = { 'x-api-key': key };
      const made = await fetch(`${address}/v1/verify/session`, { method: 'POST', headers });
      return ((await made.json()) as { retention: object }).retention;
    };
    assert.deepEqual(await kept(), { images: '90d', data: '90d' });
    const set = await vouch('accounts retention --images 7d --json', settings);
    assert.deepEqual(JSON.parse(set.out).default_retention, { images: '7d', data: '90d' }, set.err);
    assert.deepEqual(await kept(), { images: '7d', data: '90d' });
  });

  test('what the service refuses is exit 1 with its sentence', async () => {
    const { code, err } = await vouch('keys revoke key_none', settings);
    assert.deepEqual([code, err.trim()], [1, 'There is no key key_none; see: vouch keys list']);
  });

  test('only the owner can open the socket, the folder and the master key', async () => {
    const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
    assert.equal(await modeOf(join(folder, 'vouch.sock')), 0o600);
    assert.equal(await modeOf(join(folder, 'master.key')), 0o600);
    assert.equal(await modeOf(folder), 0o700);
  });

  test('a second service on the same folder is refused by a sentence', async () => {
    const { code, err } = await vouch('serve', settings);
    assert.equal(code, 1);
    assert.match(err, new RegExp(`open in process ${service.pid}`));
    assert.equal(await ask('dk_test_wrong'), 401, 'and the first goes on');
    assert.equal((await vouch('keys list --json', settings)).code, 0, 'and still answers its socket');
  });

  test('when the service has stopped, the socket is gone and the commands work without it', async () => {
    service.kill('SIGTERM');
    const [code] = await once(service, 'exit');
    assert.equal(code, 0);
    await until(
      async () => existsSync(join(folder, 'vouch.sock')),
      (exists) => !exists,
    );
    assert.equal(JSON.parse((await vouch('keys list --json', settings)).out).length, 4);
  });
});
