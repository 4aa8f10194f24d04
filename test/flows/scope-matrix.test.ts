import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_FEATURES } from '../../src/account/accounts.ts';
import { type MadeKey, type Mode, SCOPES, type Scope } from '../../src/account/keys.ts';
import type { Operation } from '../../src/contract/operation.ts';
import { OPERATIONS } from '../../src/contract/operations.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Answer, type Service, startService, until } from '../support/service.ts';
import { createSession, plainJpeg, sendImage } from '../support/sessions.ts';

const PARAMETER = /:\w+/g;
const BODIES: readonly string[] = ['POST', 'PUT', 'PATCH'];
/** What the words before a parameter name. */
const OBJECTS: readonly (readonly [path: RegExp, object: string])[] = [
  [/^\/v1\/verify\/session\/:id/, 'session'],
  [/^\/v1\/webhooks\/endpoints\/:id/, 'endpoint'],
  [/^\/v1\/webhooks\/deliveries\/:id/, 'delivery'],
  [/^\/v1\/events\/:id/, 'event'],
  [/^\/v1\/keys\/:id/, 'key'],
];

/** How a credential is presented, and what it may; null: it is none. */
interface Credential {
  readonly name: string;
  readonly scopes: readonly Scope[] | null;
  readonly text: () => string | null;
}

