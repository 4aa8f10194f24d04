/** Fetching: from a directory, from a mirror on the web that drops the connection, and what is said when it fails. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { newProgress } from '../../models/download/progress.ts';
import { fetchModels } from '../../models/fetch-models.ts';
import type { ModelFile } from '../../src/verify/models/manifest.ts';
import { detectorOf, fileOf, newDirectory } from './support.ts';

const BYTES = randomBytes(300_000);
const FILE = fileOf('face.onnx', BYTES);

test('a file is copied from a mirror directory, and one line tells so', async (t) => {
  const { modelsDirectory, mirror, run, lines } = await setUp(t);
  await writeFile(join(mirror, FILE.file), BYTES);
  await run(mirror);
  assert.deepEqual(await readdir(join(modelsDirectory, 'fetched')), [FILE.file]);
  assert.deepEqual(await fetched(modelsDirectory), BYTES);
  assert.match(lines.join(''), /^face\.onnx +fetched from .*face\.onnx\n$/);
});

test('a file that is there with the right hash is not fetched again', async (t) => {
  const { modelsDirectory, run, lines } = await setUp(t);
  await mkdir(join(modelsDirectory, 'fetched'));
  await writeFile(join(modelsDirectory, 'fetched', FILE.file), BYTES);
  await run('/nowhere');
  assert.match(lines.join(''), /^face\.onnx +present\n$/);
});

test('a file that the mirror directory lacks comes from its publisher', async (t) => {
  const { modelsDirectory, mirror, run } = await setUp(t);
  const url = await serve(t, (_, response) => response.end(BYTES));
  await run(mirror, `${url}/face.onnx`);
  assert.deepEqual(await fetched(modelsDirectory), BYTES);
});

test('a mirror that lacks a file but has its stand-in gives that, and it counts as the file', async (t) => {
  const other = randomBytes(4000);
  const stand_in = contentOf('face_fp16.onnx', other);
  const { modelsDirectory, mirror, run, lines } = await setUp(t, { stand_in });
  await writeFile(join(mirror, stand_in.file), other);
  await run(mirror);
  assert.deepEqual(await fetched(modelsDirectory), other);
  await run('/nowhere');
  assert.match(lines.join(''), /^face\.onnx +fetched from .*face_fp16\.onnx\nface\.onnx +present\n$/);
});

test('the folder of another installation, where a stand-in has the name of its file, is a mirror', async (t) => {
  const other = randomBytes(4000);
  const { modelsDirectory, mirror, run } = await setUp(t, { stand_in: contentOf('face_fp16.onnx', other) });
  await writeFile(join(mirror, 'face.onnx'), other);
  await run(mirror);
  assert.deepEqual(await fetched(modelsDirectory), other);
});

test('a stand-in with a wrong hash is refused as the file itself would be', async (t) => {
  const stand_in = contentOf('face_fp16.onnx', randomBytes(4000));
  const { mirror, run } = await setUp(t, { stand_in });
  await writeFile(join(mirror, stand_in.file), randomBytes(4000));
  await assert.rejects(run(mirror), /face_fp16\.onnx: its sha256 is [0-9a-f]{64}/);
});

test('after a cut connection only the rest of the file is asked for', async (t) => {
  const { modelsDirectory, run } = await setUp(t);
  const ranges: (string | undefined)[] = [];
  const url = await serve(t, (request, response) => {
    ranges.push(request.headers.range);
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const headers = { 'content-length': BYTES.length - from };
    if (from > 0)
      return response
        .writeHead(206, { ...headers, 'content-range': contentRange(from) })
        .end(BYTES.subarray(from));
    response.writeHead(200, headers);
    return response.write(BYTES.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 50));
  });
  await run(url);
  assert.deepEqual(ranges, [undefined, 'bytes=100000-']);
  assert.deepEqual(await fetched(modelsDirectory), BYTES);
});

test('what an earlier run left is continued, and fetched anew when it was of another file', async (t) => {
  const { modelsDirectory, run } = await setUp(t);
  await mkdir(join(modelsDirectory, 'fetched'));
  await writeFile(join(modelsDirectory, 'fetched', `${FILE.file}.part`), randomBytes(1000));
  const statuses: number[] = [];
  const url = await serve(t, (request, response) => {
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    statuses.push(from > 0 ? 206 : 200);
    response.writeHead(from > 0 ? 206 : 200, from > 0 ? { 'content-range': contentRange(from) } : {});
    response.end(BYTES.subarray(from));
  });
  await run(url);
  assert.deepEqual(statuses, [206, 200]);
  assert.deepEqual(await fetched(modelsDirectory), BYTES);
});

test('a server that ignores Range still gives the whole file', async (t) => {
  const { modelsDirectory, run } = await setUp(t);
  await mkdir(join(modelsDirectory, 'fetched'));
  await writeFile(join(modelsDirectory, 'fetched', `${FILE.file}.part`), BYTES.subarray(0, 1000));
  await run(await serve(t, (_, response) => response.end(BYTES)));
  assert.deepEqual(await fetched(modelsDirectory), BYTES);
});

test('a file whose hash is wrong is refused and named, and nothing is left behind', async (t) => {
  const { modelsDirectory, mirror, run } = await setUp(t);
  const forged = Buffer.from(BYTES);
  forged[7] = (forged[7] ?? 0) ^ 1;
  await writeFile(join(mirror, FILE.file), forged);
  await assert.rejects(run(mirror), /face\.onnx could not be fetched[\s\S]*its sha256 is [0-9a-f]{64}/);
  assert.deepEqual(await readdir(join(modelsDirectory, 'fetched')), []);
});

test('a server that sends more than the manifest promises is cut off', async (t) => {
  const { run } = await setUp(t);
  const url = await serve(t, (_, response) => response.end(Buffer.concat([BYTES, BYTES])));
  await assert.rejects(run(url), /larger than 300000 bytes/);
});

test('a file that nobody has is named, with everything that was tried and what to do', async (t) => {
  const { mirror, run } = await setUp(t);
  const url = await serve(t, (_, response) => response.writeHead(404).end());
  await assert.rejects(run(mirror, `${url}/face.onnx`), (error: Error) => {
    assert.match(error.message, /^face\.onnx could not be fetched/);
    assert.match(error.message, /tried .*mirror.face\.onnx: there is no such file/);
    assert.match(error.message, /tried http.*face\.onnx: HTTP 404/);
    assert.match(error.message, /MODELS_MIRROR=\S+ npm run models/);
    return true;
  });
});

test('the bar moves on a terminal and not elsewhere', () => {
  const written = [true, false].map((isTTY) => {
    const texts: string[] = [];
    const progress = newProgress({ isTTY, write: (text) => texts.push(text) });
    progress.advance('face.onnx', 50, 100);
    progress.finish('face.onnx', 'done');
    return texts;
  });
  assert.match(written[0]?.[0] ?? '', /\[#{12} {12}\] {2}50 %/);
  assert.equal(written[1]?.length, 1);
});

async function setUp(t: TestContext, extra: Partial<ModelFile> = {}) {
  const root = await newDirectory(t);
  const [modelsDirectory, mirror] = [join(root, 'models'), join(root, 'mirror')];
  await Promise.all([mkdir(modelsDirectory), mkdir(mirror)]);
  const lines: string[] = [];
  const progress = newProgress({ write: (text) => lines.push(text) });
  const run = (from: string, url?: string) =>
    fetchModels([detectorOf({ ...FILE, ...extra, ...(url && { url }) })], {
      modelsDirectory,
      mirror: from,
      progress,
    });
  return { modelsDirectory, mirror, lines, run };
}

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function fetched(modelsDirectory: string): Promise<Buffer> {
  return readFile(join(modelsDirectory, 'fetched', FILE.file));
}

function contentOf(name: string, bytes: Uint8Array): NonNullable<ModelFile['stand_in']> {
  const { url: _, ...content } = fileOf(name, bytes);
  return content;
}

function contentRange(from: number): string {
  return `bytes ${from}-${BYTES.length - 1}/${BYTES.length}`;
}
