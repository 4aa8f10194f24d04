/** `HOSTILE_MUTATIONS=5000 npm test hostile-files` sends more mutations than the usual 400; `HOSTILE_SEED` begins elsewhere. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { FRAME_BYTES_MAX } from '../../src/capture/frames.ts';
import { hostileContainers } from '../hostile/hostile-containers.ts';
import type { HostileFile } from '../hostile/hostile-file.ts';
import { hostileJpegs } from '../hostile/hostile-jpegs.ts';
import { hostilePngs, pixelBombs } from '../hostile/hostile-pngs.ts';
import { mutated, truncated } from '../hostile/mutations.ts';
import { sendFiles, type Verdict } from '../hostile/send-file.ts';
import { isReadable, wellFormedImages } from '../hostile/well-formed-images.ts';
import { EMBEDDED } from '../support/databases.ts';
import { settledBytes } from '../support/held-bytes.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, finish, plainJpeg, sendImage } from '../support/sessions.ts';

const MUTATIONS = Number(process.env.HOSTILE_MUTATIONS ?? 400);
const SEED = Number(process.env.HOSTILE_SEED ?? 1);
const MEGABYTE = 1_000_000;

const images = await wellFormedImages();

describe('hostile files', () => {
  const usualFolder = process.env.TMPDIR;
  let folder: string;
  let service: Service;
  let threads: readonly string[];
  let files: readonly string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vouch-hostile-'));
    process.env.TMPDIR = folder;
    service = await startService({
      database: EMBEDDED,
      settings: { VERIFY_THREADS: '2' },
      models: false,
    });
    await finish(service, (await createSession(service, { mock_behavior: {} })).id);
    [threads, files] = [liveThreads(), await readdir(folder)];
  });
  after(async () => {
    await service.stop();
    if (usualFolder === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usualFolder;
    await rm(folder, { recursive: true, force: true });
  });

  test('TS-34: a sound image of every format that is read is taken, every other format is refused by its first bytes', async () => {
    const sound = [...images].map(([name, bytes]) => ({
      name,
      bytes,
      answer: isReadable(name)
        ? 'accepted'
        : /webp/.test(name)
          ? 'image_unreadable'
          : 'image_type_unsupported',
    }));
    assertAnswered(await sendFiles(service, sound));
  });

  test('foreign formats, nothing, 15 MB of zeros, polyglots and lies about the type have each their problem', async () => {
    assertAnswered(await sendFiles(service, await hostileContainers()));
  });

  test('JPEGs that no camera writes are answered', async () => {
    assertAnswered(await sendFiles(service, await hostileJpegs()));
  });

  test('PNGs that break the rules, or unpack to a thousand times their size, are answered', async () => {
    assertAnswered(await sendFiles(service, await hostilePngs()));
  });

  test('small files that cost as much as 40 million pixels do are taken one by one or refused by their header', async () => {
    assertAnswered(await sendFiles(service, pixelBombs(), { abreast: 2 }));
  });

  test('every format cut off at every tenth of its length is refused', async () => {
    const verdicts = await sendFiles(service, truncated(new Map([...images].filter(isOnePicture))));
    assertAnswered(verdicts);
    assert.deepEqual(
      verdicts.filter(({ answer }) => answer.status < 400).map(({ file }) => file.name),
      [],
    );
  });

  test('as a frame of a sound selfie nothing is taken that is refused as an image, or is larger than 1 MB', async () => {
    const files = [...(await hostileContainers()), ...(await hostileJpegs()), ...(await hostilePngs())];
    const unsaid = files.map(({ answer, ...file }) => file);
    const verdicts = await sendFiles(service, unsaid, { asFrame: true });
    assertAnswered(verdicts);
    const taken = verdicts.filter(({ answer }) => answer.status < 400).map(({ file }) => file.name);
    const mayBeTaken = files.filter(
      ({ bytes, answer = 'accepted' }) => bytes.length <= FRAME_BYTES_MAX && answer === 'accepted',
    );
    assert.ok(taken.length > 0);
    assert.deepEqual(
      taken.filter((name) => !mayBeTaken.some((file) => file.name === name)),
      [],
    );
  });

  test('a frame of every format, cut off at every tenth of its length, is refused', async () => {
    const cut = truncated(new Map([...images].filter(isOnePicture)));
    const verdicts = await sendFiles(service, cut, { asFrame: true });
    assertAnswered(verdicts);
    assert.ok(verdicts.every(({ answer }) => answer.status >= 400));
  });

  test(`${MUTATIONS} mutations from seed ${SEED} are taken or refused, never a fault`, async (context) => {
    const before = await settledBytes();
    const verdicts = await sendFiles(service, mutated(images, MUTATIONS, SEED));
    assertAnswered(verdicts);
    context.diagnostic(`slowest answer: ${Math.round(Math.max(...verdicts.map(({ ms }) => ms)))} ms`);
    const taken = verdicts.filter(({ answer }) => answer.status === 201).length;
    assert.ok(taken > MUTATIONS / 10 && taken < MUTATIONS / 2, `${taken} taken`);
    const grown = (await settledBytes()) - before;
    assert.ok(grown < 20 * MEGABYTE, `memory returns to its level: ${Math.round(grown / MEGABYTE)} MB more`);
  });

  test('a mutated image does not bring the face detector down', { skip: WITHOUT_MODELS }, async () => {
    const judging = await startService({ database: EMBEDDED });
    const readable = new Map([...images].filter(([name]) => isReadable(name)));
    const verdicts = await sendFiles(judging, mutated(readable, 60, SEED), { session: {} });
    await judging.stop();
    assertAnswered(verdicts);
    assert.ok(
      verdicts.some(({ answer }) => answer.status === 200),
      'some were looked at',
    );
  });

  test('after all of it every thread lives on, and no temporary file is left', async () => {
    assert.ok(threads.length >= 2);
    assert.deepEqual(liveThreads(), threads);
    assert.deepEqual(await readdir(folder), files);
    const { id } = await createSession(service, { mock_behavior: {} });
    assert.equal((await finish(service, id)).status, 'verified');
  });
});

test('an image that takes more time than a thread has is refused as unreadable, and the next one is taken', async () => {
  const service = await startService({
    database: EMBEDDED,
    settings: { VERIFY_TIMEOUT_MS: '250' },
    models: false,
  });
  const slow = pixelBombs().find(({ name }) => name.includes('of nothing, interlaced')) as HostileFile;
  const [verdict] = await sendFiles(service, [slow]);
  assert.deepEqual([verdict?.answer.status, verdict?.answer.body.code], [422, 'image_unreadable']);
  const { id } = await createSession(service, { mock_behavior: {} });
  const jpeg = await plainJpeg(64, 48);
  await until(
    () => sendImage(service, id, 'selfie', jpeg),
    ({ status }) => status === 201,
  );
  await service.stop();
});

/** An Ultra HDR photo that lacks its end is a whole photo, and half of what makes it shine. */
function isOnePicture([name]: readonly [string, Buffer]): boolean {
  return name !== 'jpeg ultra hdr';
}

/** Taken or refused, as the file says where it says so; a refusal is a problem document. */
function assertAnswered(verdicts: readonly Verdict[]): void {
  assert.ok(verdicts.length > 0);
  for (const { file, answer } of verdicts) {
    const what = `${file.name}: ${answer.status} ${answer.text.slice(0, 200)}`;
    const isTaken = answer.status === 200 || answer.status === 201;
    assert.ok(isTaken || (answer.status >= 400 && answer.status < 500), what);
    if (!isTaken) assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, what);
    if (file.answer) assert.equal(isTaken ? 'accepted' : answer.body.code, file.answer, what);
  }
}

/** By their ids: one that was replaced has another. */
function liveThreads(): string[] {
  const { workers } = process.report.getReport() as unknown as {
    workers: { header: { threadId: string } }[];
  };
  return workers.map(({ header }) => String(header.threadId)).sort();
}
