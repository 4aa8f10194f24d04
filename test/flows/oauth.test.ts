import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { type MadeKey, SCOPES, type Scope } from '../../src/account/keys.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession } from '../support/sessions.ts';

const LIST = '/v1/verify/sessions';
const DAY_MS = 86_400_000;

onEveryDatabase('OAuth 2.0 client credentials', (database) => {
  let service: Service;
  let made: MadeKey;

  before(async () => {
    service = await startService({ database, models: false });
    made = await newKey(SCOPES);
  });
  after(() => service.stop());

  async function newKey(scopes: readonly Scope[], more: { lifetimeMs?: number } = {}): Promise<MadeKey> {
    const { accounts, keys, database: db } = service.app.operator;
    const [account] = await accounts.list();
    const accountId = account?.id ?? '';
    return keys.create(db, { accountId, name: 'client', mode: 'test', scopes, ...more });
  }

  const post = (form: Record<string, string> | string, headers: Record<string, string> = {}) =>
    service.call('POST', '/oauth/token', { key: null, headers, body: new URLSearchParams(form) });
  const credentials = ({ key, text }: MadeKey) => ({ client_id: key.id, client_secret: text });
  const tokenFor = async (client: MadeKey, scope?: string): Promise<string> => {
    const form = { grant_type: 'client_credentials', ...credentials(client), ...(scope && { scope }) };
    const answer = await post(form);
    assert.equal(answer.status, 200, answer.text);
    return answer.body.access_token;
  };
  const basic = (id: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
  });
  const ask = (key: string, path = LIST): Promise<Answer> => service.call('GET', path, { key });

  test('DD-03, DD-05: id and key become a bearer token for 24 hours, by form or by HTTP Basic', async () => {
    for (const answer of [
      await post({ grant_type: 'client_credentials', ...credentials(made) }),
      await post({ grant_type: 'client_credentials' }, basic(made.key.id, made.text)),
      await post({ grant_type: 'client_credentials', client_id: made.key.id }, basic(made.key.id, made.text)),
    ]) {
      const { access_token, ...rest } = answer.body;
      assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 86_400, scope: SCOPES.join(' ') });
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(answer.headers.get('pragma'), 'no-cache');
      assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
      assert.equal((await ask(access_token)).status, 200);
    }
  });

  test('TS-03: the token is a JWT after RFC 9068, which the published keys verify', async () => {
    const token = await tokenFor(made, 'sessions:read');
    const jwks = (await service.call('GET', '/.well-known/jwks.json', { key: null })).body;
    const expected = { issuer: service.url, audience: service.url, typ: 'at+jwt', algorithms: ['EdDSA'] };
    const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), expected);
    const { iat = 0, exp = 0, jti = '', ...claims } = payload;
    assert.equal(exp - iat, 86_400);
    assert.match(jti, /^[0-9a-f-]{36}$/);
    assert.deepEqual(claims, {
      iss: service.url,
      aud: service.url,
      sub: made.key.id,
      client_id: made.key.id,
      scope: 'sessions:read',
    });
  });

  test('DD-04: where tokens are got is told by the metadata of RFC 8414, and the keys may be kept for five minutes', async () => {
    const metadata = await service.call('GET', '/.well-known/oauth-authorization-server', { key: null });
    assert.equal(metadata.status, 200);
    assert.equal(metadata.body.issuer, service.url);
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...credentials(made) });
    const answer = await fetch(metadata.body.token_endpoint, { method: 'POST', body });
    assert.equal(answer.status, 200);
    const jwks = await fetch(metadata.body.jwks_uri);
    assert.equal(jwks.headers.get('cache-control'), 'public, max-age=300');
  });

  test('a token may what both it and its key may, and sees what the key sees', async () => {
    const { id } = await createSession(service);
    const reader = await tokenFor(made, 'sessions:read');
    assert.equal((await ask(reader, `/v1/verify/session/${id}`)).status, 200);
    const refused = await service.call('POST', '/v1/verify/session', { key: reader });
    assert.deepEqual([refused.status, refused.body.code], [403, 'insufficient_scope']);
    const all = await tokenFor(made);
    assert.equal((await service.call('POST', '/v1/verify/session', { key: all })).body.livemode, false);
  });

  test('a token is useless once its key is revoked', async () => {
    const client = await newKey(['sessions:read']);
    const token = await tokenFor(client);
    assert.equal((await ask(token)).status, 200);
    await service.app.operator.keys.revoke(client.key.id);
    assert.equal((await ask(token)).status, 401);
    const again = await post({ grant_type: 'client_credentials', ...credentials(client) });
    assert.deepEqual([again.status, again.body.error], [401, 'invalid_client']);
  });

  test('a token lives no longer than its key, and says so', async () => {
    const client = await newKey(['sessions:read'], { lifetimeMs: 600_000 });
    const { body } = await post({ grant_type: 'client_credentials', ...credentials(client) });
    assert.ok(body.expires_in <= 600 && body.expires_in > 590, String(body.expires_in));
  });

  const refusals: readonly (readonly [string, number, string, Record<string, string>])[] = [
    ['no grant_type', 400, 'invalid_request', {}],
    ['an empty grant_type', 400, 'invalid_request', { grant_type: '' }],
    ['another grant', 400, 'unsupported_grant_type', { grant_type: 'password' }],
    [
      'a scope that there is not',
      400,
      'invalid_scope',
      { grant_type: 'client_credentials', scope: 'everything' },
    ],
    [
      'a scope that the key lacks',
      400,
      'invalid_scope',
      { grant_type: 'client_credentials', scope: 'images:read' },
    ],
  ];
  for (const [what, status, error, form] of refusals) {
    test(`${what}: ${status} ${error} in the shape of RFC 6749`, async () => {
      const client = await newKey(['sessions:read']);
      const answer = await post({ ...form, ...credentials(client) });
      assert.deepEqual([answer.status, answer.body.error], [status, error]);
      assert.deepEqual(Object.keys(answer.body), ['error', 'error_description']);
      assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    });
  }

  test('a client that is not known, wrong, twice named or missing gets no token and is told how to ask', async () => {
    const grant = { grant_type: 'client_credentials' };
    const { id } = made.key;
    for (const [form, headers] of [
      [{ ...grant }, {}],
      [{ ...grant, client_id: id }, {}],
      [{ ...grant, client_id: id, client_secret: `${made.text}x` }, {}],
      [{ ...grant, client_id: 'key_unknown', client_secret: made.text }, {}],
      [grant, basic(id, 'wrong')],
      [grant, { authorization: 'Basic !' }],
      [grant, { authorization: `Bearer ${made.text}` }],
      [grant, basic(id, '%zz')],
    ] as [Record<string, string>, Record<string, string>][]) {
      const answer = await post(form, headers);
      assert.deepEqual([answer.status, answer.body.error], [401, 'invalid_client'], JSON.stringify(form));
      assert.equal(answer.headers.get('www-authenticate'), 'Basic realm="vouch"');
    }
    const both = await post({ ...grant, ...credentials(made) }, basic(id, made.text));
    assert.deepEqual([both.status, both.body.error], [400, 'invalid_request']);
    const twice = await post(`grant_type=client_credentials&grant_type=x&client_id=${id}`);
    assert.deepEqual([twice.status, twice.body.error], [400, 'invalid_request']);
  });

  test('JSON instead of a form is refused in the same shape', async () => {
    const json = { grant_type: 'client_credentials', ...credentials(made) };
    const answer = await service.call('POST', '/oauth/token', { key: null, json });
    assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_request']);
  });

  test('no forged, foreign or expired token is taken', async () => {
    const good = await tokenFor(made);
    const [header = '', claims = '', signature = ''] = good.split('.');
    const { kid = '' } = decodeProtectedHeader(good);
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const payload = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const jwks = (await service.call('GET', '/.well-known/jwks.json', { key: null })).body;
    const { privateKey } = generateKeyPairSync('ed25519');
    const foreign = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'at+jwt' })
      .sign(privateKey);
    const hmacHead = encode({ alg: 'HS256', kid, typ: 'at+jwt' });
    const confused = createHmac('sha256', Buffer.from(jwks.keys[0].x, 'base64url'));
    const { signing } = service.app.operator;
    const forged: Record<string, string> = {
      'alg none': `${encode({ alg: 'none', kid, typ: 'at+jwt' })}.${claims}.`,
      'alg none with a signature': `${encode({ alg: 'none', kid, typ: 'at+jwt' })}.${claims}.${signature}`,
      'the public key as an HMAC secret': `${hmacHead}.${claims}.${confused.update(`${hmacHead}.${claims}`).digest('base64url')}`,
      'another key under our kid': foreign,
      'changed claims': `${header}.${encode({ ...payload, sub: 'key_0000000000000000000000000' })}.${signature}`,
      'another typ': await signing.signJws(payload, 'JWT'),
      'another audience': await signing.signJws({ ...payload, aud: 'https://other.example' }, 'at+jwt'),
      'another issuer': await signing.signJws({ ...payload, iss: 'https://other.example' }, 'at+jwt'),
      'no expiry': await signing.signJws({ ...payload, exp: undefined }, 'at+jwt'),
      'a subject that is no key': await signing.signJws({ ...payload, sub: 'ver_1' }, 'at+jwt'),
      'no scope': await signing.signJws({ ...payload, scope: undefined }, 'at+jwt'),
      'no kid': `${encode({ alg: 'EdDSA', typ: 'at+jwt' })}.${claims}.${signature}`,
      'two dots': '..',
    };
    for (const [what, token] of Object.entries(forged)) {
      const answer = await ask(token);
      assert.deepEqual([answer.status, answer.body.code], [401, 'unauthenticated'], what);
    }
    assert.equal((await ask(good)).status, 200);
    service.clock.advance(DAY_MS - 60_000);
    assert.equal((await ask(good)).status, 200);
    service.clock.advance(60_000);
    assert.equal((await ask(good)).status, 401);
  });

  test('a hosted link does not open the API, and an access token no hosted page', async () => {
    const { client_token } = await createSession(service);
    assert.equal((await ask(client_token)).status, 401);
    const token = await tokenFor(made);
    assert.equal((await service.call('GET', `/verify/${token}`, { key: null })).status, 404);
    assert.equal((await service.call('GET', `/verify/${client_token}`, { key: null })).status, 200);
  });

  test('a signing key is rotated without one request being refused, and a revoked one takes its tokens with it', async () => {
    const { signing } = service.app.operator;
    const before = await tokenFor(made);
    await signing.rotate();
    for (let minute = 0; minute < 25; minute++) {
      assert.equal((await ask(before)).status, 200, `minute ${minute}`);
      assert.equal((await ask(await tokenFor(made))).status, 200, `minute ${minute}`);
      service.clock.advance(60_000);
    }
    const later = await tokenFor(made);
    assert.notEqual(decodeProtectedHeader(later).kid, decodeProtectedHeader(before).kid);
    await signing.revoke(decodeProtectedHeader(before).kid ?? '');
    assert.equal((await ask(before)).status, 401);
    assert.equal((await ask(later)).status, 200);
  });
});
