import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { inspectLogo, LOGO_BYTES_MAX } from '../../src/account/inspect-logo.ts';
import { OperatorError } from '../../src/errors.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const square = sharp({ create: { width: 8, height: 8, channels: 3, background: '#0c5f57' } });

test('the type is told by the first bytes', async () => {
  assert.equal(inspectLogo(await square.png().toBuffer()), 'image/png');
  assert.equal(inspectLogo(await square.jpeg().toBuffer()), 'image/jpeg');
  assert.equal(inspectLogo(await square.webp().toBuffer()), 'image/webp');
  assert.equal(inspectLogo(Buffer.from(SVG)), 'image/svg+xml');
  assert.equal(inspectLogo(Buffer.from(`\ufeff${SVG}`)), 'image/svg+xml');
});

test('a logo of 64 KB is taken, and a byte more is too much', () => {
  const filled = (bytes: number) => Buffer.from(SVG.padEnd(bytes, '\n'));
  assert.equal(inspectLogo(filled(LOGO_BYTES_MAX)), 'image/svg+xml');
  assert.throws(() => inspectLogo(filled(LOGO_BYTES_MAX + 1)), refusal(/at most 64 KB/));
});

for (const [what, bytes] of [
  ['nothing', Buffer.alloc(0)],
  ['a GIF', Buffer.from('GIF89a')],
  ['text', Buffer.from('logo')],
  ['an SVG in UTF-16', Buffer.from(`\ufeff${SVG}`, 'utf16le')],
  ['an SVG with a byte that is no UTF-8', Buffer.from(`${SVG}\xff`, 'latin1')],
] as const) {
  test(`${what}: is refused with the types that are taken`, () =>
    assert.throws(() => inspectLogo(bytes), refusal(/PNG, JPEG, WebP or SVG/)));
}

test('an SVG that could run a script is refused with the reason and the way out', () => {
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  assert.throws(() => inspectLogo(bytes), refusal(/holds <script>.*plain SVG/));
});

function refusal(message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof OperatorError);
    assert.match(error.message, message);
    return true;
  };
}
