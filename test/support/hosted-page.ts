/** A person's browser without script: no key, plain forms, every address taken from the link. */
import type { Answer, Reachable } from './service.ts';
import { plainJpeg } from './sessions.ts';

export interface HostedPage {
  open(place?: string): Promise<Answer>;
  /** Presses a button of a form. */
  say(place: string, fields?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a photo; a plain one where none is given. */
  send(place: string, bytes?: Uint8Array): Promise<Answer>;
}

export function hostedPage(
  service: Reachable,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): HostedPage {
  const path = new URL(url).pathname;
  const under = (place?: string) => (place ? `${path}/${place}` : path);
  return {
    open: (place) => service.call('GET', under(place), { key: null, headers }),
    say: (place, fields = {}) =>
      service.call('POST', under(place), { key: null, headers, body: new URLSearchParams(fields) }),
    async send(place, bytes) {
      const body = new FormData();
      const photo = new Uint8Array(bytes ?? (await plainJpeg()));
      body.set('image', new Blob([photo], { type: 'image/jpeg' }), 'photo.jpg');
      return service.call('POST', under(place), { key: null, headers, body });
    },
  };
}

export function heading({ text }: Answer): string | undefined {
  return /<h1>(.*?)<\/h1>/.exec(text)?.[1];
}
