import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Accounts, createAccounts, DEFAULT_FEATURES } from '../../src/account/accounts.ts';
import { ORIGINS_MAX } from '../../src/account/origins.ts';
import { OperatorError } from '../../src/errors.ts';
import type { Database, Queries } from '../../src/store/database.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';

const logo = (color: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><path fill="${color}" d="M0 0h9v9z"/></svg>`);

onEveryDatabase('how the page looks for an account', (kind) => {
  let url: string | null;
  let database: Database;
  let accounts: Accounts;
  const asked: string[] = [];

  before(async () => {
    url = await kind.create();
    database = await openReady(url);
    const watched: Queries = {
      query: (sql, parameters) => {
        asked.push(sql);
        return database.query(sql, parameters);
      },
    };
    const clock = () => new Date('2026-03-12T10:30:00Z');
    accounts = createAccounts({ database: watched, clock, masterKey: createMasterKey(randomBytes(32)) });
  });
  after(async () => {
    await database.close();
    await kind.drop(url);
  });

  const newAccount = async (): Promise<string> =>
    (await accounts.create(database, { name: 'One', features: DEFAULT_FEATURES })).id;

  test('an account begins without branding, logo and origins, and so does one that does not exist', async () => {
    for (const id of [await newAccount(), 'acc_none'])
      assert.deepEqual(await accounts.appearance(id), { branding: {}, allowedOrigins: [] });
  });

  test('what is named changes, null removes, and everything else stays', async () => {
    const id = await newAccount();
    await accounts.setBranding(id, { name: 'Größe "&" <b>', accent: '#0c5f57', ground: '#ffcc00' });
    const answered = await accounts.setBranding(id, { accent: '#112233', ground: null, support: undefined });
    assert.deepEqual(answered, { name: 'Größe "&" <b>', accent: '#112233' });
    assert.deepEqual((await accounts.appearance(id)).branding, answered);
  });

  test('changes that come at once are all kept', async () => {
    const id = await newAccount();
    await Promise.all([
      accounts.setBranding(id, { accent: '#112233' }),
      accounts.setBranding(id, { ground: '#445566' }),
      accounts.setLogo(id, logo('red')),
    ]);
    const { accent, ground, logo: kept } = (await accounts.appearance(id)).branding;
    assert.deepEqual([accent, ground], ['#112233', '#445566']);
    assert.match(kept?.path ?? '', new RegExp(`^/assets/logo/${id}/[0-9a-f]{16}$`));
  });

  test('a logo is given back byte for byte under its own hash, and only there', async () => {
    const [id, other] = [await newAccount(), await newAccount()];
    const first = hashOf(await accounts.setLogo(id, logo('red')));
    const found = await accounts.logo(id, first);
    assert.equal(found?.type, 'image/svg+xml');
    assert.deepEqual(Buffer.from(found.bytes), logo('red'));
    assert.equal(await accounts.logo(other, first), null);
    const second = hashOf(await accounts.setLogo(id, logo('blue')));
    assert.notEqual(second, first);
    assert.equal(await accounts.logo(id, first), null);
    assert.deepEqual(await accounts.setLogo(id, null), {});
    for (const hash of [first, second, '', 'null']) assert.equal(await accounts.logo(id, hash), null);
  });

  test('a refused logo leaves the one before', async () => {
    const id = await newAccount();
    const before = await accounts.setLogo(id, logo('red'));
    await assert.rejects(accounts.setLogo(id, Buffer.from('<svg onload="alert(1)"/>')), OperatorError);
    assert.deepEqual((await accounts.appearance(id)).branding, before);
  });

  test('a page view asks once, and not for the bytes of the logo', async () => {
    const id = await newAccount();
    await accounts.setLogo(id, logo('red'));
    asked.length = 0;
    await accounts.appearance(id);
    assert.equal(asked.length, 1);
    assert.doesNotMatch(asked[0] ?? '', /logo|\*/);
  });

  test(`at most ${ORIGINS_MAX} origins are allowed, each once, and one taken away makes room`, async () => {
    const id = await newAccount();
    const origins = Array.from({ length: ORIGINS_MAX }, (_, i) => `https://shop${i}.example`);
    for (const origin of [...origins, 'https://shop0.example']) await accounts.allowOrigin(id, origin);
    const { allowedOrigins } = await accounts.appearance(id);
    assert.deepEqual(allowedOrigins.toSorted(), origins.toSorted());
    await assert.rejects(accounts.allowOrigin(id, 'https://more.example'), /at most 20 origins/);
    assert.equal((await accounts.removeOrigin(id, 'https://shop3.example')).length, ORIGINS_MAX - 1);
    assert.equal((await accounts.allowOrigin(id, 'https://more.example')).at(-1), 'https://more.example');
    await accounts.removeOrigin(id, 'https://never.example');
    assert.equal((await accounts.appearance(id)).allowedOrigins.length, ORIGINS_MAX);
  });
});

function hashOf(branding: { readonly logo?: { readonly path: string } }): string {
  return branding.logo?.path.split('/').at(-1) ?? '';
}
