/** The one way to move without loading the page anew: asks for a screen and puts it in the place of the one shown. */
import { replaceScreen } from './screen.ts';

export interface VisitOptions {
  readonly method?: 'GET' | 'POST';
  readonly body?: FormData;
  /** Where the answer to a POST belongs when it is no redirect: its own address cannot be loaded again. */
  readonly home?: string;
  /** 0..1 of what is to be sent. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Nothing came back, or only from something on the way that could not reach the service: to be tried again. */
export class NetworkLost extends Error {
  override readonly name = 'NetworkLost';
}

/** 422 is the same screen again with what was wrong. */
const SCREENS: readonly number[] = [200, 422];
const LATER: readonly number[] = [429, 502, 503, 504];
/** Without a sign of life for this long a connection is lost, whatever the phone thinks of it. */
const SILENCE_MS = 60_000;

let latest = 0;

/** Throws NetworkLost, or AbortError by the signal. An answer that is no screen of ours becomes a real navigation. */
export async function visit(url: string, options: VisitOptions = {}): Promise<void> {
  const turn = ++latest;
  const answer = await request(url, options);
  if (turn !== latest) return;
  if (LATER.includes(answer.status)) throw new NetworkLost();
  const home = options.home ?? url;
  const address = answer.status === 200 ? answer.responseURL || home : home;
  const isScreen = SCREENS.includes(answer.status) && answer.response instanceof Document;
  if (!isScreen || !replaceScreen(answer.response, address)) location.assign(home);
}

function request(url: string, { method, body, onProgress, signal }: VisitOptions): Promise<XMLHttpRequest> {
  const sent = new XMLHttpRequest();
  let silence = 0;
  const answer = new Promise<XMLHttpRequest>((resolve, reject) => {
    const lose = () => reject(new NetworkLost());
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(lose, SILENCE_MS);
    };
    sent.open(method ?? 'GET', url);
    sent.responseType = 'document';
    // Without it the answer brings a style that the policy of this page forbids.
    sent.setRequestHeader('x-requested-with', 'visit');
    sent.onload = () => resolve(sent);
    sent.onerror = lose;
    sent.onprogress = listen;
    sent.upload.onprogress = ({ loaded, total }) => {
      listen();
      onProgress?.(loaded / Math.max(total, 1));
    };
    signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    listen();
    sent.send(body ?? null);
  });
  answer.catch(() => sent.abort());
  return answer.finally(() => clearTimeout(silence));
}
