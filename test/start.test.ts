import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Ended, runVouch, type Settings } from './support/vouch-process.ts';

const newKey = (): string => randomBytes(32).toString('base64');
const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'vouch-start-'));

/** The real command line; `keys list` opens the database and ends. */
const vouch = (words: readonly string[], settings: Settings): Promise<Ended> =>
  runVouch(words, { LOG_LEVEL: 'silent', VERIFY_THREADS: '1', ...settings });

function assertRefused({ code, err }: Ended, sentence: RegExp): void {
  assert.equal(code, 1);
  assert.match(err, sentence);
  assert.doesNotMatch(err, /\n\s+at /, 'a stack is not for operators');
}

describe('what keeps the service from starting is one clear line', () => {
  test('a Postgres that does not answer', async () => {
    const settings = { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none', MASTER_KEY: newKey() };
    const run = await vouch(['serve'], settings);
    assertRefused(run, /DATABASE_URL: .*ECONNREFUSED/);
    assert.doesNotMatch(run.err, /secret/);
  });

  test('a face model that the manifest does not name', async () => {
    assertRefused(
      await vouch(['serve'], { DATA_DIR: await newFolder(), FACE_MODEL: 'nobody' }),
      /FACE_MODEL: .*retail-0095, sface/,
    );
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const run = await vouch(['serve'], {
      DATA_DIR: await newFolder(),
      HOST: '127.0.0.1',
      PORT: String(port),
    });
    assertRefused(run, /^HOST and PORT: .*EADDRINUSE.*\n$/);
    other.close();
  });

  test('another master key than the one that sealed the database', async () => {
    const settings = { DATA_DIR: await newFolder(), HOST: '192.0.2.1' };
    assertRefused(await vouch(['serve'], { ...settings, MASTER_KEY: newKey() }), /HOST and PORT/);
    assertRefused(await vouch(['serve'], { ...settings, MASTER_KEY: newKey() }), /MASTER_KEY is not the one/);
  });
});
