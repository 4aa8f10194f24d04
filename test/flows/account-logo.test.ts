import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { type Answer, type Service, startService } from '../support/service.ts';

const PATH = '/v1/account/logo';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';
const KB_64 = 65_536;

onEveryDatabase('the logo that an account sets by the API', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  const put = (json: unknown): Promise<Answer> => service.call('PUT', PATH, { key: service.liveKey, json });
  const image = (text: string) => ({ image: Buffer.from(text).toString('base64') });
  const branding = async () =>
    (await service.call('GET', '/v1/account', { key: service.liveKey })).body.branding;

  test('it has an address on this service, and none any more when it was taken away, twice if need be', async () => {
    const { status, body } = await put(image(SVG));
    assert.equal(status, 200, JSON.stringify(body));
    const { path } = body.branding.logo;
    assert.equal(await (await fetch(`${service.url}${path}`)).text(), SVG);
    for (let i = 0; i < 2; i++) {
      const removed = await service.call('DELETE', PATH, { key: service.liveKey });
      assert.deepEqual([removed.status, removed.body.branding], [200, {}]);
    }
    assert.equal((await fetch(`${service.url}${path}`)).status, 404);
  });

  test('it may have 64 KB, and the texts beside it stay', async () => {
    await service.call('PATCH', '/v1/account', {
      key: service.liveKey,
      json: { branding: { name: 'Bank' } },
    });
    const { status, body } = await put(image(SVG.padEnd(KB_64, '\n')));
    assert.deepEqual([status, body.branding.name], [200, 'Bank']);
    const reset = await service.call('PATCH', '/v1/account', {
      key: service.liveKey,
      json: { branding: null },
    });
    assert.deepEqual(reset.body.branding, { logo: body.branding.logo }, 'and it stays when they are reset');
  });

  test('what is no logo is 422 at /image with what to do, and the one before stays', async () => {
    await put(image(SVG));
    const before = await branding();
    for (const [json, detail] of [
      [image(SVG.padEnd(KB_64 + 1, '\n')), /at most 64 KB/],
      [image('GIF89a'), /PNG, JPEG, WebP or SVG/],
      [image(''), /PNG, JPEG, WebP or SVG/],
      [image(SVG.replace('<path', '<script/><path')), /holds <script>/],
      [{ image: 'not base64!' }, /base64/],
      [{}, /string/],
    ] as const) {
      const { status, body } = await put(json);
      assert.deepEqual([status, body.code, body.errors[0].pointer], [422, 'validation_failed', '/image']);
      assert.match(body.errors[0].detail, detail);
    }
    assert.deepEqual(await branding(), before);
  });

  test('far more than a logo is 413', async () => {
    const { status, body } = await put(image(SVG.padEnd(4 * KB_64, '\n')));
    assert.deepEqual([status, body.code], [413, 'payload_too_large']);
  });
});
