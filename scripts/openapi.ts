/** Writes what is made of the contract: docs/openapi.json and the client's types. Prints the digest by which docs/api-changelog.md names the document. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openApiDocument } from '../src/contract/openapi.ts';
import { clientShapes } from './client-shapes.ts';

const ROOT = new URL('../', import.meta.url);
const DIGEST_CHARACTERS = 12;
export const SNAPSHOT = 'docs/openapi.json';
export const SHAPES = 'src/client/shapes.ts';

/** The document of an installation that has a host of its own, as it is for every such host. */
export function snapshot(): string {
  return `${JSON.stringify(openApiDocument('https://vouch.example'), null, 1)}\n`;
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGEST_CHARACTERS);
}

/** In the tree's own layout. */
export function shapes(): string {
  const text = clientShapes(JSON.parse(snapshot()));
  const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', ROOT));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [biome, 'format', '--stdin-file-path', SHAPES],
    {
      cwd: fileURLToPath(ROOT),
      input: text,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

export function read(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL(SNAPSHOT, ROOT), snapshot());
  writeFileSync(new URL(SHAPES, ROOT), shapes());
  process.stdout.write(`${digestOf(snapshot())}\n`);
}
