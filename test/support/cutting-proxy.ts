/** A mobile network between a browser and the service: it can lose what is sent after so many bytes, or every answer. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly origin: string;
  /** Every connection breaks, and from now on each new one once this much of a request came; what came before it is passed on. */
  cutRequests(afterBytes: number): void;
  /** From now on requests reach the service, and the connection breaks when the answer comes. */
  cutAnswers(): void;
  /** From now on a request stops after this much, and its connection stays as it is. */
  stallRequests(afterBytes: number): void;
  /** All is well again for new connections; those that stalled break. */
  mend(): void;
  close(): void;
}

type Fault = 'none' | 'cut' | 'stall' | 'deaf';

export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const links = new Set<Socket>();
  let fault: Fault = 'none';
  let bytesMax = 0;

  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    let passed = 0;
    let before = fault;
    const end = (): void => {
      for (const socket of [client, server]) socket.destroy();
      links.delete(client);
    };
    links.add(client);
    client.on('data', (bytes) => {
      if (before !== fault) passed = 0;
      before = fault;
      passed += bytes.length;
      const isOver = passed > bytesMax && (fault === 'cut' || fault === 'stall');
      if (!isOver) server.write(bytes);
      else if (fault === 'cut') end();
      else client.pause();
    });
    server.on('data', (bytes) => (fault === 'deaf' ? end() : client.write(bytes)));
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');

  const set = (next: Fault, bytes = 0): void => {
    fault = next;
    bytesMax = bytes;
  };
  const drop = (): void => {
    for (const socket of links) socket.destroy();
  };
  return {
    origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cutRequests(afterBytes) {
      set('cut', afterBytes);
      drop();
    },
    cutAnswers: () => set('deaf'),
    stallRequests: (afterBytes) => set('stall', afterBytes),
    mend() {
      set('none');
      drop();
    },
    close() {
      drop();
      proxy.close();
    },
  };
}
