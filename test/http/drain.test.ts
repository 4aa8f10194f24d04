import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { pino } from 'pino';
import { createDrain } from '../../src/http/drain.ts';
import { createServer } from '../../src/http/server.ts';

const NEVER_MS = 3_600_000;

test('a door that closes waits for the request that runs, and for no connection that was only opened ahead', {
  timeout: 60_000,
}, async () => {
  const server = await createServer(pino({ level: 'silent' }));
  const drain = createDrain(server, { drainMs: 0, finishMs: NEVER_MS });
  const slow = new EventEmitter();
  server.get('/slow', async () => {
    slow.emit('asked');
    const [answer] = await once(slow, 'answer');
    return answer;
  });
  const url = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
  const ahead = connect(Number(url.port), url.hostname);
  await once(ahead, 'connect');
  const isAsked = once(slow, 'asked');
  const asked = fetch(new URL('/slow', url));
  await isAsked;

  const closed = drain.close();
  await once(ahead, 'close');
  slow.emit('answer', { late: true });
  assert.deepEqual(await (await asked).json(), { late: true });
  await closed;
});
