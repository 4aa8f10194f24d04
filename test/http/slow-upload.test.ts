import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { type Budget, createBudget } from '../../src/capture/budget.ts';
import { acceptForms, readUpload } from '../../src/http/read-upload.ts';
import { createServer, type Server } from '../../src/http/server.ts';
import { shareOf } from '../../src/http/upload-budget.ts';

const PACE = { bodyMs: 2000, slackMs: 300 };
const UPLOAD_BYTES = 1000;
const BUDGET_UPLOADS = 3;
const HEAD = '--x\r\ncontent-disposition: form-data; name="image"; filename="a"\r\n\r\n';
const END = '\r\n--x--\r\n';
const BODY = HEAD + 'a'.repeat(UPLOAD_BYTES - HEAD.length - END.length) + END;

describe('an upload over a slow or broken connection', () => {
  const log: string[] = [];
  let budget: Budget;
  let server: Server;
  let url: URL;
  let taken: number;

  beforeEach(async () => {
    [taken, log.length] = [0, 0];
    budget = createBudget(BUDGET_UPLOADS * UPLOAD_BYTES, 5000);
    server = await createServer(pino({ level: 'info' }, { write: (line) => log.push(line) }), PACE);
    await acceptForms(server);
    server.post('/upload', shareOf(budget, UPLOAD_BYTES), async (request) => {
      const bytes = request.isMultipart() ? (await readUpload(request)).bytes.length : 0;
      taken++;
      return { bytes };
    });
    server.post('/plain', async () => ({}));
    url = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
  });
  afterEach(() => server.close());

  test('that brings nothing more is answered with 408, and its connection is closed', async () => {
    const socket = open(BODY.slice(0, 200));
    const answer = await answerOf(socket);
    assert.match(answer, /^HTTP\/1\.1 408 /);
    assert.match(answer, /content-type: application\/problem\+json/);
    assert.match(answer, /"code":"request_timeout"/);
    assert.equal(taken, 0);
  });

  test('is cut off where nothing is uploaded, too: a JSON that lacks its end', async () => {
    const socket = open('{"a":', { path: '/plain', type: 'application/json' });
    assert.match(await answerOf(socket), /"code":"request_timeout"/);
  });

  test('does not hold up the others: twenty that stall give their shares back to one that comes', async () => {
    const stalled = Array.from({ length: 20 }, () => open(BODY.slice(0, 100)));
    await pause(100);
    const begun = performance.now();
    assert.match(await answerOf(open(BODY)), /^HTTP\/1\.1 200 /);
    assert.ok(performance.now() - begun < 5000, 'before it would be sent away as busy');
    for (const socket of stalled) socket.destroy();
  });

  test('that drips is still cut off when it can no longer be complete in time', async () => {
    const socket = open(BODY.slice(0, 100));
    const dripping = setInterval(() => socket.write('a'), 50);
    const answer = await answerOf(socket);
    clearInterval(dripping);
    assert.match(answer, /^HTTP\/1\.1 408 /);
  });

  test('that keeps its pace is taken, however slow it is', async () => {
    const socket = open('');
    const answered = answerOf(socket);
    for (let at = 0; at < BODY.length; at += 100) {
      socket.write(BODY.slice(at, at + 100));
      await pause(120);
    }
    assert.match(await answered, /^HTTP\/1\.1 200 /);
  });

  for (const [kind, type, sent] of [
    ['a form', 'multipart/form-data; boundary=x', BODY.slice(0, 300)],
    ['JSON', 'application/json', '{"image":"aaaa'],
  ] as const) {
    test(`that breaks off gives its share back, starts no work and is no fault: ${kind}`, async () => {
      const sockets = Array.from({ length: BUDGET_UPLOADS }, () => open(sent, { type }));
      await pause(150);
      for (const socket of sockets) socket.destroy();
      await (await budget.take(BUDGET_UPLOADS * UPLOAD_BYTES))();
      await pause(100);
      assert.equal(taken, 0);
      assert.deepEqual(
        log.map((line) => JSON.parse(line)).filter(({ level }) => level > 30),
        [],
      );
    });
  }

  function open(body: string, { path = '/upload', type = 'multipart/form-data; boundary=x' } = {}): Socket {
    const socket = connect(Number(url.port), url.hostname);
    socket.on('error', () => {});
    const headers = `Host: x\r\nContent-Type: ${type}\r\nContent-Length: ${UPLOAD_BYTES}\r\nConnection: close\r\n`;
    socket.write(`POST ${path} HTTP/1.1\r\n${headers}\r\n${body}`);
    return socket;
  }
});

async function answerOf(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  await once(socket, 'close');
  return text;
}
