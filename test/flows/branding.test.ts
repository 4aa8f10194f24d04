import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { onEveryDatabase } from '../support/databases.ts';
import { type BrandService, startBrandService } from './brand-service.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';

onEveryDatabase('the logo of an account', (database) => {
  let service: BrandService;

  before(async () => {
    service = await startBrandService(database);
  });
  after(() => service.stop());

  const set = async (bytes: Buffer): Promise<string> =>
    (await service.accounts.setLogo(service.accountId, bytes)).logo?.path ?? '';

  test('every kind comes as it was given, with its type, to be kept for ever', async () => {
    const square = sharp({ create: { width: 8, height: 8, channels: 3, background: '#0c5f57' } });
    for (const [type, bytes] of [
      ['image/svg+xml', Buffer.from(SVG)],
      ['image/png', await square.png().toBuffer()],
      ['image/jpeg', await square.jpeg().toBuffer()],
      ['image/webp', await square.webp().toBuffer()],
    ] as const) {
      const answer = await fetch(`${service.url}${await set(bytes)}`);
      assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, type]);
      assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
    }
  });

  test('it may run nothing and load nothing, whatever it holds', async () => {
    const { headers } = await fetch(`${service.url}${await set(Buffer.from(SVG))}`);
    assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox");
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });

  test('a logo that was replaced or taken away, and one that never was, are 404 problems', async () => {
    const old = await set(Buffer.from(SVG));
    const last = await set(Buffer.from(SVG.replace('M0 0', 'M1 1')));
    await service.accounts.setLogo(service.accountId, null);
    for (const path of [
      old,
      last,
      '/assets/logo/acc_none/0123456789abcdef',
      '/assets/logo/%00/%27',
      '/assets/logo/a',
    ]) {
      const answer = await fetch(`${service.url}${path}`);
      assert.equal(answer.status, 404, path);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(((await answer.json()) as { code: string }).code, 'not_found');
    }
  });
});
