/** The only door to the outside. Every address is checked at the moment of connecting, after the name was resolved, so no name can change its mind in between. */
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector, Client } from 'undici';
import { mayConnect } from './addresses.ts';
import { createResolve, type Resolve } from './resolve.ts';

const CONNECT_TIMEOUT_MS = 5000;
const TOTAL_TIMEOUT_MS = 15_000;
const ANSWER_BYTES_KEPT = 1024;
const HEADER_BYTES_MAX = 16_384;
const PORTS_BELOW_1024 = ['', '80', '443'];

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly allowLoopback: boolean;
}

/** `error` is a code of ours or of the operating system, never the receiver's words. */
export type Answer =
  | { readonly statusCode: number; readonly head: string; readonly retryAfter: string | null }
  | { readonly error: string };

export interface Target {
  post(post: Post): Promise<Answer>;
  close(): Promise<void>;
}

export interface TargetOptions {
  /** From the first byte sent to the last one read. */
  readonly totalMs?: number;
  readonly resolve?: Resolve;
  /** Which of this machine's addresses connections leave from; the system chooses unless given. */
  readonly localAddress?: string;
}

class AddressRefused extends Error {
  readonly code = 'address_refused';
}

export function createTarget({
  totalMs = TOTAL_TIMEOUT_MS,
  resolve = createResolve(),
  localAddress,
}: TargetOptions = {}): Target {
  const how = { timeout: Math.min(CONNECT_TIMEOUT_MS, totalMs), ...(localAddress && { localAddress }) };
  const connectors = {
    public: checkedConnector(buildConnector({ ...how, lookup: checkedLookup(resolve, false) }), false),
    loopback: checkedConnector(buildConnector({ ...how, lookup: checkedLookup(resolve, true) }), true),
  };
  const open = new Set<Client>();

  async function ask(client: Client, { pathname, search }: URL, { headers, body }: Post): Promise<Answer> {
    const signal = AbortSignal.timeout(totalMs);
    const answer = await client.request({ path: pathname + search, method: 'POST', headers, body, signal });
    const head = await readHead(answer.body);
    return { statusCode: answer.statusCode, head, retryAfter: first(answer.headers['retry-after']) };
  }

  return {
    async post(post) {
      const url = parseUrl(post.url);
      if (!url) return { error: 'url_refused' };
      const client = createClient(url.origin, connectors[post.allowLoopback ? 'loopback' : 'public']);
      open.add(client);
      try {
        return await ask(client, url, post);
      } catch (error) {
        return { error: codeOf(error) };
      } finally {
        open.delete(client);
        await client.destroy();
      }
    },
    async close() {
      await Promise.all([...open].map((client) => client.destroy()));
    },
  };
}

/** Read once, so that what is checked is what is asked; a low port is some other service's, and user-info only hides where a link leads. */
function parseUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = /^https?:$/.test(url.protocol) && !url.username && !url.password;
  return isPlain && (PORTS_BELOW_1024.includes(url.port) || Number(url.port) >= 1024) ? url : null;
}

/** For one delivery: a connection that is kept might lead where the name no longer does, or be closed by the receiver at the wrong moment. */
function createClient(origin: string, connect: buildConnector.connector): Client {
  return new Client(origin, {
    headersTimeout: TOTAL_TIMEOUT_MS,
    bodyTimeout: TOTAL_TIMEOUT_MS,
    maxHeaderSize: HEADER_BYTES_MAX,
    connect,
  });
}

/** An address in place of a name is never looked up, so it is checked here. */
function checkedConnector(
  connect: buildConnector.connector,
  allowLoopback: boolean,
): buildConnector.connector {
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !mayConnect(host, allowLoopback)) callback(new AddressRefused(), null);
    else connect(options, callback);
  };
}

/** One refused address among several refuses the name: a receiver has no reason to mix them. */
function checkedLookup(resolve: Resolve, allowLoopback: boolean): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [firstAddress] = addresses;
        if (!firstAddress || addresses.some(({ address }) => !mayConnect(address, allowLoopback)))
          callback(new AddressRefused(), '');
        else if (all) callback(null, [...addresses]);
        else callback(null, firstAddress.address, firstAddress.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

/** The first kilobyte tells an operator what the receiver said; the rest is thrown away with the connection. */
async function readHead(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= ANSWER_BYTES_KEPT) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES_KEPT).toString('utf8').replaceAll('\0', '');
}

function first(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

/** The code of a DOMException, as a time-out is one, is a number that says nothing; its name does. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: string | number; name?: string };
  return typeof code === 'string' ? code : (name ?? 'unknown');
}
