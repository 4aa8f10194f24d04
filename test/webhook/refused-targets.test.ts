import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, before, test } from 'node:test';
import { createTarget } from '../../src/webhook/target.ts';

/** `P` stands for the port on which something listens on every address of this machine, and must hear of nothing. */
const ADDRESS_REFUSED: Readonly<Record<string, readonly string[]>> = {
  'loopback in every notation': [
    'http://127.0.0.1:P/',
    'https://127.0.0.1:P/',
    'http://127.0.0.53:P/',
    'http://127.255.255.254:P/',
    'http://127.1:P/',
    'http://127.0.1:P/',
    'http://2130706433:P/',
    'http://0x7f000001:P/',
    'http://0x7f.0x0.0x0.0x1:P/',
    'http://0x7f.1:P/',
    'http://0X7F.0.0.1:P/',
    'http://017700000001:P/',
    'http://0177.0.0.1:P/',
    'http://0177.0.0.01:P/',
    'http://00000177.0.0.1:P/',
    'http://127.0.0.1.:P/',
    'http://①②⑦.0.0.1:P/',
    'http://127。0。0。1:P/',
    'http://%31%32%37.0.0.1:P/',
    'http:127.0.0.1:P/',
    'http:\\\\127.0.0.1:P/',
    'http:///127.0.0.1:P/',
    'h\nttp://127.0.0.1:P/',
    ' http://127.0.0.1:P/',
  ],
  'loopback by name': [
    'http://localhost:P/',
    'http://LOCALHOST:P/',
    'http://localhost.:P/',
    'http://shop.example.localhost:P/',
    'http://ｌocalhost:P/',
    'http://loc%61lhost:P/',
  ],
  'this host': ['http://0.0.0.0:P/', 'http://0:P/', 'http://0x0:P/', 'http://0.1.2.3:P/', 'http://[::]:P/'],
  'IPv6 that is, or carries, an address of ours': [
    'http://[::1]:P/',
    'http://[0:0:0:0:0:0:0:1]:P/',
    'http://[0000:0000:0000:0000:0000:0000:0000:0001]:P/',
    'http://[::ffff:127.0.0.1]:P/',
    'http://[::ffff:7f00:1]:P/',
    'http://[0:0:0:0:0:ffff:7f00:1]:P/',
    'http://[::127.0.0.1]:P/',
    'http://[::ffff:0:127.0.0.1]:P/',
    'http://[64:ff9b::127.0.0.1]:P/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[64:ff9b:1::7f00:1]:P/',
    'http://[2002:7f00:1::]:P/',
    'http://[2002:a00:1::1]:P/',
    'http://[2002:a9fe:a9fe::1]/',
    'http://[2001:0:7f00:1::]:P/',
    'http://[2001::1]:P/',
  ],
  private: [
    'http://10.0.0.1/',
    'http://10.255.255.255/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://192.168.1.1:8080/',
    'http://100.64.0.1/',
    'http://100.127.255.255/',
    'http://167772161/',
    'http://0xa000001/',
    'http://012.0.0.1/',
    'http://[fc00::1]/',
    'http://[fd12:3456:789a::1]/',
    'http://[fec0::1]/',
  ],
  'link-local, and metadata services': [
    'http://169.254.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/latest/meta-data/',
    'http://0xa9fea9fe/',
    'http://0xa9.0xfe.0xa9.0xfe/',
    'http://0251.0376.0251.0376/',
    'http://169.254.43518/',
    'http://[::ffff:169.254.169.254]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://169.254.170.2/v2/credentials',
    'http://169.254.170.23/v1/credentials',
    'http://169.254.42.42/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://[fd00:ec2::23]/v1/credentials',
    'http://[fd20:ce::254]/computeMetadata/v1/',
    'http://[fe80::1]/',
    'http://[fe80::a9fe:a9fe]/',
    'http://168.63.129.16/machine/',
    'http://100.100.100.200/latest/meta-data/',
    'http://192.0.0.192/opc/v2/instance/',
  ],
  'documentation, benchmarks, relays, multicast and what is reserved': [
    'http://192.0.2.1/',
    'http://198.51.100.1/',
    'http://203.0.113.1/',
    'http://198.18.0.1/',
    'http://192.88.99.1/',
    'http://192.0.0.8/',
    'http://224.0.0.1/',
    'http://239.255.255.250:1900/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://4294967295/',
    'http://[ff02::1]/',
    'http://[100::1]/',
    'http://[2001:db8::1]/',
    'http://[3fff::1]/',
    'http://[5f00::1]/',
    'http://[4000::1]/',
  ],
};