onEveryDatabase('every operation for every credential', (database) => {
  let service: Service;
  const texts = new Map<string, string>();

  const kept = (name: string, scopes: Credential['scopes']): Credential => ({
    name,
    scopes,
    text: () => texts.get(name) as string,
  });
  const credentials: readonly Credential[] = [
    { name: 'none', scopes: null, text: () => null },
    { name: 'an unknown key', scopes: null, text: () => 'dk_test_unknownunknownunknownunknown' },
    kept('a revoked key', null),
    kept('an expired key', null),
    kept('a token of a revoked key', null),
    kept('every scope, test', SCOPES),
    kept('every scope, live', SCOPES),
    kept('a token with every scope', SCOPES),
    ...SCOPES.map((scope) => kept(`only ${scope}`, [scope])),
    ...SCOPES.map((scope) => kept(`a token with only ${scope}`, [scope])),
  ];

  before(async () => {
    service = await startService({
      database,
      settings: { RATE_LIMIT_PER_MINUTE: '1000000' },
      models: false,
    });
    const { keys } = service.app.operator;
    const accountId = await newAccount();
    const all = await newKey(accountId, SCOPES);
    const revoked = await newKey(accountId, SCOPES);
    const expired = await newKey(accountId, SCOPES, { lifetimeMs: 1000 });
    texts.set('every scope, test', all.text);
    texts.set('every scope, live', (await newKey(accountId, SCOPES, { mode: 'live' })).text);
    texts.set('a revoked key', revoked.text);
    texts.set('an expired key', expired.text);
    texts.set('a token with every scope', await newToken(all));
    texts.set('a token of a revoked key', await newToken(revoked));
    for (const scope of SCOPES) {
      texts.set(`only ${scope}`, (await newKey(accountId, [scope])).text);
      texts.set(`a token with only ${scope}`, await newToken(all, scope));
    }
    await keys.revoke(revoked.key.id);
    service.clock.advance(1000);
  });
  after(() => service.stop());

  async function newAccount(): Promise<string> {
    const { accounts, database: db } = service.app.operator;
    return (await accounts.create(db, { name: 'Another', features: DEFAULT_FEATURES })).id;
  }

  function newKey(
    accountId: string,
    scopes: readonly Scope[],
    { mode = 'test', lifetimeMs }: { mode?: Mode; lifetimeMs?: number } = {},
  ): Promise<MadeKey> {
    const { keys, database: db } = service.app.operator;
    return keys.create(db, { accountId, name: 'key', mode, scopes, lifetimeMs });
  }

  async function newToken({ key, text }: MadeKey, scope = SCOPES.join(' ')): Promise<string> {
    const form = { grant_type: 'client_credentials', client_id: key.id, client_secret: text, scope };
    const body = new URLSearchParams(form);
    return (await service.call('POST', '/oauth/token', { key: null, body })).body.access_token;
  }

  const ask = (
    { method }: Operation,
    path: string,
    key: string | null,
    json: unknown = {},
  ): Promise<Answer> => service.call(method, path, { key, ...(BODIES.includes(method) && { json }) });

  /** What the table says of the operation, as status and code; null: neither 401 nor 403 for want of a credential. */
  function expectedOf({ scope }: Operation, { scopes }: Credential): readonly [number, string] | null {
    if (scope === null) return null;
    if (scopes === null) return [401, 'unauthenticated'];
    return scopes.includes(scope) ? null : [403, 'insufficient_scope'];
  }

  describe('by the table of scopes', () => {
    for (const operation of OPERATIONS) {
      test(`DK-11: ${operation.id} asks for ${operation.scope ?? 'no credential'}`, async () => {
        const path = operation.path.replaceAll(PARAMETER, 'none');
        for (const credential of credentials) {
          const { status, body, headers } = await ask(operation, path, credential.text());
          const expected = expectedOf(operation, credential);
          if (expected) assert.deepEqual([status, body.code], expected, credential.name);
          else
            assert.doesNotMatch(body?.code ?? '', /^(unauthenticated|insufficient_scope)$/, credential.name);
          const isCounted = operation.scope !== null && credential.scopes !== null;
          assert.equal(headers.has('ratelimit-limit'), isCounted, credential.name);
        }
      });
    }

    test('every scope opens something, and nothing but the service and its tokens is open to all', () => {
      const asked = new Set(OPERATIONS.map(({ scope }) => scope));
      assert.deepEqual(
        SCOPES.filter((scope) => !asked.has(scope)),
        [],
      );
      const open = OPERATIONS.filter(({ scope }) => scope === null).map(({ tag }) => tag);
      assert.deepEqual([...new Set(open)].sort(), ['Authentication', 'Service']);
    });
  });

  describe('what belongs to somebody else', () => {
    const own: Record<string, string> = {};
    let strangers: readonly (readonly [name: string, key: string])[];
    let owner: string;

    before(async () => {
      const accountId = await newAccount();
      owner = (await newKey(accountId, SCOPES)).text;
      strangers = [
        ['another account', texts.get('every scope, test') as string],
        ['another account by token', texts.get('a token with every scope') as string],
        ['the same account in the other mode', (await newKey(accountId, SCOPES, { mode: 'live' })).text],
      ];
      const call = async (method: string, path: string, json?: object) =>
        (await service.call(method, path, { key: owner, ...(json && { json }) })).body;
      own.session = (await createSession(service, { mock_behavior: {} }, owner)).id;
      await sendImage(service, own.session as string, 'document_front', await plainJpeg(), owner);
      own.image = (await call('GET', `/v1/verify/session/${own.session}/images`)).data[0].id;
      own.key = (await newKey(accountId, ['sessions:read'])).key.id;
      own.endpoint = (await call('POST', '/v1/webhooks/endpoints', { url: 'http://localhost:9/hook' })).id;
      await call('POST', `/v1/webhooks/endpoints/${own.endpoint}/test`);
      const first = (path: string) =>
        until(
          () => call('GET', path),
          ({ data }) => data.length > 0,
        );
      own.delivery = (await first('/v1/webhooks/deliveries')).data[0].id;
      own.event = (await first('/v1/events')).data[0].id;
    });

    function ownPath(path: string): string {
      const object = OBJECTS.find(([pattern]) => pattern.test(path))?.[1];
      assert.ok(object, `say in OBJECTS what ${path} names`);
      return path.replace(':image_id', own.image as string).replace(':id', own[object] as string);
    }

    test('the objects are there for their owner', async () => {
      for (const operation of OPERATIONS.filter(({ method, params }) => method === 'GET' && params))
        assert.equal((await ask(operation, ownPath(operation.path), owner)).status, 200, operation.id);
    });

    for (const operation of OPERATIONS.filter(({ params }) => params)) {
      test(`${operation.id} is 404, not 403, for another account and for another mode`, async () => {
        for (const [name, key] of strangers) {
          const { status, body } = await ask(operation, ownPath(operation.path), key, operation.bodyExample);
          assert.deepEqual([status, body.code], [404, 'not_found'], name);
        }
      });
    }

    test('no list of a stranger shows any of it', async () => {
      const lists = OPERATIONS.filter(({ method, params, scope }) => method === 'GET' && !params && scope);
      for (const operation of lists) {
        for (const [name, key] of strangers) {
          const { text } = await ask(operation, operation.path, key);
          for (const [object, id] of Object.entries(own))
            assert.ok(!text.includes(id), `${operation.id} shows the ${object} to ${name}`);
        }
      }
    });

    test('and after all of that it is still as it was', async () => {
      const session = await service.call('GET', `/v1/verify/session/${own.session}`, { key: owner });
      assert.deepEqual([session.status, session.body.status], [200, 'document_uploaded']);
      const { data } = (await service.call('GET', '/v1/keys', { key: owner })).body;
      const key = data.find(({ id }: { id: string }) => id === own.key);
      assert.deepEqual([key.revoked_at, key.replaced_by], [null, null]);
    });
  });
});
