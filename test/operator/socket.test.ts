import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { OperatorError } from '../../src/errors.ts';
import type { CommandParts } from '../../src/operator/command.ts';
import { callService, serveCommands, socketPath } from '../../src/operator/socket.ts';

const GARBAGE = {
  'no JSON': 'garbage\n',
  'JSON that is no call': 'null\n[]\n',
  'a call without options': '{"name":"keys list"}\n',
  'options that are none': '{"name":"keys list","options":7}\n',
  'a name that is an object': '{"name":{"toString":1},"options":{}}\n',
  'a word of every object': '{"name":"constructor","options":{}}\n',
  'bytes of no text': '\xff\xfe\0\n',
  'a line of 1 MB without an end': 'a'.repeat(1_000_000),
};

let folder: string;
let stop: () => Promise<void>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vouch-socket-'));
  const keys = { list: async () => [] };
  const accounts = {
    list: async () => [{ id: 'acc_1' }],
    setLogo: async (_id: string, bytes: Buffer) => {
      if (bytes[0] === 0) throw new OperatorError('The logo is refused');
      return { bytes: bytes.length };
    },
  };
  const audit = { record: async () => {} };
  stop = await serveCommands(folder, { keys, accounts, audit } as unknown as CommandParts);
});
after(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

for (const [what, text] of Object.entries(GARBAGE)) {
  test(`${what}: answered with an error, and the next call is served`, async () => {
    assert.match(await say(text), /^\{"error":".+"\}\n$/);
    assert.deepEqual(await callService(folder, { name: 'keys list', options: {} }), { result: [] });
  });
}

test('a logo of 64 KB fits into a call, and why one is refused comes back', async () => {
  const call = (bytes: Buffer) =>
    callService(folder, { name: 'branding logo', options: { file: bytes.toString('base64') } });
  assert.deepEqual(await call(Buffer.alloc(65_536, 1)), { result: { bytes: 65_536 } });
  await assert.rejects(call(Buffer.alloc(65_536)), /^CommandError: The logo is refused$/);
});

test('who hangs up in the middle of a line, or before one, harms nobody', async () => {
  for (const text of ['', '{"name":']) {
    const socket = connect(socketPath(folder));
    await once(socket, 'connect');
    socket.write(text);
    socket.destroy();
  }
  assert.deepEqual(await callService(folder, { name: 'keys list', options: {} }), { result: [] });
});

async function say(text: string): Promise<string> {
  const socket = connect(socketPath(folder));
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.write(Buffer.from(text, 'latin1'));
  await once(socket, 'close');
  return answer;
}