const URL_REFUSED: Readonly<Record<string, readonly string[]>> = {
  'user-info': [
    'http://shop.example@127.0.0.1:P/',
    'http://shop.example:443@127.0.0.1:P/',
    'http://127.0.0.1:P@shop.example/',
    'http://:secret@127.0.0.1:P/',
    'https://user:secret@shop.example/',
    'http://shop.example%00@127.0.0.1:P/',
    'http://shop.example\\@127.0.0.1:P/'.replace('\\', '%5C'),
  ],
  'ports of other services': [
    'http://1.1.1.1:22/',
    'http://1.1.1.1:25/',
    'https://1.1.1.1:53/',
    'http://1.1.1.1:0/',
    'http://1.1.1.1:1/',
    'http://1.1.1.1:79/',
    'http://1.1.1.1:81/',
    'http://1.1.1.1:0022/',
    'https://1.1.1.1:1023/',
    'http://127.0.0.1:631/',
  ],
  'other schemes': [
    'ftp://127.0.0.1:P/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:P/_x',
    'ws://127.0.0.1:P/',
    'data:,x',
    'unix:/var/run/docker.sock',
    'http+unix://%2Fvar%2Frun%2Fdocker.sock/',
    'javascript:1',
  ],
  'what is no address': [
    '',
    '/',
    'http://',
    '//127.0.0.1:P/',
    '127.0.0.1:P',
    'http://[::1',
    'http://[::1%25lo]:P/',
    'http://[fe80::1%25eth0]/',
    'http://127.0.0.1:99999/',
    'http://256.256.256.256/',
    'http://0x7f.0.0.0.1:P/',
    'http://127.0.0.1 .example/',
    'http://a b/',
  ],
};

let listening: Server;
let connections = 0;
const target = createTarget({ totalMs: 2000 });

before(async () => {
  listening = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  listening.listen(0);
  await once(listening, 'listening');
});
after(async () => {
  listening.close();
  await target.close();
});

const post = (url: string, allowLoopback = false) => {
  const { port } = listening.address() as AddressInfo;
  return target.post({ url: url.replaceAll(':P', `:${port}`), headers: {}, body: '{}', allowLoopback });
};

const nobodyHears = (kinds: Readonly<Record<string, readonly string[]>>, error: string): void => {
  for (const [kind, urls] of Object.entries(kinds))
    for (const url of urls)
      test(`${kind}: ${JSON.stringify(url)} is ${error}, and nobody hears of it`, async () => {
        const before = connections;
        assert.deepEqual(await post(url), { error });
        assert.equal(connections, before);
      });
};

test('who listens here would hear of a connection to either loopback', async () => {
  for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
    const before = connections;
    assert.ok('error' in (await post(`http://${host}:P/`, true)));
    assert.equal(connections, before + 1, host);
  }
});

nobodyHears(ADDRESS_REFUSED, 'address_refused');
nobodyHears(URL_REFUSED, 'url_refused');

test('where loopback is allowed everything else is refused all the same', async () => {
  const elsewhere = ['private', 'link-local, and metadata services'].flatMap(
    (kind) => ADDRESS_REFUSED[kind] ?? [],
  );
  for (const url of elsewhere) assert.deepEqual(await post(url, true), { error: 'address_refused' }, url);
  for (const url of Object.values(URL_REFUSED).flat())
    assert.deepEqual(await post(url, true), { error: 'url_refused' }, url);
});

test('a redirect into this machine is an answer, and is not followed', async () => {
  const heard = connections;
  const { port } = listening.address() as AddressInfo;
  const redirecting = createServer((socket) => {
    socket.once('data', () =>
      socket.end(`HTTP/1.1 307 Moved\r\nlocation: http://127.0.0.1:${port}/\r\ncontent-length: 0\r\n\r\n`),
    );
  });
  redirecting.listen(0, '127.0.0.1');
  await once(redirecting, 'listening');
  const answer = await post(`http://127.0.0.1:${(redirecting.address() as AddressInfo).port}/`, true);
  assert.ok('statusCode' in answer && answer.statusCode === 307);
  assert.equal(connections, heard);
  redirecting.close();
});
