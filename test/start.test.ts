import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const newKey = (): string => randomBytes(32).toString('base64');
const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'vouch-start-'));

/** The real command line; `keys list` opens the database and ends. */
function vouch(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): SpawnSyncReturns<string> {
  const environment = { PATH: process.env.PATH, LOG_LEVEL: 'silent', VERIFY_THREADS: '1', ...settings };
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts', ...words], {
    encoding: 'utf8',
    env: environment,
    timeout: 60_000,
  });
}

function assertRefused({ status, stderr }: SpawnSyncReturns<string>, sentence: RegExp): void {
  assert.equal(status, 1);
  assert.match(stderr, sentence);
  assert.doesNotMatch(stderr, /\n\s+at /, 'a stack is not for operators');
}

describe('what keeps the service from starting is one clear line', () => {
  test('a Postgres that does not answer', () => {
    const settings = { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none', MASTER_KEY: newKey() };
    const run = vouch(['serve'], settings);
    assertRefused(run, /DATABASE_URL: .*ECONNREFUSED/);
    assert.doesNotMatch(run.stderr, /secret/);
  });

  test('a face model that the manifest does not name', async () => {
    assertRefused(
      vouch(['serve'], { DATA_DIR: await newFolder(), FACE_MODEL: 'nobody' }),
      /FACE_MODEL: .*retail-0095, sface/,
    );
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const run = vouch(['serve'], { DATA_DIR: await newFolder(), HOST: '127.0.0.1', PORT: String(port) });
    assertRefused(run, /^HOST and PORT: .*EADDRINUSE.*\n$/);
    other.close();
  });

  test('another master key than the one that sealed the database', async () => {
    const settings = { DATA_DIR: await newFolder(), HOST: '192.0.2.1' };
    assertRefused(vouch(['serve'], { ...settings, MASTER_KEY: newKey() }), /HOST and PORT/);
    assertRefused(vouch(['serve'], { ...settings, MASTER_KEY: newKey() }), /MASTER_KEY is not the one/);
  });
});
