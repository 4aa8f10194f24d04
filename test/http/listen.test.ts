import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { describe, test } from 'node:test';
import { pino } from 'pino';
import { listen, listenOn } from '../../src/http/listen.ts';
import { createServer, type Server } from '../../src/http/server.ts';
import { assertProblem } from '../hostile/assert-problem.ts';
import { sendRaw } from '../hostile/raw-http.ts';

const WITHOUT_IPV6 = !(await canListen('::1')) && 'this machine has no IPv6';

async function serverWithRoute(): Promise<Server> {
  const server = await createServer(pino({ level: 'silent' }));
  server.get('/here', async () => ({ here: true }));
  return server;
}

describe('a server', () => {
  test('that listens on two addresses is one on both, also for what is no HTTP', {
    skip: WITHOUT_IPV6,
  }, async () => {
    const server = await serverWithRoute();
    const { port } = new URL(await listenOn(server, ['127.0.0.1', '::1'], 0));
    for (const host of ['127.0.0.1', '[::1]']) {
      const url = `http://${host}:${port}`;
      assert.equal((await fetch(`${url}/here`)).status, 200);
      assertProblem(await sendRaw(url, 'nonsense\r\n\r\n'), 400, 'malformed_request');
    }
    await server.close();
    await assert.rejects(fetch(`http://[::1]:${port}/here`), 'closed on both');
  });

  test('that cannot have the second address listens on the first', async () => {
    const server = await serverWithRoute();
    const url = await listenOn(server, ['127.0.0.1', '192.0.2.1'], 0);
    assert.equal((await fetch(`${url}/here`)).status, 200);
    await server.close();
  });

  test('on localhost is there under that name', async () => {
    const server = await serverWithRoute();
    const { port } = new URL(await listen(server, { host: 'localhost', port: 0 }));
    assert.equal((await fetch(`http://localhost:${port}/here`)).status, 200);
    await server.close();
  });

  test('whose port is taken does not start', async () => {
    const other = createNetServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const server = await serverWithRoute();
    await assert.rejects(listen(server, { host: '127.0.0.1', port }), { code: 'EADDRINUSE' });
    await server.close();
    other.close();
  });
});

async function canListen(host: string): Promise<boolean> {
  const server = createNetServer().listen(0, host);
  return once(server, 'listening').then(
    () => Boolean(server.close()),
    () => false,
  );
}
