import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createResolve } from '../../src/webhook/resolve.ts';
import { createTarget, type Target } from '../../src/webhook/target.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type DnsServer, type RecordType, startDnsServer } from './dns-server.ts';

/** Never reached: these connections leave from loopback, and the system gives none of them a way out of the machine. */
const PUBLIC = Uint8Array.of(192, 175, 48, 6);
const LOOPBACK = Uint8Array.of(127, 0, 0, 1);
const LOOPBACK_6 = Uint8Array.from([...Array(15).fill(0), 1]);
const MAPPED = Uint8Array.from([...Array(10).fill(0), 255, 255, 127, 0, 0, 1]);
const NAT64 = Uint8Array.from([0, 0x64, 0xff, 0x9b, ...Array(8).fill(0), 127, 0, 0, 1]);
const METADATA = Uint8Array.of(169, 254, 169, 254);
const TOTAL_MS = 400;

type Zone = Readonly<Record<string, (type: RecordType, time: number) => readonly Uint8Array[] | null>>;
const A =
  (...addresses: Uint8Array[]) =>
  (type: RecordType) =>
    type === 'A' ? addresses : [];
const AAAA =
  (...addresses: Uint8Array[]) =>
  (type: RecordType) =>
    type === 'AAAA' ? addresses : [];

const ZONE: Zone = {
  'changes.example': (type, time) => (type === 'AAAA' ? [] : [time === 0 ? PUBLIC : LOOPBACK]),
  'flips.example': (type, time) => (type === 'AAAA' ? [] : [time % 2 === 0 ? LOOPBACK : PUBLIC]),
  'loopback.example': A(LOOPBACK),
  'loopback6.example': AAAA(LOOPBACK_6),
  'mapped.example': AAAA(MAPPED),
  'nat64.example': AAAA(NAT64),
  'metadata.example': A(METADATA),
  'private.example': A(Uint8Array.of(10, 0, 0, 1)),
  'unspecified.example': A(Uint8Array.of(0, 0, 0, 0)),
  'mixed.example': A(PUBLIC, LOOPBACK),
  'mixed-families.example': (type) => (type === 'A' ? [PUBLIC] : [LOOPBACK_6]),
  'silent.example': () => null,
};

let receiver: Receiver;
let dns: DnsServer;
let target: Target;
let asked: Map<string, number>;

before(async () => {
  receiver = await startReceiver();
  dns = await startDnsServer((name, type) => {
    const time = asked.get(`${name} ${type}`) ?? 0;
    asked.set(`${name} ${type}`, time + 1);
    return ZONE[name]?.(type, time) ?? null;
  });
  target = createTarget({
    totalMs: TOTAL_MS,
    resolve: createResolve([dns.address]),
    localAddress: '127.0.0.1',
  });
});
after(async () => {
  await target.close();
  dns.close();
  await receiver.close();
});
beforeEach(() => {
  asked = new Map();
});

/** To a name, at the port on which the loopback receiver would hear it. */
const post = (name: string, allowLoopback = false) =>
  target.post({
    url: `http://${name}:${new URL(receiver.url).port}/hook`,
    headers: {},
    body: '{}',
    allowLoopback,
  });

test('the receiver of these tests would hear what reaches it', async () => {
  const answer = await post('loopback.example', true);
  assert.ok('statusCode' in answer && answer.statusCode === 200);
  assert.equal(receiver.received.length, 1);
});

test('a name that is public when it is first asked for and loopback afterwards never leads to loopback', async () => {
  const heard = receiver.received.length;
  const first = await post('changes.example');
  assert.ok(
    'error' in first && first.error !== 'address_refused',
    'the public address was to be connected to',
  );
  assert.equal(
    asked.get('changes.example A'),
    1,
    'it is asked for once: what is checked is what is connected to',
  );
  assert.deepEqual(await post('changes.example'), { error: 'address_refused' });
  assert.equal(asked.get('changes.example A'), 2, 'it is asked for at each attempt');
  assert.equal(receiver.received.length, heard);
});

test('a name that changes at every question is refused whenever it says loopback', async () => {
  const heard = receiver.received.length;
  for (let attempt = 0; attempt < 6; attempt++) {
    const answer = await post('flips.example');
    assert.ok('error' in answer);
    assert.equal(answer.error === 'address_refused', attempt % 2 === 0, `${attempt}: ${answer.error}`);
  }
  assert.equal(receiver.received.length, heard);
});

for (const name of Object.keys(ZONE).filter((name) => !/^(changes|flips|silent)/.test(name)))
  test(`${name} is refused, and nobody on loopback hears of it`, async () => {
    const heard = receiver.received.length;
    assert.deepEqual(await post(name), { error: 'address_refused' });
    assert.equal(receiver.received.length, heard);
  });

test('a name whose servers are silent is a code, not an exception, and takes no thread that others need', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => post('silent.example')));
  for (const answer of answers) assert.match('error' in answer ? answer.error : '', /TIMEOUT|TimeoutError/);
});
