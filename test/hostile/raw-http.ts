/** HTTP written byte by byte, for what no client would send. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const WAIT_MS_MAX = 10_000;

/** One request on a connection of its own, and the answer to it; null when the connection was closed without one. */
export async function sendRaw(url: string, request: string | Buffer): Promise<RawAnswer | null> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname.replaceAll(/[[\]]/g, ''));
  socket.on('error', () => {});
  let received = Buffer.alloc(0);
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (isWhole(received)) resolve();
    });
  });
  socket.write(typeof request === 'string' ? Buffer.from(request, 'latin1') : request);
  await Promise.race([answered, once(socket, 'close'), pause(WAIT_MS_MAX, null, { ref: false })]);
  socket.destroy();
  return parse(received);
}

function isWhole(received: Buffer): boolean {
  const answer = parse(received);
  if (!answer) return false;
  return Buffer.byteLength(answer.text) >= Number(answer.headers['content-length'] ?? 0);
}

/** What only says "continue" is no answer. */
function parse(received: Buffer): RawAnswer | null {
  const text = received.toString('utf8').replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [start = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => {
    const at = line.indexOf(': ');
    return [line.slice(0, at).toLowerCase(), line.slice(at + 2)] as const;
  });
  return {
    status: Number(start.split(' ')[1]),
    headers: Object.fromEntries(headers),
    text: text.slice(end + 4),
  };
}
