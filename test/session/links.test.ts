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
  assert.equal(await links.read(token), session.id);
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
  assert.equal(await at(end - 1000).read(token), session.id);
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
  const unsigned = `${encode({ alg: 'none' })}.${encode(claims)}.`;
  assert.equal(await links.read(signed({ alg: 'HS256' }, claims, key)), session.id);
  for (const token of [
    unsigned,
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

test('any text that is no link is invalid, and nothing worse', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.constantFrom('', '.', '..', 'eyJ.eyJ.x')), async (text) => {
      await assert.rejects(links.read(text), { code: 'link_invalid' });
    }),
  );
});
