/** Listens on every address of the host: `localhost` is two. All connections are one server's, so each rule of it holds for them all. */
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net';
import type { Server } from './server.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

/** Resolves to the address of the first. */
export async function listen(app: Server, { host, port }: Place): Promise<string> {
  return listenOn(app, host === 'localhost' ? await addressesOf(host) : [host], port);
}

/** The first must succeed; the others are a convenience, and missing them is no failure. */
export async function listenOn(app: Server, addresses: readonly string[], port: number): Promise<string> {
  const [first = '', ...others] = addresses;
  const listening = await app.listen({ host: first, port });
  const bound = (app.server.address() as AddressInfo).port;
  await Promise.all(others.map((host) => listenAlso(app, { host, port: bound })));
  return listening;
}

async function addressesOf(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true });
  return found.sort((one, other) => one.family - other.family).map(({ address }) => address);
}

async function listenAlso(app: Server, place: Place): Promise<void> {
  const server: NetServer = createServer((socket) => app.server.emit('connection', socket));
  server.listen(place);
  await once(server, 'listening').then(
    () => app.server.once('close', () => server.close()),
    () => server.close(),
  );
}
