/** A hostile file goes the way of every upload; what comes back is kept for the judgement, with the time it took. */
import type { Answer, Service } from '../support/service.ts';
import { createSession } from '../support/sessions.ts';
import type { HostileFile } from './hostile-file.ts';

export interface Verdict {
  readonly file: HostileFile;
  readonly answer: Answer;
  readonly ms: number;
}

/** `session` is what every session is created with. Files are sent `abreast` at a time, in order. */
export async function sendFiles(
  service: Service,
  files: Iterable<HostileFile>,
  { abreast = 4, session = { mock_behavior: {} } }: { abreast?: number; session?: object } = {},
): Promise<Verdict[]> {
  const [verdicts, rest] = [[] as Verdict[], files[Symbol.iterator]()];
  const sender = async (): Promise<void> => {
    for (let next = rest.next(); !next.done; next = rest.next()) {
      verdicts.push(await sendFile(service, next.value, session));
    }
  };
  await Promise.all(Array.from({ length: abreast }, sender));
  return verdicts;
}

async function sendFile(service: Service, file: HostileFile, session: object): Promise<Verdict> {
  const { id } = await createSession(service, session);
  const form = new FormData();
  form.set('type', 'selfie');
  const type = file.mediaType ?? 'application/octet-stream';
  form.set('image', new Blob([new Uint8Array(file.bytes)], { type }), 'photo.jpg');
  const begun = performance.now();
  const answer = await service.call('POST', `/v1/verify/session/${id}/images`, { body: form });
  return { file, answer, ms: performance.now() - begun };
}
