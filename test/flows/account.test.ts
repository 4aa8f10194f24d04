import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { SCOPES, type Scope } from '../../src/account/keys.ts';
import { DEFAULT_POLICY, hashPolicy } from '../../src/verify/decision/policy.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession } from '../support/sessions.ts';

const PATH = '/v1/account';
const TOO_MANY = Array.from({ length: 101 }, (_, i) => `shop${i}.example`);

onEveryDatabase('the settings of the caller’s own account', (database) => {
  let service: Service;
  let live: string;
  let testKey: string;
  let other: string;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());
  beforeEach(async () => {
    const mine = await newAccount();
    live = await newKey(mine, 'live');
    testKey = await newKey(mine, 'test');
    other = await newKey(await newAccount(), 'live');
  });

  async function newAccount(): Promise<string> {
    const { accounts, database: db } = service.app.operator;
    return (await accounts.create(db, { name: 'One', features: ['kyc_verification'] })).id;
  }

  async function newKey(
    accountId: string,
    mode: 'live' | 'test',
    scopes: readonly Scope[] = SCOPES,
  ): Promise<string> {
    const { keys, database: db } = service.app.operator;
    return (await keys.create(db, { accountId, name: 'key', mode, scopes })).text;
  }

  const read = async (key = live) => (await service.call('GET', PATH, { key })).body;
  const change = (json: unknown, key = live): Promise<Answer> => service.call('PATCH', PATH, { key, json });
  const changed = async (json: unknown) => {
    const { status, body } = await change(json);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(await read(), body);
    return body;
  };

  test('a new account is told whole, in either mode', async () => {
    const { id, created_at, quota, ...rest } = await read();
    assert.match(id, /^acc_[0-9a-z]{24}$/);
    assert.ok(Date.parse(created_at) <= service.clock.now().getTime());
    const { resets_at, ...counted } = quota;
    assert.match(resets_at, /^\d{4}-\d\d-01T00:00:00\.000Z$/);
    assert.deepEqual(counted, { sessions_per_month: null, used_this_month: 0 });
    assert.deepEqual(rest, {
      name: 'One',
      livemode: true,
      features: ['kyc_verification'],
      webhook_domains: [],
      allowed_origins: [],
      branding: {},
      default_retention: { images: '90d', data: '90d' },
      default_policy: { changes: null, version: DEFAULT_POLICY.version, sha256: hashPolicy(DEFAULT_POLICY) },
    });
    assert.deepEqual(await read(testKey), { ...(await read()), livemode: false });
  });

  test('everything that an account may say is taken in one call, in its canonical form', async () => {
    const { name, webhook_domains, allowed_origins, branding, default_retention, default_policy } =
      await changed({
        name: ' Example Bank ',
        webhook_domains: ['Hooks.Bank.example', 'hooks.bank.example', '*.bank.example'],
        allowed_origins: ['https://Bank.example', 'https://bank.example:443'],
        branding: { name: 'Bank', accent: '#7A1FA2', support: 'help@bank.example' },
        default_retention: { images: 'PT0S', data: '30d' },
        default_policy: { version: 'bank-1', findings: { glare: 'fail' } },
      });
    assert.deepEqual(
      [name, webhook_domains, allowed_origins],
      ['Example Bank', ['hooks.bank.example', '*.bank.example'], ['https://bank.example']],
    );
    assert.deepEqual(branding, { name: 'Bank', accent: '#7a1fa2', support: 'help@bank.example' });
    assert.deepEqual(default_retention, { images: 'PT0S', data: '30d' });
    const findings = { ...DEFAULT_POLICY.findings, glare: 'fail' as const };
    assert.deepEqual(default_policy, {
      changes: { version: 'bank-1', findings: { glare: 'fail' } },
      version: 'bank-1',
      sha256: hashPolicy({ ...DEFAULT_POLICY, version: 'bank-1', findings }),
    });
  });

  test('what is not named stays, lists and the policy are replaced, and null resets', async () => {
    await changed({
      webhook_domains: ['one.example'],
      branding: { name: 'Bank', accent: '#7a1fa2' },
      default_retention: { images: '1d', data: '2d' },
      default_policy: { version: 'bank-1', findings: { glare: 'fail' } },
    });
    const second = await changed({
      webhook_domains: ['two.example'],
      branding: { accent: null, ground: '#ffffff' },
      default_retention: { images: null },
      default_policy: { liveness: { threshold: 0.9 } },
    });
    assert.deepEqual(second.webhook_domains, ['two.example']);
    assert.deepEqual(second.branding, { name: 'Bank', ground: '#ffffff' });
    assert.deepEqual(second.default_retention, { images: '90d', data: '2d' });
    assert.deepEqual(second.default_policy.changes, { liveness: { threshold: 0.9 } });
    assert.equal(second.default_policy.version, 'custom');
    assert.deepEqual(await changed({}), second);
    const last = await changed({
      webhook_domains: [],
      branding: null,
      default_retention: null,
      default_policy: null,
    });
    assert.deepEqual(
      [last.webhook_domains, last.branding, last.default_retention, last.default_policy.changes],
      [[], {}, { images: '90d', data: '90d' }, null],
    );
  });

  for (const [json, ...pointers] of [
    [{ name: '' }, '/name'],
    [{ name: 'a\0b' }, '/name'],
    [{ webhook_domains: ['ok.example', 'https://shop.example/'] }, '/webhook_domains/1'],
    [{ webhook_domains: 'shop.example' }, '/webhook_domains'],
    [{ webhook_domains: TOO_MANY }, '/webhook_domains'],
    [{ webhook_domains: null }, '/webhook_domains'],
    [{ allowed_origins: ['*', 'http://shop.example'] }, '/allowed_origins/0', '/allowed_origins/1'],
    [
      { branding: { accent: 'red', privacy_url: 'http://a.example/' } },
      '/branding/accent',
      '/branding/privacy_url',
    ],
    [{ branding: { logo: 'x' } }, '/branding/logo'],
    [{ default_retention: { images: '366d' } }, '/default_retention/images'],
    [{ default_policy: { face_match: { target_fmr: 0.5 } } }, '/default_policy/face_match'],
    [{ default_policy: { findings: { glare: 'ignore' } } }, '/default_policy/findings/glare'],
    [{ default_policy: { version: DEFAULT_POLICY.version } }, '/default_policy/version'],
    [{ features: ['document_only'] }, '/features'],
    [{ quota: { sessions_per_month: 1 } }, '/quota'],
    [[], ''],
  ] as const) {
    test(`${JSON.stringify(json).slice(0, 90)} is 422 at ${pointers}, and nothing of the call is done`, async () => {
      const before = await read();
      const sent = Array.isArray(json) ? json : { branding: { name: 'Not done' }, ...json };
      const { status, body } = await change(sent);
      assert.deepEqual([status, body.code], [422, 'validation_failed'], JSON.stringify(body));
      const places: string[] = body.errors.map(({ pointer }: { pointer: string }) => pointer);
      for (const pointer of pointers)
        assert.ok(
          places.some((place) => place.startsWith(pointer)),
          `${places}`,
        );
      assert.deepEqual(await read(), before);
    });
  }

  test('a test key reads the settings and changes none of them', async () => {
    const before = await read();
    for (const [method, path, json] of [
      ['PATCH', PATH, { name: 'Two' }],
      ['PUT', `${PATH}/logo`, { image: '' }],
      ['DELETE', `${PATH}/logo`, undefined],
    ] as const) {
      const { status, body } = await service.call(method, path, { key: testKey, json });
      assert.deepEqual([status, body.code], [403, 'live_key_required'], method);
    }
    assert.deepEqual(await read(), before);
  });

  test('without account:read nothing is read, without account:write nothing changed', async () => {
    const { id } = await read();
    const reader = await newKey(id, 'live', ['account:read', 'sessions:write']);
    const writer = await newKey(id, 'live', ['account:write']);
    assert.equal((await service.call('GET', PATH, { key: reader })).status, 200);
    assert.equal((await change({ name: 'Two' }, reader)).body.code, 'insufficient_scope');
    assert.equal((await service.call('DELETE', `${PATH}/logo`, { key: reader })).status, 403);
    assert.equal((await service.call('GET', PATH, { key: writer })).body.code, 'insufficient_scope');
    assert.equal((await service.call('GET', PATH, { key: null })).status, 401);
    assert.equal((await read()).name, 'One');
  });

  test('another account sees and changes its own settings only', async () => {
    const before = await read(other);
    await changed({ name: 'Bank', webhook_domains: ['bank.example'], default_retention: { data: '1d' } });
    assert.deepEqual(await read(other), before);
    assert.notEqual(before.id, (await read()).id);
  });

  test('what the operator sets is seen at once: features, quota', async () => {
    const { id } = await read();
    const { accounts } = service.app.operator;
    await accounts.setFeatures(id, ['kyc_verification', 'document_only']);
    await accounts.setQuota(id, 500);
    const { features, quota } = await read();
    assert.deepEqual([features, quota.sessions_per_month], [['kyc_verification', 'document_only'], 500]);
  });

  test('DK-13 DK-14: a webhook_url is accepted from the moment its domain is on the list, and refused from the moment it is off', async () => {
    const create = async () => {
      const json = { webhook_url: 'https://hooks.bank.example/vouch' };
      const { status, body } = await service.call('POST', '/v1/verify/session', { key: testKey, json });
      return [status, body.code];
    };
    assert.deepEqual(await create(), [422, 'webhook_domain_not_allowed']);
    await changed({ webhook_domains: ['*.bank.example'] });
    assert.deepEqual(await create(), [201, undefined]);
    await changed({ webhook_domains: ['bank.example'] });
    assert.deepEqual(await create(), [422, 'webhook_domain_not_allowed']);
  });

  test('origins and branding are on the page as soon as they are set', async () => {
    const { url } = await createSession(service, { mock_behavior: {} }, testKey);
    const page = () => service.call('GET', new URL(url).pathname, { key: null });
    const ancestors = async () =>
      /frame-ancestors ([^;]*)/.exec((await page()).headers.get('content-security-policy') ?? '')?.[1];
    assert.equal(await ancestors(), "'none'");
    await changed({
      allowed_origins: ['https://shop.example', 'https://bank.example'],
      branding: { name: 'Salt & Pepper' },
    });
    assert.equal(await ancestors(), 'https://shop.example https://bank.example');
    assert.match((await page()).text, /Salt &amp; Pepper/);
    await changed({ allowed_origins: [] });
    assert.equal(await ancestors(), "'none'");
  });

  test('a session that does not say is kept as the account says, part by part; what it says goes before', async () => {
    const kept = async (json: object) => (await createSession(service, json, testKey)).retention;
    assert.deepEqual(await kept({}), { images: '90d', data: '90d' });
    await changed({ default_retention: { images: '7d', data: '30d' } });
    const { id, retention } = await createSession(service, {}, testKey);
    assert.deepEqual(retention, { images: '7d', data: '30d' });
    assert.deepEqual(await kept({ time_to_live: '1d' }), { images: '1d', data: '1d' });
    assert.deepEqual(await kept({ retention: { images: '0s' } }), { images: '0s', data: '30d' });
    assert.deepEqual(await kept({ retention: { data: '2d' } }), { images: '7d', data: '2d' });
    await changed({ default_retention: null });
    const later = await service.call('GET', `/v1/verify/session/${id}`, { key: testKey });
    assert.deepEqual(later.body.retention, { images: '7d', data: '30d' }, 'what was promised stays');
  });
});
