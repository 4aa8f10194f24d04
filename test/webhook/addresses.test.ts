import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayConnect } from '../../src/webhook/addresses.ts';

const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'this host': ['0.0.0.0', '0.0.0.1', '0.255.255.255', '::'],
  private: ['10.0.0.0', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  'carrier-grade NAT': ['100.64.0.1', '100.127.255.255', '100.100.100.200'],
  'loopback where it is not allowed': ['127.0.0.1', '127.0.0.53', '127.255.255.255', '::1'],
  'link-local and metadata services': [
    '169.254.0.1',
    '169.254.169.254',
    '169.254.170.2',
    '168.63.129.16',
    '192.0.0.192',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::a9fe:a9fe',
    'febf::1',
  ],
  'documentation and tests': [
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '198.18.0.1',
    '198.19.255.255',
    '2001:db8::1',
    '3fff::1',
  ],
  'protocol assignments and relays': [
    '192.0.0.1',
    '192.88.99.1',
    '2001::1',
    '2001:10::1',
    '2001:20::1',
    '100::1',
  ],
  'multicast, reserved and broadcast': [
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    'ff02::1',
    'ff0e::1',
  ],
  'unique local and site local': ['fc00::1', 'fdff::1', 'fec0::1'],
  'IPv6 that carries an IPv4 address': [
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '::ffff:93.184.215.14',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2002:a9fe:a9fe::1',
    '2001:0:7f00:1::',
  ],
  'IPv6 that is not routed': ['4000::1', '5f00::1', '8000::1', 'c000::1', '1fff::1'],
  'other spellings, which are no addresses here': [
    '',
    'localhost',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '127.0.0.1 ',
    '[::1]',
    '127.0.0.1:80',
    '256.1.1.1',
    '1.1.1',
    '::ffff:999.0.0.1',
  ],
};

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '93.184.215.14',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '168.63.129.15',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2001:200::1',
  '2001:4860:4860::8888',
  '2606:4700:4700::1111',
  '2a00:1450:4001::1',
  '2003::1',
];

for (const [kind, addresses] of Object.entries(REFUSED))
  for (const address of addresses)
    test(`${kind}: ${JSON.stringify(address)} is refused`, () =>
      assert.equal(mayConnect(address, false), false));

for (const address of PUBLIC)
  test(`${address} is public`, () => assert.equal(mayConnect(address, false), true));

test('where loopback is allowed, nothing but loopback is allowed with it', () => {
  for (const address of ['127.0.0.1', '127.255.255.255', '::1'])
    assert.equal(mayConnect(address, true), true);
  for (const address of ['10.0.0.1', '169.254.169.254', '0.0.0.0', '::', 'fe80::1', '::ffff:10.0.0.1'])
    assert.equal(mayConnect(address, true), false, address);
});
