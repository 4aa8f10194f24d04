import assert from 'node:assert/strict';
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { createSigningKeys, type SigningKeys } from '../../src/signing/signing-keys.ts';
import type { Database } from '../../src/store/database.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase, onPostgres } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';
import { TestClock, until } from '../support/service.ts';

const MINUTE_MS = 60_000;
const ISSUER = 'https://verify.example.com';
const EXPECTED = { typ: 'at+jwt', issuer: ISSUER, audience: ISSUER };
const masterKey = createMasterKey(randomBytes(32));

const kidOf = (jws: string): string =>
  JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()).kid;
const jwksOf = async (keys: SigningKeys) => (await keys.jwks()) as JSONWebKeySet;
const kidsOf = async (keys: SigningKeys) => (await keys.jwks()).keys.map(({ kid }) => kid);

onEveryDatabase('signing keys', (kind) => {
  let url: string | null;
  let database: Database;
  let clock: TestClock;
  let signing: SigningKeys;

  before(async () => {
    url = await kind.create();
    database = await openReady(url);
  });
  beforeEach(async () => {
    await database.query('delete from signing_keys');
    clock = new TestClock();
    signing = createSigningKeys({ database, masterKey, clock: clock.now });
  });
  after(async () => {
    await database.close();
    await kind.drop(url);
  });

  const tokenNow = (): Promise<string> => {
    const now = Math.floor(clock.now().getTime() / 1000);
    const claims = { iss: ISSUER, aud: ISSUER, sub: 'key_1', jti: '1', iat: now, exp: now + 86_400 };
    return signing.signJws(claims, 'at+jwt');
  };

  test('what is signed verifies with the published keys alone', async () => {
    const jws = await signing.signJws({ a: 1 }, 'at+jwt');
    const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(await jwksOf(signing)));
    assert.deepEqual(JSON.parse(Buffer.from(payload).toString()), { a: 1 });
    assert.deepEqual(protectedHeader, { alg: 'EdDSA', kid: (await kidsOf(signing))[0], typ: 'at+jwt' });
  });

  test('bytes are signed by plain Ed25519', async () => {
    const bytes = Buffer.from('receipt');
    const signature = await signing.signBytes(bytes);
    const [key] = (await jwksOf(signing)).keys;
    const publicKey = createPublicKey({ key: key ?? {}, format: 'jwk' });
    assert.equal(signature.length, 64);
    assert.ok(verify(null, bytes, publicKey, signature));
  });

  test('no private part is published, and none lies unsealed in the database', async () => {
    const [key] = (await jwksOf(signing)).keys;
    assert.deepEqual(Object.keys(key ?? {}).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    const [row] = await database.query<{ sealed: Uint8Array; id: string }>(
      'select id, sealed_private_key as sealed from signing_keys',
    );
    assert.ok(row);
    assert.throws(() => createMasterKey(randomBytes(32)).open(row.sealed, row.id));
    assert.throws(() => masterKey.open(row.sealed, 'sig_other'));
    assert.equal(masterKey.open(row.sealed, row.id).length, 48);
  });

  test('many first signatures at once, in two processes, end with one key', async () => {
    const other = createSigningKeys({ database, masterKey, clock: clock.now });
    const signed = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? signing : other).signJws({}, 'x')),
    );
    assert.equal(new Set(signed.map(kidOf)).size, 1);
    assert.equal((await kidsOf(other)).length, 1);
  });

  test('rotation: the new key is published at once, signs after ten minutes, and at no moment is a signature unknown', async () => {
    const old = kidOf(await tokenNow());
    const before = await tokenNow();
    const { id, state, signsFrom } = await signing.rotate();
    assert.deepEqual(
      [state, signsFrom.getTime() - clock.now().getTime() > 9 * MINUTE_MS],
      ['published', true],
    );
    let published = await kidsOf(signing);
    assert.deepEqual(published, [old, id]);
    const signers = new Set<string>();
    for (let minute = 0; minute < 25; minute++) {
      const seenByAVerifier: Awaited<ReturnType<typeof kidsOf>> = published;
      if (minute % 5 === 0) published = await kidsOf(signing);
      const kid = kidOf(await tokenNow());
      signers.add(kid);
      assert.ok(seenByAVerifier.includes(kid), `minute ${minute}`);
      assert.equal(kid, minute < 10 ? old : id, `minute ${minute}`);
      clock.advance(MINUTE_MS);
    }
    assert.deepEqual([...signers], [old, id]);
    assert.ok(await signing.verifyJwt(before, EXPECTED), 'what the old key signed verifies on');
    assert.deepEqual(await kidsOf(signing), [old, id]);
  });

  test('the private half of a key that signs no more is destroyed, and its public half stays', async () => {
    const old = kidOf(await tokenNow());
    const { id } = await signing.rotate();
    const withPrivate = async () => {
      await signing.jwks();
      const rows = await database.query<{ id: string }>(
        'select id from signing_keys where sealed_private_key is not null order by id',
      );
      return rows.map((row) => row.id);
    };
    clock.advance(11 * MINUTE_MS);
    assert.deepEqual(await withPrivate(), [old, id], 'a process whose clock is slow may still sign with it');
    clock.advance(10 * MINUTE_MS);
    assert.deepEqual(await withPrivate(), [id]);
    assert.deepEqual(await kidsOf(signing), [old, id]);
    assert.deepEqual(
      (await signing.list()).map(({ state }) => state),
      ['verifying', 'signing'],
    );
  });

  test('a revoked key leaves the JWKS, nothing that it signed verifies, and another signs at once', async () => {
    const token = await tokenNow();
    assert.ok(await signing.verifyJwt(token, EXPECTED));
    assert.equal(await signing.revoke(kidOf(token)), true);
    assert.equal(await signing.verifyJwt(token, EXPECTED), null);
    const next = await tokenNow();
    assert.notEqual(kidOf(next), kidOf(token));
    assert.deepEqual(await kidsOf(signing), [kidOf(next)]);
    assert.ok(await signing.verifyJwt(next, EXPECTED));
    assert.equal(await signing.revoke('sig_unknown'), false);
  });

  test('when the signing key is revoked during a rotation, the one that was waiting signs', async () => {
    const old = kidOf(await tokenNow());
    const { id } = await signing.rotate();
    await signing.revoke(old);
    assert.equal(kidOf(await tokenNow()), id);
    const [, second] = await signing.list();
    assert.deepEqual([second?.id, second?.state], [id, 'signing']);
  });

  test('a token of another type, issuer, audience or time is none of ours', async () => {
    const token = await tokenNow();
    for (const other of [{ typ: 'JWT' }, { issuer: 'https://x.example' }, { audience: 'https://x.example' }])
      assert.equal(await signing.verifyJwt(token, { ...EXPECTED, ...other }), null);
    clock.advance(86_401_000);
    assert.equal(await signing.verifyJwt(token, EXPECTED), null);
    for (const text of ['', '..', 'a.b.c', 'bnVsbA.e30.x', 'W10.e30.x', `${token}x`, token.slice(0, -10)])
      assert.equal(await signing.verifyJwt(text, EXPECTED), null, text);
  });

  test('made-up key ids cost no more than one query in five seconds', async () => {
    await signing.jwks();
    let queries = 0;
    const counting = { ...database, query: (...given: Parameters<Database['query']>) => count(given) };
    function count(given: Parameters<Database['query']>) {
      queries += 1;
      return database.query(...given);
    }
    const watched = createSigningKeys({ database: counting as Database, masterKey, clock: clock.now });
    await watched.jwks();
    queries = 0;
    const forged = (kid: string) => `${Buffer.from(JSON.stringify({ kid })).toString('base64url')}.e30.x`;
    clock.advance(6000);
    for (let i = 0; i < 100; i++) assert.equal(await watched.verifyJwt(forged(`sig_${i}`), EXPECTED), null);
    assert.ok(queries <= 2, `${queries} queries`);
  });
});

onPostgres('signing keys in two processes', (kind) => {
  test('each hears at once of what the other rotates and revokes', async () => {
    const url = await kind.create();
    const databases = [await openReady(url), await openReady(url)] as const;
    const { now: clock } = new TestClock();
    const [one, two] = databases.map((database) => createSigningKeys({ database, masterKey, clock })) as [
      SigningKeys,
      SigningKeys,
    ];
    await Promise.all([one.watch(), two.watch()]);
    assert.deepEqual(await kidsOf(one), await kidsOf(two));
    const { id } = await one.rotate();
    await until(
      () => kidsOf(two),
      (kids) => kids.includes(id),
      5000,
    );
    await two.revoke(id);
    await until(
      () => kidsOf(one),
      (kids) => !kids.includes(id),
      5000,
    );
    for (const database of databases) await database.close();
    await kind.drop(url);
  });
});
