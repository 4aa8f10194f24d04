import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { EMBEDDED } from '../support/databases.ts';
import { createInstallation, type Installation } from '../support/installation.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { until } from '../support/service.ts';
import { runVouch } from '../support/vouch-process.ts';

describe('webhooks from the command line, beside a running service on the embedded database', () => {
  let installation: Installation;
  let receiver: Receiver;

  before(async () => {
    receiver = await startReceiver();
    installation = await createInstallation(EMBEDDED);
    await installation.start('serve');
  });
  after(async () => {
    await installation.remove();
    await receiver.close();
  });

  // biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as the JSON it is
  async function vouch(words: string): Promise<any> {
    const settings = { DATA_DIR: installation.config.dataDirectory };
    const { code, out, err } = await runVouch([...words.split(' '), '--json'], settings);
    return code === 0 ? JSON.parse(out) : err.trim();
  }

  test('OK-36: an endpoint that is made there is sent its test by the service, and its log is read', async () => {
    const { id } = await vouch(`webhooks create ${receiver.url} --mode test --events verification.failed`);
    const { delivery_id, event_id } = await vouch(`webhooks test ${id}`);
    await until(
      async () => receiver.received,
      (all) => all.length === 1,
    );
    assert.equal(receiver.received[0]?.headers['webhook-id'], event_id);
    const [listed] = await vouch(`webhooks deliveries --endpoint ${id}`);
    const { attempts, ...read } = await vouch(`webhooks delivery ${delivery_id}`);
    assert.deepEqual([listed.id, read.id, attempts[0].status_code], [delivery_id, delivery_id, 200]);
    const { data } = await vouch('events list --mode test');
    assert.deepEqual(
      data.map((event: { id: string }) => event.id),
      [event_id],
    );
    assert.deepEqual(await vouch('webhooks allow shop.example'), { webhook_domains: ['shop.example'] });
    assert.deepEqual(await vouch('webhooks disallow shop.example'), { webhook_domains: [] });
    assert.deepEqual(await vouch(`webhooks delete ${id}`), { id, deleted: true });
  });

  test('what is refused inside the service is said in its sentence', async () => {
    assert.equal(await vouch('webhooks create http://shop.example/'), '--url must be https');
  });
});
