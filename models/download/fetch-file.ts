/**
 * Brings one file of the manifest into a folder: from the first source that gives the promised bytes. It is written
 * as `.part` and takes its name only when its sha256 is right, so a file with its name is never half a file.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hashFile } from '../../src/verify/models/hash-file.ts';
import { isPromised, type ModelFile } from '../../src/verify/models/manifest.ts';
import { download } from './download.ts';
import { describeSource, type Source } from './sources.ts';

export interface FetchTarget {
  readonly directory: string;
  readonly sources: readonly Source[];
  readonly onProgress: (bytesDone: number) => void;
}

/** Gives what was done: 'present', or the source that gave the file. Throws a text that says what to do. */
export async function fetchFile(file: ModelFile, target: FetchTarget): Promise<string> {
  const path = join(target.directory, file.file);
  if (isPromised(file, await hashFile(path))) return 'present';
  const tried: string[] = [];
  for (const source of target.sources) {
    try {
      await bring(source, { part: `${path}.part`, onProgress: target.onProgress });
      await rename(`${path}.part`, path);
      return describeSource(source);
    } catch (error) {
      tried.push(`  tried ${describeSource(source)}: ${reasonOf(error)}`);
    }
  }
  throw new Error(whatToDo(file, tried));
}

interface Part {
  readonly part: string;
  readonly onProgress: (bytesDone: number) => void;
}

async function bring(source: Source, { part, onProgress }: Part): Promise<void> {
  const { content } = source;
  if (source.kind === 'directory') {
    await rm(part, { force: true });
    await pipeline(createReadStream(source.path), createWriteStream(part));
    return checkHash(content, part);
  }
  const resumed = (await hashFile(part)) !== null;
  const request = { url: source.url, path: part, bytes: content.bytes, onProgress };
  await download(request);
  if (!resumed) return checkHash(content, part);
  // What an earlier run left may be from another source: a wrong sum deserves one try from the first byte.
  await checkHash(content, part).catch(async () => {
    await download(request);
    await checkHash(content, part);
  });
}

async function checkHash(content: Source['content'], part: string): Promise<void> {
  const found = await hashFile(part);
  if (isPromised(content, found)) return;
  await rm(part, { force: true });
  throw new Error(`its sha256 is ${found}, the manifest wants ${content.sha256}`);
}

function reasonOf(error: unknown): string {
  const { message, code, cause } = error as Error & { code?: string };
  if (code === 'ENOENT') return 'there is no such file';
  return cause instanceof Error ? `${message} (${reasonOf(cause)})` : message;
}

function whatToDo(file: ModelFile, tried: readonly string[]): string {
  return [
    `${file.file} could not be fetched.`,
    ...(tried.length > 0 ? tried : ['  the manifest names no address for it, and no mirror is set']),
    `  Put the file (${file.bytes} bytes, sha256 ${file.sha256}) into a folder,`,
    '  then run: MODELS_MIRROR=/that/folder npm run models',
  ].join('\n');
}
