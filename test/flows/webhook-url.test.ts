import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Service, startService, until } from '../support/service.ts';

const PATH = '/v1/verify/session';

onEveryDatabase('webhook_url is checked when the session is created', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({
      database,
      settings: { WEBHOOK_ALLOW_LOOPBACK: 'false' },
      models: false,
    });
    const { accounts } = service.app.operator;
    const [account] = await accounts.list();
    await accounts.allowDomain(account?.id ?? '', 'Shop.example');
    await accounts.allowDomain(account?.id ?? '', '*.partner.example');
  });
  after(() => service.stop());

  const create = (webhook_url: string) => service.call('POST', PATH, { json: { webhook_url } });

  test('DK-13 DK-14: https to an allowed domain, exact or below a star, is accepted and echoed by POST', async () => {
    for (const url of ['https://shop.example/hook', 'https://eu.partner.example:8443/hook']) {
      const { status, body } = await create(url);
      assert.deepEqual([status, body.webhook_url], [201, url]);
    }
  });

  test('DK-13: plain http is 422 validation_failed and pointed at', async () => {
    for (const url of ['http://shop.example/hook', 'http://localhost:3000/', 'http://127.0.0.1/']) {
      const { status, body } = await create(url);
      assert.deepEqual(
        [status, body.code, body.errors[0].pointer],
        [422, 'validation_failed', '/webhook_url'],
      );
    }
  });

  test('DK-14: a domain that is not on the list is 422 webhook_domain_not_allowed and pointed at', async () => {
    for (const url of ['https://evil.example/', 'https://partner.example/', 'https://169.254.169.254/']) {
      const { status, body } = await create(url);
      assert.deepEqual(
        [status, body.code, body.errors[0].pointer],
        [422, 'webhook_domain_not_allowed', '/webhook_url'],
      );
    }
  });

  test('an allowed domain that leads into this machine is refused when it is connected to', async () => {
    const { accounts, database: db } = service.app.operator;
    const [account] = await accounts.list();
    await accounts.allowDomain(account?.id ?? '', 'localhost');
    const { id } = (
      await service.call('POST', PATH, {
        json: { webhook_url: 'https://localhost:8443/', mock_behavior: {} },
      })
    ).body;
    await service.call('POST', `${PATH}/${id}/cancel`);
    const sql = `select a.error from delivery_attempts a join deliveries d on d.id = a.delivery_id
      join events e on e.id = d.event_id where e.session_id = $1`;
    const rows = await until(
      () => db.query(sql, [id]),
      (all) => all.length > 0,
    );
    assert.deepEqual(rows, [{ error: 'address_refused' }]);
  });
});

onEveryDatabase('webhook_url of a live key', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, settings: { WEBHOOK_ALLOW_LOOPBACK: 'true' } });
  });
  after(() => service.stop());

  test('DK-13 DK-14: is never http and never off the list, whatever test keys may do', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const create = (key: string, webhook_url: string) =>
      service.call('POST', PATH, { key, json: { webhook_url } });
    const local = 'http://localhost:3000/hook';
    assert.equal((await create(service.testKey, local)).status, 201);
    const http = await create(service.liveKey, local);
    assert.deepEqual([http.status, http.body.code], [422, 'validation_failed']);
    const unknown = await create(service.liveKey, 'https://evil.example/');
    assert.deepEqual([unknown.status, unknown.body.code], [422, 'webhook_domain_not_allowed']);
  });
});
