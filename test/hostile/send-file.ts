/** A hostile file goes the way of every upload, as an image or as a frame of one; what comes back is kept for the judgement, with the time it took. */
import type { Answer, Service } from '../support/service.ts';
import { createSession, plainJpeg } from '../support/sessions.ts';
import type { HostileFile } from './hostile-file.ts';

export interface Verdict {
  readonly file: HostileFile;
  readonly answer: Answer;
  readonly ms: number;
}

export interface Sending {
  /** How many are sent at a time, in order. */
  readonly abreast?: number;
  /** What every session is created with. */
  readonly session?: object;
  /** As the first of three frames of a sound selfie, instead of as the selfie itself. */
  readonly asFrame?: boolean;
}

export async function sendFiles(
  service: Service,
  files: Iterable<HostileFile>,
  { abreast = 4, session = { mock_behavior: {} }, asFrame = false }: Sending = {},
): Promise<Verdict[]> {
  const [verdicts, rest] = [[] as Verdict[], files[Symbol.iterator]()];
  const sender = async (): Promise<void> => {
    for (let next = rest.next(); !next.done; next = rest.next()) {
      const { id } = await createSession(service, session);
      const form = asFrame ? await burstWith(next.value) : formWith(next.value);
      verdicts.push(await sendForm(service, id, next.value, form));
    }
  };
  await Promise.all(Array.from({ length: abreast }, sender));
  return verdicts;
}

function formWith(file: HostileFile): FormData {
  const form = new FormData();
  form.set('type', 'selfie');
  form.set('image', blobOf(file), 'photo.jpg');
  return form;
}

async function burstWith(file: HostileFile): Promise<FormData> {
  const sound = { name: 'sound', bytes: await plainJpeg(64, 48) };
  const form = formWith(sound);
  for (const frame of [file, sound, sound]) form.append('frames', blobOf(frame), 'frame.jpg');
  return form;
}

function blobOf({ bytes, mediaType = 'application/octet-stream' }: HostileFile): Blob {
  return new Blob([new Uint8Array(bytes)], { type: mediaType });
}

async function sendForm(service: Service, id: string, file: HostileFile, body: FormData): Promise<Verdict> {
  const begun = performance.now();
  const answer = await service.call('POST', `/v1/verify/session/${id}/images`, { body });
  return { file, answer, ms: performance.now() - begun };
}
