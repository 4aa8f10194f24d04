import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bundleEmbedding, bundleOkId, bundleVouch } from './bundle.ts';

test('a page that embeds the check loads 6 KB at most, in either dialect', async () => {
  for (const script of [await bundleVouch(), await bundleOkId()]) assertLighter(script, 6 * 1024);
});

test('what the hosted page needs to be embedded costs less than 1 KB', async () => {
  assertLighter(await bundleEmbedding(), 1024);
});

function assertLighter(script: string, bytesMax: number): void {
  const { length } = gzipSync(script, { level: 9 });
  assert.ok(length > 0 && length < bytesMax, `${length} bytes gzipped, of ${bytesMax}`);
}
