/** A name server on loopback (RFC 1035) that answers every question as the test says, and lets nobody keep the answer. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const TYPES = { 1: 'A', 28: 'AAAA' } as const;
export type RecordType = (typeof TYPES)[keyof typeof TYPES];

export interface DnsServer {
  /** `address:port`, as resolvers take it. */
  readonly address: string;
  /** Names and types, in the order in which they were asked. */
  readonly questions: readonly string[];
  close(): void;
}

/** `answer`: the addresses of the name, in bytes; null: silence. */
export async function startDnsServer(
  answer: (name: string, type: RecordType) => readonly Uint8Array[] | null,
): Promise<DnsServer> {
  const questions: string[] = [];
  const socket = createSocket('udp4', (query, from) => {
    const { name, end } = nameIn(query);
    const type = TYPES[query.readUInt16BE(end) as keyof typeof TYPES];
    questions.push(`${name} ${type}`);
    const addresses = answer(name, type);
    if (addresses) socket.send(response(query.subarray(0, end + 4), addresses), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, questions, close: () => socket.close() };
}

/** `end`: where the type of the question stands. */
function nameIn(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** The question again, and behind it records with a time to live of nothing. */
function response(question: Buffer, addresses: readonly Uint8Array[]): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(addresses.length, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  return Buffer.concat([head, ...addresses.flatMap((address) => [recordHead(address), address])]);
}

/** A pointer to the name of the question, the type, the class IN, the time to live, the length. */
function recordHead({ length }: Uint8Array): Buffer {
  const head = Buffer.from([0xc0, 12, 0, length === 4 ? 1 : 28, 0, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(length, 10);
  return head;
}
