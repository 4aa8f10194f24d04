import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { settingsTable } from '../scripts/settings-table.ts';
import { readConfig, SETTINGS } from '../src/config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const folder = await mkdtemp(join(tmpdir(), 'vouch-config-'));
process.chdir(folder);
after(() => rm(folder, { recursive: true }));

async function secret(text: string): Promise<string> {
  const path = join(folder, `secret-${text.length}`);
  await writeFile(path, text);
  return path;
}

describe('settings', () => {
  test('an empty environment is a working try-out', () => {
    const config = readConfig({});
    assert.deepEqual(
      [config.port, config.publicUrl, config.databaseUrl, config.dataDirectory],
      [3000, 'http://localhost:3000', null, join(folder, 'data')],
    );
    assert.equal(config.masterKey.length, 32);
    assert.equal(config.webhookAllowLoopback, true);
    assert.ok(Object.isFrozen(config));
  });

  test('an empty variable counts as unset', () => {
    assert.equal(readConfig({ PORT: '', MASTER_KEY: KEY }).port, 3000);
  });

  test('every mistake is reported at once, each on a line that begins with its setting', () => {
    const environment = {
      PORT: '70000',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'ftp://example.com',
      BOOTSTRAP_LIVE_KEY: 'dk_test_wrongmode',
      DATABASE_URL: 'postgres://localhost/vouch',
      FACE_MODEL_FILE: '/nowhere',
    };
    assert.throws(
      () => readConfig(environment),
      ({ name, message }: Error) => {
        const settings = message.split('\n').map((line) => line.split(':', 1)[0]);
        assert.equal(name, 'ConfigError');
        assert.deepEqual(settings.sort(), [
          'BOOTSTRAP_LIVE_KEY',
          'FACE_MODEL_FILE',
          'LOG_LEVEL',
          'MASTER_KEY',
          'PORT',
          'PUBLIC_URL',
        ]);
        return true;
      },
    );
  });

  test('a mistake never repeats the value: it may be a secret', () => {
    const environment = { MASTER_KEY: 'correct horse', BOOTSTRAP_LIVE_KEY: 'battery staple' };
    assert.throws(
      () => readConfig(environment),
      ({ message }: Error) => !/horse|staple/.test(message),
    );
  });

  test('webhooks to loopback are off by default where the service has a public name', () => {
    const config = readConfig({ MASTER_KEY: KEY, PUBLIC_URL: 'https://verify.example.com/' });
    assert.deepEqual([config.publicUrl, config.webhookAllowLoopback], ['https://verify.example.com', false]);
  });
});

describe('secrets', () => {
  test('NAME_FILE gives the value of NAME, without the line end', async () => {
    const config = readConfig({ MASTER_KEY_FILE: await secret(`${KEY}\n`) });
    assert.deepEqual(config.masterKey, Buffer.alloc(32, 7));
  });

  test('a MASTER_KEY_FILE that is empty is refused, not replaced by a generated key', async () => {
    const environment = { MASTER_KEY_FILE: await secret('') };
    assert.throws(() => readConfig(environment), { name: 'ConfigError', message: /^MASTER_KEY_FILE: / });
  });

  test('DATABASE_URL without MASTER_KEY is refused: two machines would make two keys', () => {
    const environment = { DATABASE_URL: 'postgres://localhost/vouch' };
    assert.throws(() => readConfig(environment), {
      name: 'ConfigError',
      message: /^MASTER_KEY: is required/,
    });
    assert.equal(readConfig({ ...environment, MASTER_KEY: KEY }).databaseUrl, environment.DATABASE_URL);
  });

  test('a MASTER_KEY that is not 32 bytes is refused', () => {
    const environment = { MASTER_KEY: Buffer.alloc(16).toString('base64') };
    assert.throws(() => readConfig(environment), { name: 'ConfigError', message: /32 bytes in base64/ });
  });

  test('master.key is made once, for the owner only, and used again', async () => {
    const DATA_DIR = join(folder, 'once');
    const first = readConfig({ DATA_DIR });
    const { mode } = await stat(join(DATA_DIR, 'master.key'));
    assert.equal(mode & 0o777, 0o600);
    assert.equal((await stat(DATA_DIR)).mode & 0o777, 0o700);
    assert.deepEqual(readConfig({ DATA_DIR }).masterKey, first.masterKey);
    assert.notDeepEqual(readConfig({ DATA_DIR: join(folder, 'other') }).masterKey, first.masterKey);
  });

  test('a master.key that was cut short is refused, not used', async () => {
    const DATA_DIR = join(folder, 'damaged');
    readConfig({ DATA_DIR });
    await writeFile(join(DATA_DIR, 'master.key'), '');
    assert.throws(() => readConfig({ DATA_DIR }), { name: 'ConfigError', message: /master\.key is damaged/ });
  });

  test('no master.key is made when MASTER_KEY is given', async () => {
    const DATA_DIR = join(folder, 'unused');
    readConfig({ DATA_DIR, MASTER_KEY: KEY });
    await assert.rejects(stat(DATA_DIR), { code: 'ENOENT' });
  });
});

describe('documentation', () => {
  test('every setting says what it means', () => {
    const silent = Object.entries(SETTINGS).filter(([, setting]) => !setting.description);
    assert.deepEqual(silent, []);
  });

  test("the README's table of settings is what config.ts says: npx tsx scripts/settings-table.ts", async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const [, table] = /<!-- settings -->([\s\S]*?)<!-- \/settings -->/.exec(readme) ?? [];
    assert.equal(table?.trim(), settingsTable());
  });

  test('the table shows no default that depends on the machine', () => {
    assert.match(settingsTable(), /^\| `VERIFY_THREADS` \| one per core \|/m);
  });
});
