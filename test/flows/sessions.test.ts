import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession } from '../support/sessions.ts';

const PATH = '/v1/verify/session';
const DAY_MS = 86_400_000;

const EVERYTHING = {
  document_type: 'identity_card',
  document_brand: 'mykad',
  steps: ['document', 'selfie', 'face_match', 'liveness'],
  reference_id: 'order-4711',
  vendor_data: 'user:42',
  metadata: { plan: 'gold', tags: ['a', 'b'], nested: { n: 1, none: null } },
  redirect_url: 'https://shop.example/back?x=1',
  success_url: 'https://shop.example/yes',
  error_url: 'https://shop.example/no',
  state: 'opaque-state',
  expected_details: {
    first_name: 'Ada',
    last_name: 'Lovelace',
    date_of_birth: '1815-12-10',
    gender: 'F',
    nationality: 'GBR',
    country: 'GBR',
    id_number: '901215-08-5523',
    address: '12 St James’s Square, London',
  },
  expected_details_policy: 'reject',
  locale: 'ms-MY',
  expires_in: 'PT48H',
  retention: { images: '0s', data: '30d' },
};

/** A body that is refused, and the place that the answer points to. */
const REFUSED: readonly (readonly [title: string, body: unknown, pointer: string])[] = [
  ['an unknown field', { web_hook: 'x' }, '/web_hook'],
  ['an unknown field inside a known one', { retention: { video: '1d' } }, '/retention/video'],
  ['a field whose name needs escaping', { 'a/b~c': 1 }, '/a~1b~0c'],
  ['an unknown document type', { document_type: 'library_card' }, '/document_type'],
  ['a brand that is none', { document_brand: 'My Kad' }, '/document_brand'],
  ['an unknown step', { steps: ['document', 'dance'] }, '/steps/1'],
  ['a match without a selfie', { steps: ['document', 'face_match'] }, '/steps'],
  ['no step', { steps: [] }, '/steps'],
  ['metadata that is no object', { metadata: 'gold' }, '/metadata'],
  ['metadata over 8 KB', { metadata: { text: 'x'.repeat(8192) } }, '/metadata'],
  ['a redirect to a script', { redirect_url: 'javascript:alert(1)' }, '/redirect_url'],
  ['a success_url that is no URL', { success_url: 'shop' }, '/success_url'],
  ['a webhook_url over ftp', { webhook_url: 'ftp://shop.example/' }, '/webhook_url'],
  [
    'an impossible date of birth',
    { expected_details: { date_of_birth: '2001-02-30' } },
    '/expected_details/date_of_birth',
  ],
  ['a two-letter country', { expected_details: { country: 'GB' } }, '/expected_details/country'],
  ['an unknown policy', { expected_details_policy: 'shrug' }, '/expected_details_policy'],
  ['a locale that is none', { locale: 'klingon tongue' }, '/locale'],
  ['a life of four minutes', { expires_in: '4m' }, '/expires_in'],
  ['a life of 31 days', { expires_in: '31d' }, '/expires_in'],
  ['a duration in words', { expires_in: 'a day' }, '/expires_in'],
  ['images kept for two years', { retention: { images: '730d' } }, '/retention/images'],
  ['an empty reference', { reference_id: '' }, '/reference_id'],
  ['a reference that no database can keep', { reference_id: 'a\u0000b' }, '/reference_id'],
  ['vendor data that no database can keep', { vendor_data: 'a\u0000b' }, '/vendor_data'],
  ['a number for text', { state: 5 }, '/state'],
  ['an unknown mock status', { mock_behavior: { status: 'maybe' } }, '/mock_behavior/status'],
  ['a list for a body', [], ''],
  ['text for a body', 'hello', ''],
];

