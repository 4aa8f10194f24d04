import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { createTarget } from '../../src/webhook/target.ts';

const SLOW_MS = 500;
const target = createTarget({ totalMs: SLOW_MS });
after(() => target.close());

async function serve(listener: RequestListener): Promise<{ port: number; close: () => void }> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

const post = (url: string, allowLoopback = true) =>
  target.post({ url, headers: { 'content-type': 'application/json' }, body: '{"é":1}', allowLoopback });

test('the receiver gets the exact bytes by POST, and its status and first words come back', async () => {
  const seen: unknown[] = [];
  const { port } = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push(request.method, request.url, request.headers['content-type'], Buffer.concat(chunks).toString());
    response.writeHead(204).end();
  });
  assert.deepEqual(await post(`http://127.0.0.1:${port}/hook?x=1`), {
    statusCode: 204,
    head: '',
    retryAfter: null,
  });
  assert.deepEqual(seen, ['POST', '/hook?x=1', 'application/json', '{"é":1}']);
});

test('a redirect is an answer and is not followed', async () => {
  let followed = 0;
  const { port } = await serve((request, response) => {
    if (request.url === '/other') followed += 1;
    response.writeHead(307, { location: '/other' }).end('moved');
  });
  const answer = await post(`http://127.0.0.1:${port}/`);
  assert.deepEqual([answer, followed], [{ statusCode: 307, head: 'moved', retryAfter: null }, 0]);
});

test('410 and Retry-After come back as they were said', async () => {
  const { port } = await serve((_request, response) => {
    response.writeHead(410, { 'retry-after': '120' }).end('gone');
  });
  assert.deepEqual(await post(`http://127.0.0.1:${port}/`), {
    statusCode: 410,
    head: 'gone',
    retryAfter: '120',
  });
});

test('of a long answer the first kilobyte is kept, without NUL, and the rest is not waited for', async () => {
  const { port } = await serve((_request, response) => {
    response.writeHead(500).write(`\0${'x'.repeat(5000)}`);
  });
  const answer = await post(`http://127.0.0.1:${port}/`);
  assert.deepEqual(answer, { statusCode: 500, head: 'x'.repeat(1023), retryAfter: null });
});

test('a receiver that says nothing is a TimeoutError within the time', async () => {
  const { port } = await serve(() => {});
  const started = performance.now();
  assert.deepEqual(await post(`http://127.0.0.1:${port}/`), { error: 'TimeoutError' });
  assert.ok(performance.now() - started < SLOW_MS * 3);
});

test('a receiver that drips its answer for ever is a TimeoutError too', async () => {
  const { port } = await serve((_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(drip));
  });
  assert.deepEqual(await post(`http://127.0.0.1:${port}/`), { error: 'TimeoutError' });
});

test('a port where nobody listens is a code, not an exception', async () => {
  const { port, close } = await serve(() => {});
  close();
  assert.deepEqual(await post(`http://127.0.0.1:${port}/`), { error: 'ECONNREFUSED' });
});

test('a name that nobody knows is a code, not an exception', async () => {
  const answer = await post('https://no-such-name.invalid/');
  assert.ok('error' in answer);
  assert.match(answer.error, /^(ENOTFOUND|EAI_AGAIN|TimeoutError)$/);
});

test('a receiver that hangs up is a code, not an exception', async () => {
  const { port } = await serve((request) => request.socket.destroy());
  const answer = await post(`http://127.0.0.1:${port}/`);
  assert.ok('error' in answer);
  assert.match(answer.error, /^(UND_ERR_SOCKET|ECONNRESET)$/);
});

for (const host of [
  '127.0.0.1',
  'localhost',
  'LOCALHOST',
  '2130706433',
  '0x7f.1',
  '0x7f000001',
  '0177.0.0.1',
  '127.1',
  '127.0.0.1.',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[0:0:0:0:0:ffff:7f00:1]',
  '0.0.0.0',
  '0',
  '①②⑦.0.0.1',
]) {
  test(`http://${host}/ reaches nothing where loopback is not allowed`, async () => {
    let reached = 0;
    const { port } = await serve((_request, response) => {
      reached += 1;
      response.end();
    });
    assert.deepEqual(await post(`http://${host}:${port}/`, false), { error: 'address_refused' });
    assert.equal(reached, 0);
  });
}

test('no connection that was opened for loopback is used where loopback is not allowed', async () => {
  const { port } = await serve((_request, response) => {
    response.end('kept alive');
  });
  assert.ok('statusCode' in (await post(`http://127.0.0.1:${port}/`)));
  assert.deepEqual(await post(`http://127.0.0.1:${port}/`, false), { error: 'address_refused' });
});

for (const url of [
  'http://10.0.0.1/',
  'http://169.254.169.254/latest/',
  'https://[fd00:ec2::254]/',
  'http://0.0.0.0/',
])
  test(`${url} is refused even where loopback is allowed`, async () => {
    assert.deepEqual(await post(url), { error: 'address_refused' });
  });
