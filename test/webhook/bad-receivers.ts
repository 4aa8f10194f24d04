/** Receivers that fail, each in its own way, and what an attempt must say of it. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface BadReceiver {
  readonly fails: string;
  readonly scheme?: 'http' | 'https';
  readonly answer: (socket: Socket) => void;
  /** The status that came, or the error's code. */
  readonly code: number | RegExp;
  /** What is kept of the answer. */
  readonly head?: string;
}

/** Answers once the request has begun to arrive. */
const says =
  (text: string | Buffer) =>
  (socket: Socket): void => {
    socket.once('data', () => socket.write(text));
  };

/** Goes on for as long as anybody listens. */
const saysForEver =
  (start: string, more: string, everyMs: number) =>
  (socket: Socket): void => {
    socket.once('data', () => {
      socket.write(start);
      const drip = setInterval(() => socket.write(more), everyMs);
      socket.on('close', () => clearInterval(drip));
    });
  };

const status = (code: number, headers = ''): BadReceiver => ({
  fails: `answers ${code}${headers && ` with ${headers.trim()}`}`,
  answer: says(`HTTP/1.1 ${code} No\r\n${headers}content-length: 2\r\n\r\nno`),
  code,
  head: 'no',
});

const NO_HTTP = /^(HTTPParserError|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/;
const HUNG_UP = /^(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/;

export const BAD_RECEIVERS: readonly BadReceiver[] = [
  { fails: 'closes at once', answer: (socket) => socket.end(), code: HUNG_UP },
  { fails: 'resets the connection', answer: (socket) => socket.resetAndDestroy(), code: HUNG_UP },
  {
    fails: 'reads the request and hangs up',
    answer: (socket) => socket.once('data', () => socket.destroy()),
    code: HUNG_UP,
  },
  { fails: 'never answers', answer: () => {}, code: /^TimeoutError$/ },
  { fails: 'never reads', answer: (socket) => socket.pause(), code: /^TimeoutError$/ },
  {
    fails: 'answers byte by byte without an end',
    answer: saysForEver('HTTP/1.1 200 OK\r\n\r\n', '.', 50),
    code: /^TimeoutError$/,
  },
  {
    fails: 'gives its headers byte by byte',
    answer: saysForEver('HTTP/1.1 200 OK\r\nx: ', '.', 50),
    code: /^TimeoutError$/,
  },
  {
    fails: 'says 103 for ever',
    answer: saysForEver('', 'HTTP/1.1 103 Early Hints\r\n\r\n', 50),
    code: /^TimeoutError$/,
  },
  {
    fails: 'has headers without an end',
    answer: saysForEver('HTTP/1.1 200 OK\r\n', `x: ${'x'.repeat(4000)}\r\n`, 1),
    code: /^UND_ERR_HEADERS_OVERFLOW$/,
  },
  {
    fails: 'refuses with a body without an end',
    answer: saysForEver('HTTP/1.1 500 No\r\n\r\n', 'x'.repeat(65_536), 1),
    code: 500,
    head: 'x'.repeat(1024),
  },
  {
    fails: 'refuses with bytes that are no text',
    answer: says(
      Buffer.concat([
        Buffer.from('HTTP/1.1 500 No\r\ncontent-length: 4\r\n\r\n'),
        Buffer.from([0, 255, 0, 65]),
      ]),
    ),
    code: 500,
    head: '\ufffdA',
  },
  {
    fails: 'speaks another protocol',
    answer: (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'),
    code: NO_HTTP,
  },
  { fails: 'answers nonsense', answer: says('HTTP/9.9 yes\r\n\r\n'), code: NO_HTTP },
  {
    fails: 'gives a length that is no number',
    answer: says('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n'),
    code: NO_HTTP,
  },
  {
    fails: 'says both how long it is and that it is chunked',
    answer: says('HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\nhello'),
    code: NO_HTTP,
  },
  {
    fails: 'sends broken chunks',
    answer: says('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'),
    code: NO_HTTP,
  },
  {
    fails: 'drops after its headers',
    answer: (socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n')),
    code: HUNG_UP,
  },
  {
    fails: 'drops in the middle of its answer',
    answer: (socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf')),
    code: HUNG_UP,
  },
  {
    fails: 'wants another protocol',
    answer: says('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
    code: /^UND_ERR_SOCKET$/,
  },
  {
    fails: 'speaks TLS on a plain port',
    answer: (socket) => socket.once('data', () => socket.end(Buffer.from('15030300020246', 'hex'))),
    code: NO_HTTP,
  },
  {
    fails: 'speaks plain HTTP on a TLS port',
    scheme: 'https',
    answer: says('HTTP/1.1 400 Bad Request\r\n\r\n'),
    code: /^(ERR_SSL_|EPROTO)/,
  },
  {
    fails: 'says nothing to the TLS handshake',
    scheme: 'https',
    answer: () => {},
    code: /^UND_ERR_CONNECT_TIMEOUT$/,
  },
  {
    fails: 'hangs up in the TLS handshake',
    scheme: 'https',
    answer: (socket) => socket.once('data', () => socket.destroy()),
    code: HUNG_UP,
  },
  ...[301, 302, 303, 307, 308].map((code) => status(code, 'location: /elsewhere\r\n')),
  ...[300, 400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 502, 503, 504].map((code) => status(code)),
  { fails: 'answers 304', answer: says('HTTP/1.1 304 Not Modified\r\n\r\n'), code: 304, head: '' },
  status(999),
];

export interface Listening {
  readonly url: string;
  /** How many connections came. */
  readonly connections: () => number;
  close(): void;
}

export async function startBadReceiver({
  scheme = 'http',
  answer,
}: Pick<BadReceiver, 'scheme' | 'answer'>): Promise<Listening> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    connections: () => connections,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
