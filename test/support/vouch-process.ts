/** The built `vouch`, as an operator runs it: in a process of its own, with no setting but those given. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export type Settings = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function startVouch(words: readonly string[], settings: Settings): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [MAIN, ...words], { env: { PATH: process.env.PATH, ...settings } });
}

/** Resolves when it has ended. */
export async function runVouch(words: readonly string[], settings: Settings): Promise<Ended> {
  const child = startVouch(words, settings);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}
