/** The only door to the outside. Every address is checked at the moment of connecting, after the name was resolved, so no name can change its mind in between. */
import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, request } from 'undici';
import { mayConnect } from './addresses.ts';

const CONNECT_TIMEOUT_MS = 5000;
const TOTAL_TIMEOUT_MS = 15_000;
const ANSWER_BYTES_KEPT = 1024;

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

class AddressRefused extends Error {
  readonly code = 'address_refused';
}

/** `totalMs`: from the first byte sent to the last one read. */
export function createTarget(totalMs = TOTAL_TIMEOUT_MS): Target {
  const agents = { public: createAgent(false), loopback: createAgent(true) };
  return {
    async post({ url, headers, body, allowLoopback }) {
      const dispatcher = allowLoopback ? agents.loopback : agents.public;
      const signal = AbortSignal.timeout(totalMs);
      try {
        const answer = await request(url, { method: 'POST', headers, body, dispatcher, signal });
        const head = await readHead(answer.body);
        return { statusCode: answer.statusCode, head, retryAfter: first(answer.headers['retry-after']) };
      } catch (error) {
        return { error: codeOf(error) };
      }
    },
    async close() {
      await Promise.all([agents.public.destroy(), agents.loopback.destroy()]);
    },
  };
}

function createAgent(allowLoopback: boolean): Agent {
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: checkedLookup(allowLoopback) });
  return new Agent({
    headersTimeout: TOTAL_TIMEOUT_MS,
    bodyTimeout: TOTAL_TIMEOUT_MS,
    maxHeaderSize: 16_384,
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !mayConnect(host, allowLoopback))
        callback(new AddressRefused('Address refused'), null);
      else connect(options, callback);
    },
  });
}

/** One refused address among several refuses the name: a receiver has no reason to mix them. */
function checkedLookup(allowLoopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [firstAddress] = addresses;
      if (!firstAddress || addresses.some(({ address }) => !mayConnect(address, allowLoopback))) {
        return callback(new AddressRefused('Address refused'), '');
      }
      if (options.all) callback(null, addresses);
      else callback(null, firstAddress.address, firstAddress.family);
    });
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
