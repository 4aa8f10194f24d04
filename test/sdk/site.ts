/**
 * Three origins on one scratch server: a shop that opens the check, the host of the check, and a stranger. Browsers
 * resolve every name under `localhost` to this machine, so the three are as foreign to each other as real ones.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundleEmbeddedPage, bundleOkId, bundleVouch } from './bundle.ts';

/** A message that a framed page got. */
export interface Heard {
  readonly by: string;
  readonly origin: string;
  readonly data: unknown;
}

export interface Site {
  readonly shop: string;
  readonly host: string;
  readonly stranger: string;
  readonly heard: Heard[];
  readonly close: () => void;
}

type Answer = { readonly type: string; readonly body: string; readonly policy?: string };
type Origins = Pick<Site, 'shop' | 'host' | 'stranger'>;

/** Keeps every call of the SDK in `calls`; `start` takes options as JSON has them. */
const SHOP_SCRIPT = `
window.calls = [];
window.violations = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
window.start = (options) => {
  const note = (name) => (value) => {
    calls.push(value instanceof Error ? { name, code: value.code, session_id: value.session_id, message: value.message } : { name, ...value });
    if (options.closes === name) handle.close();
    if (options.throws) throw new Error('the shop throws in ' + name);
  };
  window.handle = Vouch.open({
    onStart: note('start'), onComplete: note('complete'), onError: note('error'), onClose: note('close'), ...options,
  });
};
document.querySelector('#start').addEventListener('click', () => start(window.options));`;

/** Speaks as the hosted page does, unless its address says that it may not be embedded. */
const HOSTED_SCRIPT = `
addEventListener('message', ({ origin, data }) => navigator.sendBeacon('/heard', JSON.stringify({ origin, data })));
window.say = (message) => parent.postMessage({ source: 'vouch', ...message }, '*');
if (!location.pathname.includes('silent')) say({ type: 'ready' });`;

export async function openSite(): Promise<Site> {
  const scripts = new Map([
    ['/sdk/vouch.js', await bundleVouch()],
    ['/sdk/okid.js', await bundleOkId()],
    ['/assets/page.js', await bundleEmbeddedPage()],
    ['/shop.js', SHOP_SCRIPT],
    ['/hosted.js', HOSTED_SCRIPT],
  ]);
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === '/heard') await keep(request, heard);
    const script = scripts.get(request.url ?? '');
    send(
      response,
      script === undefined ? pageOf(request, origins) : { type: 'text/javascript', body: script },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const [shop, host, stranger] = ['shop', 'check', 'stranger'].map(
    (name) => `http://${name}.localhost:${port}`,
  );
  const origins = { shop, host, stranger } as Origins;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { ...origins, heard, close };
}

async function keep(request: IncomingMessage, heard: Heard[]): Promise<void> {
  const message = JSON.parse(Buffer.concat(await request.toArray()).toString());
  heard.push({ by: `http://${request.headers.host}`, ...message });
}

function pageOf(request: IncomingMessage, origins: Origins): Answer {
  const { pathname, searchParams } = new URL(request.url ?? '/', origins.host);
  if (pathname.startsWith('/embedded/')) return embedded(searchParams.get('parents') ?? '');
  return `http://${request.headers.host}` === origins.shop ? shopPage(origins) : hosted();
}

/** No style may be written in markup, no string becomes script, and only known frames are shown. */
function shopPage({ host, stranger }: Origins): Answer {
  return {
    type: 'text/html; charset=utf-8',
    policy: `default-src 'none'; script-src 'self' ${host}; frame-src ${host} ${stranger}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    body: `<!doctype html><html lang="en"><title>Shop</title><button id="start">Start</button><div id="place"></div>
<script src="${host}/sdk/vouch.js"></script><script src="/shop.js"></script>`,
  };
}

function hosted(): Answer {
  return {
    type: 'text/html; charset=utf-8',
    body: '<!doctype html><html lang="en"><title>Check</title><h1>Check</h1><button>On</button><script src="/hosted.js"></script>',
  };
}

/** As the real page: its policy, its body as high as the window, its script deferred. */
function embedded(parents: string): Answer {
  return {
    type: 'text/html; charset=utf-8',
    policy: `default-src 'none'; script-src 'self'; style-src 'nonce-n'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    body: `<!doctype html><html lang="en"><title>Check</title><style nonce="n">body { margin: 0; min-height: 100dvh } main { height: 700px }</style>
<script src="/assets/page.js" defer></script><body data-parents="${parents}"><main><h1>Check</h1><button>On</button>
<a class="action" href="https://shop.example/back">Back</a><a class="action" href="/verify/token/consent">Again</a><video></video></main>`,
  };
}

function send(response: ServerResponse, { type, body, policy }: Answer): void {
  const headers = { 'content-type': type, 'cross-origin-resource-policy': 'cross-origin' };
  response.writeHead(200, policy ? { ...headers, 'content-security-policy': policy } : headers).end(body);
}
