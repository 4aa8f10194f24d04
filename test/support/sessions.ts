/** The main job in a few words: create a session, send its images, wait for its end. */
import sharp from 'sharp';
import { type Answer, type Reachable, until } from './service.ts';

const FINAL = ['verified', 'unverified', 'failed', 'expired'];

export async function createSession(
  service: Reachable,
  json: object = {},
  key = service.testKey,
): Promise<Answer['body']> {
  const answer = await service.call('POST', '/v1/verify/session', { json, key });
  if (answer.status !== 201) throw new Error(`Not created: ${answer.text}`);
  return answer.body;
}

export function sendImage(
  service: Reachable,
  id: string,
  type: string,
  bytes: Uint8Array,
  key = service.testKey,
): Promise<Answer> {
  const form = new FormData();
  form.set('type', type);
  form.set('image', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
  return service.call('POST', `/v1/verify/session/${id}/images`, { body: form, key });
}

/** The session once it has ended. */
export async function ended(service: Reachable, id: string, key = service.testKey): Promise<Answer['body']> {
  const ask = () => service.call('GET', `/v1/verify/session/${id}`, { key });
  return (await until(ask, ({ body }) => FINAL.includes(body.status))).body;
}

/** Both images, then the end; for test sessions, whose images only need to be images. */
export async function finish(service: Reachable, id: string): Promise<Answer['body']> {
  await sendImage(service, id, 'document_front', await plainJpeg());
  await sendImage(service, id, 'selfie', await plainJpeg());
  return ended(service, id);
}

export function plainJpeg(width = 640, height = 480): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#7a8' } })
    .jpeg()
    .toBuffer();
}
