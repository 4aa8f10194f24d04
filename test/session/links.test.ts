import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../src/ids.ts';
import { createLinks } from '../../src/session/links.ts';
import { createMasterKey } from '../../src/store/seal.ts';

const NOW = new Date('2026-03-12T10:30:00Z');
const DAY_MS = 86_400_000;
const masterKey = createMasterKey(randomBytes(32));
const publicUrl = () => 'https://verify.example';
const at = (time: number) => createLinks({ masterKey, publicUrl, clock: () => new Date(time) });
const links = at(NOW.getTime());
const session = { id: newId('ver', NOW), expiresAt: new Date(NOW.getTime() + DAY_MS) };

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (header: object, payload: object, key: Buffer): string => {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
};

test('a link names its session, and its URL begins with PUBLIC_URL/verify/eyJ (DK-20)', async () => {
  const token = await links.sign(session);
  assert.deepEqual(await links.read(token), { sessionId: session.id, handOff: null });
  assert.match(links.url(token), /^https:\/\/verify\.example\/verify\/eyJ/);
});

test('a link holds the session and its times, and nothing about a person or an account', async () => {
  const [, payload = ''] = (await links.sign(session)).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  assert.deepEqual(Object.keys(claims).sort(), ['aud', 'exp', 'sub']);
});

test('a link lives a day longer than its session, and then says that it expired', async () => {
  const token = await links.sign(session);
  const end = session.expiresAt.getTime() + DAY_MS;
  assert.equal((await at(end - 1000).read(token)).sessionId, session.id);
  await assert.rejects(at(end + 1000).read(token), { code: 'link_expired' });
});

test('one flipped bit anywhere in a link makes it invalid', async () => {
  const token = await links.sign(session);
  const parts = token.split('.').map((part) => Buffer.from(part, 'base64url'));
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.nat(), fc.nat(7), async (part, place, bit) => {
      const forged = parts.map((bytes) => Buffer.from(bytes));
      const bytes = forged[part] ?? Buffer.alloc(1);
      const index = place % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      const text = forged.map((one) => one.toString('base64url')).join('.');
      await assert.rejects(links.read(text), { code: 'link_invalid' });
    }),
  );
});

test('the signature of one session does not carry another', async () => {
  const other = { ...session, id: newId('ver', NOW) };
  const [header, , signature] = (await links.sign(session)).split('.');
  const [, payload] = (await links.sign(other)).split('.');
  await assert.rejects(links.read(`${header}.${payload}.${signature}`), { code: 'link_invalid' });
});

test('a link signed with another key is invalid', async () => {
  const stranger = createMasterKey(randomBytes(32));
  const strange = createLinks({ masterKey: stranger, publicUrl, clock: () => NOW });
  await assert.rejects(links.read(await strange.sign(session)), { code: 'link_invalid' });
});

test('no algorithm, another algorithm, another audience and another kind of id are invalid', async () => {
  const key = masterKey.derive('links');
  const claims = { sub: session.id, aud: 'verify', exp: NOW.getTime() / 1000 + 60 };
  assert.equal((await links.read(signed({ alg: 'HS256' }, claims, key))).sessionId, session.id);
  for (const token of [
    signed({ alg: 'none' }, claims, key),
    signed({ alg: 'HS512' }, claims, key),
    signed({ alg: 'HS256' }, { ...claims, aud: 'api' }, key),
    signed({ alg: 'HS256' }, { ...claims, aud: undefined }, key),
    signed({ alg: 'HS256' }, { ...claims, sub: newId('img', NOW) }, key),
    signed({ alg: 'HS256' }, { ...claims, sub: undefined }, key),
  ])
    await assert.rejects(links.read(token), { code: 'link_invalid' }, token);
});

test('a link that never expires is invalid, however well it is signed', async () => {
  const forever = signed({ alg: 'HS256' }, { sub: session.id, aud: 'verify' }, masterKey.derive('links'));
  await assert.rejects(links.read(forever), { code: 'link_invalid' });
});

test('a link that was not copied to its end is told apart from one that is not ours', async () => {
  const token = await links.sign(session);
  const unsigned = `${encode({ alg: 'none' })}.${encode({ sub: session.id })}.`;
  for (const text of [token.slice(0, -1), token.slice(0, 60), 'eyJ', unsigned])
    await assert.rejects(links.read(text), { code: 'link_broken' }, text);
  await assert.rejects(links.read(`${token.slice(0, -2)}xx`), { code: 'link_invalid' });
});

test('a link for another device names its hand-off, and the device that took it', async () => {
  for (const device of [null, 'd1']) {
    const token = await links.sign(session, { id: 'h1', device });
    assert.deepEqual(await links.read(token), { sessionId: session.id, handOff: { id: 'h1', device } });
  }
});

test('any text that is no link is refused as one, and nothing worse', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.constantFrom('', '.', '..', 'eyJ.eyJ.x')), async (text) => {
      await assert.rejects(links.read(text), { code: 'link_broken' });
    }),
  );
});
