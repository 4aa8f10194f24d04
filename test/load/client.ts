/** A backend that uses the service over HTTP on this machine, on connections that stay open; the uploads are built once. */
import { Agent, request } from 'node:http';
import type { Photos } from './photos.ts';

const BOUNDARY = 'vouch-bench-boundary';
const TIMEOUT_MS = 60_000;
const TRIES_MAX = 3;
const ASK_EVERY_MS = 100;

export interface Answer {
  readonly text: string;
  readonly ms: number;
}

/** What the bench reads of a session. */
export interface SessionAnswer {
  readonly id: string;
  readonly status: string;
  readonly submitted_at: string | null;
  readonly completed_at: string | null;
}

export type ImageName = keyof Photos;
export type Client = ReturnType<typeof createClient>;

export function createClient(
  url: string,
  { key, photos }: { readonly key: string; readonly photos: Photos },
) {
  const agent = new Agent({ keepAlive: true });
  const uploads = {
    document_front: multipart('document_front', photos.document_front),
    selfie: multipart('selfie', photos.selfie),
  };

  /** Throws when the answer is no success. */
  function call(method: string, path: string, body?: Buffer): Promise<Answer> {
    const type = body && { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    const headers = { authorization: `Bearer ${key}`, 'content-length': body?.length ?? 0, ...type };
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(`${url}${path}`, { method, agent, headers, timeout: TIMEOUT_MS }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('error', reject).on('end', () => {
          const { statusCode = 0 } = response;
          if (statusCode < 300) resolve({ text, ms: performance.now() - begun });
          else reject(new Error(`${method} ${path} answered ${statusCode}: ${text.slice(0, 500)}`));
        });
      });
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} did not answer in time`)));
      sent.on('error', reject).end(body);
    });
  }

  const read = async (id: string): Promise<SessionAnswer> =>
    JSON.parse((await call('GET', `/v1/verify/session/${id}`)).text);

  return {
    call,
    read,
    async create(): Promise<string> {
      return JSON.parse((await call('POST', '/v1/verify/session')).text).id;
    },
    /** A photo that is refused is sent again, as a person would: the third is always taken. */
    async send(id: string, image: ImageName): Promise<void> {
      for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
        const { text } = await call('POST', `/v1/verify/session/${id}/images`, uploads[image]);
        if (JSON.parse(text).accepted) return;
      }
      throw new Error(`The service takes no ${image}`);
    },
    async ended(id: string): Promise<SessionAnswer> {
      for (const end = performance.now() + TIMEOUT_MS; performance.now() < end; await pause(ASK_EVERY_MS)) {
        const session = await read(id);
        if (session.completed_at) return session;
      }
      throw new Error('No verdict came in time');
    },
    close: () => agent.destroy(),
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function multipart(type: ImageName, photo: Buffer): Buffer {
  const head = [
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="type"\r\n\r\n${type}\r\n`,
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="image"; filename="photo.jpg"\r\n`,
    'Content-Type: image/jpeg\r\n\r\n',
  ].join('');
  return Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}
