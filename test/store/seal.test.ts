import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createMasterKey, openJson, sealJson } from '../../src/store/seal.ts';

const masterKey = createMasterKey(randomBytes(32));
const bytes = fc.uint8Array({ maxLength: 2000 });
const context = fc.string({ maxLength: 40 });

test('what was sealed opens as it was', () => {
  fc.assert(
    fc.property(bytes, context, (plain, id) => {
      assert.deepEqual(new Uint8Array(masterKey.open(masterKey.seal(plain, id), id)), plain);
    }),
  );
});

test('any JSON value comes back as JSON gives it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { sealer } = masterKey.newDataKey('ver_1');
      const opened = openJson(sealer, sealJson(sealer, value, 'a'), 'a');
      assert.deepEqual(opened, JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('another context opens nothing', () => {
  fc.assert(
    fc.property(bytes, context, context, (plain, id, other) => {
      fc.pre(id !== other);
      const sealed = masterKey.seal(plain, id);
      assert.throws(() => masterKey.open(sealed, other));
    }),
  );
});

test('another key opens nothing', () => {
  fc.assert(
    fc.property(bytes, (plain) => {
      const [mine, yours] = [masterKey.newDataKey('a').sealer, masterKey.newDataKey('a').sealer];
      const sealed = mine.seal(plain, 'a');
      assert.throws(() => yours.open(sealed, 'a'));
      assert.throws(() => masterKey.open(sealed, 'a'));
    }),
  );
});

test('one flipped bit anywhere is noticed', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
      const sealed = masterKey.seal(plain, 'a');
      const place = at % sealed.length;
      sealed[place] = (sealed[place] ?? 0) ^ (1 << bit);
      assert.throws(() => masterKey.open(sealed, 'a'));
    }),
  );
});

test('a shortened seal is refused at every length', () => {
  const sealed = masterKey.seal(Buffer.from('a name'), 'a');
  for (let length = 0; length < sealed.length; length++)
    assert.throws(() => masterKey.open(sealed.subarray(0, length), 'a'), `${length} bytes`);
});

test('the same words are never sealed to the same bytes', () => {
  const seals = Array.from({ length: 100 }, () => masterKey.seal(Buffer.from('a name'), 'a').toString('hex'));
  assert.equal(new Set(seals).size, 100);
});

test('a wrapped data key opens what it sealed, and only for its own session', () => {
  const { wrapped, sealer } = masterKey.newDataKey('ver_1');
  const sealed = sealer.seal(Buffer.from('a name'), 'person');
  assert.equal(masterKey.unwrap(wrapped, 'ver_1').open(sealed, 'person').toString(), 'a name');
  assert.throws(() => masterKey.unwrap(wrapped, 'ver_2'));
});

test('without its data key, what it sealed is unreadable even with the master key', () => {
  const { wrapped, sealer } = masterKey.newDataKey('ver_1');
  const sealed = sealer.seal(Buffer.from('a name'), 'person');
  wrapped.fill(0);
  assert.throws(() => masterKey.unwrap(wrapped, 'ver_1'));
  assert.throws(() => masterKey.open(sealed, 'person'));
  assert.throws(() => masterKey.newDataKey('ver_1').sealer.open(sealed, 'person'));
});

test('another master key unwraps nothing', () => {
  const { wrapped } = masterKey.newDataKey('ver_1');
  assert.throws(() => createMasterKey(randomBytes(32)).unwrap(wrapped, 'ver_1'));
});

test('derived keys differ by purpose, and stay the same for one', () => {
  assert.deepEqual(masterKey.derive('links'), masterKey.derive('links'));
  assert.notDeepEqual(masterKey.derive('links'), masterKey.derive('receipts'));
  assert.equal(masterKey.derive('links').length, 32);
});
