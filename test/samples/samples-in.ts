/** The samples of a document that say they can be run: fenced blocks whose info string has a second word, `run` or `receive`. */
import { readFileSync } from 'node:fs';

export interface Sample {
  /** Of the document, and which one of it. */
  readonly name: string;
  readonly language: string;
  readonly kind: 'run' | 'receive';
  readonly text: string;
}

const FENCE = /^```(\w+) (run|receive)\n([\s\S]*?)^```$/gm;
const ROOT = new URL('../../', import.meta.url);

export function samplesIn(file: string): readonly Sample[] {
  const found = readFileSync(new URL(file, ROOT), 'utf8').matchAll(FENCE);
  return [...found].map(([, language = '', kind, text = ''], index) => ({
    name: `${file}, sample ${index + 1} (${language})`,
    language,
    kind: kind as Sample['kind'],
    text,
  }));
}
