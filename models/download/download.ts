/**
 * Downloads a URL into a file, and goes on where an earlier try stopped: the bytes that are there are asked for no
 * second time (RFC 9110 §14, Range).
 */
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const TRIES = 4;
const FIRST_PAUSE_MS = 250;
/** A connection that gives nothing for this long counts as cut. */
const STALL_MS = 30_000;

export interface Download {
  readonly url: string;
  /** The file that grows. */
  readonly path: string;
  /** The size the whole file must have. */
  readonly bytes: number;
  readonly onProgress: (bytesDone: number) => void;
}

/** An answer that another try would only repeat. */
class Refused extends Error {}

/** Tries again after a cut connection; throws when the server refuses or the tries are used up. */
export async function download(request: Download): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await downloadRest(request);
    } catch (error) {
      if (error instanceof Refused || attempt === TRIES) throw error;
      await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}

async function downloadRest(request: Download): Promise<void> {
  const present = await sizeOf(request.path);
  if (present === request.bytes) return;
  if (present > request.bytes) await rm(request.path);
  const from = present > request.bytes ? 0 : present;
  const stall = stallGuard();
  try {
    const headers = { 'accept-encoding': 'identity', ...(from > 0 && { range: `bytes=${from}-` }) };
    const response = await fetch(request.url, { headers, signal: stall.signal });
    const start = await startOf(response, from, request.path);
    await append(response, start, request, stall.alive);
  } finally {
    stall.stop();
  }
}

/** Where the body of the answer belongs: a server may ignore Range and send all of it. */
async function startOf(response: Response, from: number, path: string): Promise<number> {
  const range = response.headers.get('content-range') ?? '';
  if (response.status === 206 && range.startsWith(`bytes ${from}-`)) return from;
  if (response.status === 200) return 0;
  await response.body?.cancel();
  if (response.status === 416 || response.status === 206) {
    await rm(path, { force: true });
    throw new Error(`the server cannot resume (HTTP ${response.status})`);
  }
  if (response.status >= 500 || response.status === 429) throw new Error(`HTTP ${response.status}`);
  throw new Refused(`HTTP ${response.status}`);
}

async function append(response: Response, start: number, request: Download, alive: () => void) {
  const file = createWriteStream(request.path, { flags: start > 0 ? 'a' : 'w' });
  let done = start;
  try {
    for await (const chunk of response.body ?? []) {
      alive();
      done += chunk.length;
      if (done > request.bytes) throw new Refused(`the file is larger than ${request.bytes} bytes`);
      if (!file.write(chunk)) await drained(file);
      request.onProgress(done);
    }
  } finally {
    await closed(file);
  }
  if (done < request.bytes) throw new Error(`the connection ended after ${done} of ${request.bytes} bytes`);
}

function drained(file: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    file.once('drain', resolve);
    file.once('error', reject);
  });
}

function closed(file: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    file.once('error', reject);
    file.end(resolve);
  });
}

function stallGuard() {
  const controller = new AbortController();
  const abort = () => controller.abort(new Error(`nothing came for ${STALL_MS / 1000} s`));
  const timer = setTimeout(abort, STALL_MS);
  return { signal: controller.signal, alive: () => timer.refresh(), stop: () => clearTimeout(timer) };
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
}
