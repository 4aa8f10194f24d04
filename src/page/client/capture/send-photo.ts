/** Sends a photo and goes on until it has arrived: a lost connection only makes it wait. */
import { backOff } from '../back-off.ts';
import { pause } from '../pause.ts';
import { NetworkLost, visit } from '../visit.ts';
import type { Photo } from './photo.ts';

export interface Sending {
  /** Whose fields and address are used. */
  readonly form: HTMLFormElement;
  readonly signal: AbortSignal;
  /** 0..1 */
  readonly onProgress: (share: number) => void;
  readonly onLost: () => void;
}

/** Ends when the next screen is there. Throws AbortError by the signal. */
export async function sendPhoto(photo: Photo, { form, signal, onProgress, onLost }: Sending): Promise<void> {
  const body = bodyOf(photo, form);
  const home = form.dataset.base ?? location.href;
  for (let failures = 1; ; failures++) {
    try {
      return await visit(form.action, { method: 'POST', body, home, signal, onProgress });
    } catch (error) {
      if (!(error instanceof NetworkLost)) throw error;
    }
    onLost();
    await pause(backOff(failures), signal);
    if (signal.aborted) throw new DOMException('', 'AbortError');
  }
}

function bodyOf({ image, frames }: Photo, form: HTMLFormElement): FormData {
  const body = new FormData(form);
  // A file's own name is nobody's business.
  body.set('image', image, 'photo');
  for (const frame of frames) body.append('frames', frame, 'frame');
  return body;
}
