/** A running service lends its embedded database to the command line: one JSON line in, one out, over a socket that only its owner can open. */
import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { OperatorError } from '../errors.ts';
import { CommandError, type CommandParts } from './command.ts';
import { runCommand } from './commands.ts';

type Call = { readonly name: string; readonly options: Readonly<Record<string, string>> };
type Reply = { readonly result: unknown } | { readonly error: string };

/** What the kernel takes as the name of a socket (unix(7), sun_path). */
const PATH_BYTES_MAX = 107;
/** A command with all its options, of which a logo of 64 KB is 88 KB in base64; an answer has no limit, it is our own. */
const CALL_BYTES_MAX = 131_072;
const CALL_TIMEOUT_MS = 10_000;

export function socketPath(dataDirectory: string): string {
  return join(dataDirectory, 'vouch.sock');
}

export async function serveCommands(
  dataDirectory: string,
  parts: CommandParts,
): Promise<() => Promise<void>> {
  const path = socketPath(dataDirectory);
  if (Buffer.byteLength(path) > PATH_BYTES_MAX) {
    throw new CommandError(
      `DATA_DIR is too long for the operator's socket: ${path} has more than ${PATH_BYTES_MAX} bytes`,
    );
  }
  await rm(path, { force: true });
  const server = createServer((socket) => answer(socket, parts));
  server.listen(path);
  await once(server, 'listening');
  await chmod(path, 0o600);
  return async () => {
    server.close();
    await rm(path, { force: true });
  };
}

/** Throws CommandError as the command did; null when no service listens. */
export async function callService(
  dataDirectory: string,
  call: Call,
): Promise<{ readonly result: unknown } | null> {
  const socket = connect(socketPath(dataDirectory));
  try {
    await once(socket, 'connect');
  } catch {
    return null;
  }
  socket.write(`${JSON.stringify(call)}\n`);
  const reply = JSON.parse(await firstLine(socket, Infinity)) as Reply;
  socket.destroy();
  if ('error' in reply) throw new CommandError(reply.error);
  return reply;
}

async function answer(socket: Socket, parts: CommandParts): Promise<void> {
  socket.on('error', () => socket.destroy());
  socket.setTimeout(CALL_TIMEOUT_MS, () => socket.destroy());
  const reply = await firstLine(socket, CALL_BYTES_MAX)
    .then((line) => JSON.parse(line) as Call)
    .then(({ name, options }) => runCommand(parts, name, options))
    .then(
      (result): Reply => ({ result: result ?? null }),
      (error: unknown): Reply => ({
        error: error instanceof OperatorError ? error.message : 'The command failed inside the service',
      }),
    );
  socket.end(`${JSON.stringify(reply)}\n`);
  socket.resume();
}

async function firstLine(socket: Socket, bytesMax: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (chunk.includes('\n')) return Buffer.concat(chunks).toString('utf8').split('\n')[0] ?? '';
    if (bytes > bytesMax) break;
  }
  throw new Error('No whole line came');
}
