/** Runs a sample of the documents as a reader would: saved as a file, in a folder with the two photos, by its language's own program. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Sample } from './samples-in.ts';

const CLIENT = new URL('../../src/client/client.ts', import.meta.url).href;
const TSX = pathToFileURL(fileURLToPath(import.meta.resolve('tsx'))).href;
const PROGRAMS: Readonly<Record<string, readonly [command: string, file: string]>> = {
  sh: ['sh -eu', 'sample.sh'],
  js: ['node', 'sample.mjs'],
  ts: [`node --import ${TSX}`, 'sample.mts'],
  python: ['python3', 'sample.py'],
  go: ['go run', 'sample.go'],
};
const TOOLS: Readonly<Record<string, string>> = {
  sh: 'curl --version',
  python: 'python3 --version',
  go: 'go version',
};
const SAMPLE_MS = 60_000;

export interface Run {
  readonly code: number | null;
  readonly output: string;
}

/** For node:test's `skip`: false where the machine can run the language. */
export function withoutTool({ language }: Sample): string | false {
  const [command = '', word = ''] = (TOOLS[language] ?? 'node --version').split(' ');
  return spawnSync(command, [word]).status !== 0 && `there is no ${command} on this machine`;
}

export async function startSample(
  { language, text }: Sample,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const [program = '', file = ''] = PROGRAMS[language] ?? [];
  await writeFile(join(folder, file), text.replaceAll("'vouch/client'", `'${CLIENT}'`));
  const [command = '', ...words] = program.split(' ');
  const { PATH = '', HOME = '' } = process.env;
  return spawn(command, [...words, file], {
    cwd: folder,
    env: { PATH, HOME, ...environment },
    timeout: SAMPLE_MS,
    detached: true,
  });
}

/** With what it started itself: `go run` starts the program that it built. */
export function stopSample({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

export async function ended(child: ChildProcess): Promise<Run> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'close');
  return { code, output };
}
