/** The samples that integrators copy, run against the service as they stand in the documents. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { renderDocument } from '../../models/specimens/photograph.ts';
import { renderSelfie } from '../../models/specimens/render.ts';
import { EMBEDDED } from '../support/databases.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession } from '../support/sessions.ts';
import { samplesIn } from './samples-in.ts';
import { ended, startSample, stopSample, withoutTool } from './start-sample.ts';

const DOCUMENTS = ['README.md', 'docs/integrate.md', 'docs/webhooks.md'];
const samples = DOCUMENTS.flatMap(samplesIn);

test('the documents have samples in curl, TypeScript and Python, and receivers in four languages', () => {
  const languages = (wanted: string) =>
    new Set(samples.filter(({ kind }) => kind === wanted).map(({ language }) => language));
  for (const language of ['sh', 'ts', 'python']) assert.ok(languages('run').has(language), language);
  for (const language of ['ts', 'js', 'python', 'go'])
    assert.ok(languages('receive').has(language), language);
});

describe('DK-01 DK-54: the samples of the documents work as they stand', () => {
  let service: Service;
  let folder: string;
  let keyId: string;

  before(async () => {
    service = await startService({ database: EMBEDDED, models: false });
    const keys = await service.call('GET', '/v1/keys');
    keyId = keys.body.data.find(({ mode }: { mode: string }) => mode === 'test').id;
    folder = await mkdtemp(join(tmpdir(), 'vouch-samples-'));
    await writeFile(join(folder, 'card.jpg'), await renderDocument('ahmad'));
    await writeFile(join(folder, 'selfie.jpg'), await renderSelfie('ahmad', { roll: 4, brightness: 0.95 }));
  });
  after(async () => {
    await service.stop();
    await rm(folder, { recursive: true });
  });

  for (const sample of samples.filter(({ kind }) => kind === 'run')) {
    test(sample.name, { skip: withoutTool(sample) }, async () => {
      const environment = { VOUCH_URL: service.url, VOUCH_KEY: service.testKey, VOUCH_KEY_ID: keyId };
      const { code, output } = await ended(await startSample(sample, folder, environment));
      assert.equal(code, 0, output);
      assert.match(output, /verified|acc_/);
    });
  }

  for (const sample of samples.filter(({ kind }) => kind === 'receive')) {
    test(`${sample.name} takes what the service sends and nothing else`, {
      skip: withoutTool(sample),
    }, async () => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}/`;
      const { body: endpoint } = await service.call('POST', '/v1/webhooks/endpoints', {
        json: { url, events: ['verification.expired'] },
      });
      const environment = { VOUCH_WEBHOOK_SECRET: endpoint.secret, PORT: String(port) };
      const receiver = await startSample(sample, folder, environment);
      try {
        const knock = () => fetch(url, { method: 'POST', body: '{}' }).catch(() => null);
        const refused = await until(knock, (answer) => answer !== null);
        assert.equal(refused?.status, 400);
        const { id } = await createSession(service);
        await service.call('POST', `/v1/verify/session/${id}/cancel`);
        const deliveries = () => service.call('GET', `/v1/webhooks/deliveries?endpoint_id=${endpoint.id}`);
        const { body } = await until(deliveries, (answer) => answer.body.data[0]?.attempt_count > 0);
        assert.equal(body.data[0].status, 'delivered');
      } finally {
        const end = ended(receiver);
        stopSample(receiver);
        await end;
        await service.call('DELETE', `/v1/webhooks/endpoints/${endpoint.id}`);
      }
    });
  }
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}