onEveryDatabase('sessions are created', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  test('DK-05 DK-10 DK-12 DK-18 … DK-23: 201 with id, url, pending and 24 hours', async () => {
    const answer = await service.call('POST', PATH, { json: {} });
    assert.equal(answer.status, 201);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    const { id, url, status, expires_at, created_at, livemode, client_token } = answer.body;
    assert.match(id, /^ver_[0-9a-z]{24}$/);
    assert.match(url, new RegExp(`^${service.url}/verify/eyJ`));
    assert.equal(url, `${service.url}/verify/${client_token}`);
    assert.equal(status, 'pending');
    assert.match(expires_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    assert.equal(Date.parse(expires_at) - Date.parse(created_at), DAY_MS);
    assert.equal(livemode, false);
  });

  test('DK-05: no two sessions share an id or a link', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, () => createSession(service)));
    assert.equal(new Set(many.map(({ id }) => id)).size, 20);
    assert.equal(new Set(many.map(({ url }) => url)).size, 20);
  });

  for (const [title, options] of [
    ['no body and no content type', {}],
    ['no body as application/json', { headers: { 'content-type': 'application/json' } }],
    ['an empty object', { json: {} }],
    ['null', { json: null }],
  ] as const) {
    test(`DK-17: ${title} is a valid request`, async () => {
      const answer = await service.call('POST', PATH, options);
      assert.deepEqual([answer.status, answer.body.status], [201, 'pending']);
    });
  }

  test('DK-15 DK-16: every field is accepted, echoed by POST, and there again by GET', async () => {
    const created = await createSession(service, EVERYTHING);
    const read = (await service.call('GET', `${PATH}/${created.id}`)).body;
    for (const [name, value] of Object.entries(EVERYTHING)) {
      assert.deepEqual(created[name], value, `POST ${name}`);
      assert.deepEqual(read[name], value, `GET ${name}`);
    }
    assert.equal(Date.parse(created.expires_at) - Date.parse(created.created_at), 2 * DAY_MS);
  });

  test('time_to_live sets both retentions, and retention is the more exact word', async () => {
    const both = await createSession(service, { time_to_live: '7d' });
    assert.deepEqual(both.retention, { images: '7d', data: '7d' });
    const exact = await createSession(service, { time_to_live: '7d', retention: { images: '1d' } });
    assert.deepEqual(exact.retention, { images: '1d', data: '7d' });
    const silent = await createSession(service);
    assert.deepEqual(silent.retention, { images: '90d', data: '90d' });
  });

  test('the link and its token are shown by POST and nowhere else', async () => {
    const { id, client_token } = await createSession(service);
    const read = await service.call('GET', `${PATH}/${id}`);
    assert.deepEqual([read.body.url, read.body.client_token], [undefined, undefined]);
    assert.doesNotMatch(read.text, new RegExp(client_token));
  });

  for (const [title, json, pointer] of REFUSED) {
    test(`${title} is 422 and pointed at`, async () => {
      const { status, headers, body } = await service.call('POST', PATH, { json });
      assert.deepEqual([status, body.code], [422, 'validation_failed']);
      assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
      assert.ok(
        body.errors.some((place: { pointer: string }) => place.pointer === pointer),
        JSON.stringify(body.errors),
      );
    });
  }

  test('two mistakes are told at once', async () => {
    const { body } = await service.call('POST', PATH, { json: { state: 5, nonsense: true } });
    assert.deepEqual(body.errors.map((place: { pointer: string }) => place.pointer).sort(), [
      '/nonsense',
      '/state',
    ]);
  });

  test('JSON that is broken is 400, another content type 415, a body over 64 KB 413', async () => {
    const send = async (body: string, type: string) =>
      (await service.call('POST', PATH, { body, headers: { 'content-type': type } })).status;
    assert.equal(await send('{"state":', 'application/json'), 400);
    assert.equal(await send('state=1', 'application/x-www-form-urlencoded'), 415);
    assert.equal(await send(JSON.stringify({ state: 'x'.repeat(70_000) }), 'application/json'), 413);
  });

  test('an id that never was is 404, whatever it looks like', async () => {
    for (const id of [
      'ver_000000000000000000000000',
      'nonsense',
      '%00',
      'ver_%00',
      "'%20or%201=1--",
      '..%2f..',
    ])
      for (const [method, path] of [
        ['GET', ''],
        ['DELETE', ''],
        ['POST', '/cancel'],
        ['GET', '/images'],
      ] as const) {
        const answer = await service.call(method, `${PATH}/${id}${path}`);
        assert.deepEqual([answer.status, answer.body.code], [404, 'not_found'], `${method} ${id}${path}`);
      }
  });
});

onEveryDatabase('live sessions are created', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database });
  });
  after(() => service.stop());

  test('DK-11: a dk_live_ key makes a live session that the test key does not see', {
    skip: WITHOUT_MODELS,
  }, async () => {
    assert.match(service.liveKey, /^dk_live_[A-Za-z0-9]{24,}$/);
    const session = await createSession(service, {}, service.liveKey);
    assert.deepEqual([session.livemode, session.simulated], [true, false]);
    assert.equal((await service.call('GET', `${PATH}/${session.id}`)).status, 404);
  });
});
