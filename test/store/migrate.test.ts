import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openEmpty } from '../support/open-database.ts';

const FIRST = '-- Who; and "why".\ncreate table people (id text);\ninsert into people values (\'first\');\n';
const SECOND = 'create table pets (id text);\n';

onEveryDatabase('migrate', (kind) => {
  let url: string | null;
  let database: Database;
  let folder: string;

  beforeEach(async () => {
    url = await kind.create();
    database = await openEmpty(url);
    folder = await mkdtemp(join(tmpdir(), 'vouch-migrations-'));
    await writeFile(join(folder, '0001-people.sql'), FIRST);
    await writeFile(join(folder, '0002-pets.sql'), SECOND);
    await writeFile(join(folder, 'README.md'), 'no migration');
  });
  afterEach(async () => {
    await database.close();
    await kind.drop(url);
    await rm(folder, { recursive: true });
  });

  test('every migration runs once, in the order of its number', async () => {
    assert.deepEqual(await migrate(database, folder), ['0001-people.sql', '0002-pets.sql']);
    assert.deepEqual(await migrate(database, folder), []);
    assert.deepEqual(await database.query('select id from people'), [{ id: 'first' }]);
  });

  test('a migration that is added later runs alone', async () => {
    await migrate(database, folder);
    await writeFile(join(folder, '0003-toys.sql'), 'create table toys (id text)');
    assert.deepEqual(await migrate(database, folder), ['0003-toys.sql']);
  });

  test('a file that was changed after it ran is refused by its name', async () => {
    await migrate(database, folder);
    await writeFile(join(folder, '0001-people.sql'), `${FIRST}-- a word more`);
    await assert.rejects(migrate(database, folder), /0001-people\.sql was changed/);
  });

  test('a schema newer than the program is refused', async () => {
    await migrate(database, folder);
    await rm(join(folder, '0002-pets.sql'));
    await assert.rejects(migrate(database, folder), /0002-pets\.sql.*run a newer version/);
  });

  test('a migration that fails half way leaves nothing and can run when it is mended', async () => {
    await writeFile(join(folder, '0003-broken.sql'), 'create table toys (id text); create tabel typo');
    await assert.rejects(migrate(database, folder), /syntax error/);
    await writeFile(join(folder, '0003-broken.sql'), 'create table toys (id text)');
    assert.deepEqual(await migrate(database, folder), ['0003-broken.sql']);
  });

  test('the migrations of the service run on an empty database', async () => {
    const { migrationsDirectory } = readConfig({ MASTER_KEY: Buffer.alloc(32).toString('base64') });
    const ran = await migrate(database, migrationsDirectory);
    assert.equal(ran[0], '0001-main-job.sql');
  });

  test('several processes that start at once run each migration once', {
    skip: kind.name === 'embedded' && 'the embedded database has one process',
  }, async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => openEmpty(url)));
    const ran = await Promise.all(others.map((other) => migrate(other, folder))).finally(() =>
      Promise.all(others.map((other) => other.close())),
    );
    assert.deepEqual(ran.flat().sort(), ['0001-people.sql', '0002-pets.sql']);
    assert.deepEqual(await database.query('select id from people'), [{ id: 'first' }]);
  });
});
