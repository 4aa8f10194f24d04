/** A running service lends its embedded database to the command line: one JSON line in, one out, over a socket that only its owner can open. */
import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CommandError, type CommandParts, runCommand } from './commands.ts';

type Call = { readonly name: string; readonly options: Readonly<Record<string, string>> };
type Reply = { readonly result: unknown } | { readonly error: string };

/** What the kernel takes as the name of a socket (unix(7), sun_path). */
const PATH_BYTES_MAX = 107;

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
  const reply = JSON.parse(await firstLine(socket)) as Reply;
  socket.destroy();
  if ('error' in reply) throw new CommandError(reply.error);
  return reply;
}

async function answer(socket: Socket, parts: CommandParts): Promise<void> {
  socket.on('error', () => socket.destroy());
  const reply = await firstLine(socket)
    .then((line) => JSON.parse(line) as Call)
    .then(({ name, options }) => runCommand(parts, name, options))
    .then(
      (result): Reply => ({ result: result ?? null }),
      (error: unknown): Reply => ({
        error: error instanceof CommandError ? error.message : 'The command failed inside the service',
      }),
    );
  socket.end(`${JSON.stringify(reply)}\n`);
}

async function firstLine(socket: Socket): Promise<string> {
  for await (const line of createInterface(socket)) return line;
  throw new Error('The connection ended before a line came');
}
