import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { renderDocument } from '../../models/specimens/photograph.ts';
import { renderSelfie } from '../../models/specimens/render.ts';
import type { Row } from '../../src/store/database.ts';
import { EMBEDDED, onEveryDatabase } from '../support/databases.ts';
import { declaredPng, noise, photo, zip } from '../support/files.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession, ended, plainJpeg, sendImage } from '../support/sessions.ts';

const TEST = { mock_behavior: {} };
const imagesOf = (id: string): string => `/v1/verify/session/${id}/images`;

function assertProblem(answer: Answer, status: number, code: string): void {
  assert.deepEqual([answer.status, answer.body?.code], [status, code], answer.text);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
}

/** A form as a page would send it: the image, then its frames. */
function sendBurst(
  service: Service,
  id: string,
  frames: readonly Uint8Array[],
  { type = 'selfie', image = frames[0] as Uint8Array, key = service.testKey } = {},
): Promise<Answer> {
  const form = new FormData();
  form.set('type', type);
  form.set('image', jpegOf(image), 'selfie.jpg');
  for (const frame of frames) form.append('frames', jpegOf(frame), 'frame.jpg');
  return service.call('POST', imagesOf(id), { body: form, key });
}

function jpegOf(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
}

onEveryDatabase('the frames of a selfie', (database) => {
  let service: Service;
  let frame: Buffer;

  before(async () => {
    service = await startService({ database, models: false });
    frame = await plainJpeg(1280, 720);
  });
  after(() => service.stop());

  const times = (count: number, bytes = frame): Buffer[] => Array(count).fill(bytes);
  const newSession = async (request: object = {}): Promise<string> =>
    (await createSession(service, { ...TEST, ...request })).id;

  const keysOf = async (imageId: string): Promise<string[]> => {
    const sql = 'select key from blobs where key like $1 order by key';
    const rows = await service.app.operator.database.query<Row & { key: string }>(sql, [`${imageId}%`]);
    return rows.map(({ key }) => key);
  };

  const countBlobs = async (): Promise<number> => {
    const sql = 'select count(*)::int as count from blobs';
    const [row] = await service.app.operator.database.query<Row & { count: number }>(sql);
    return row?.count ?? Number.NaN;
  };

  for (const count of [3, 4, 5]) {
    test(`${count} of them come with a form, and the list says so`, async () => {
      const id = await newSession();
      const { status, body } = await sendBurst(service, id, times(count));
      assert.deepEqual([status, body.accepted, body.image.frames], [201, true, count]);
      assert.deepEqual((await service.call('GET', imagesOf(id))).body.data, [body.image]);
    });
  }

  test('they come with JSON as well, with and without the head of a data: URL', async () => {
    const id = await newSession();
    const base64 = frame.toString('base64');
    const json = {
      type: 'selfie',
      image: base64,
      frames: [base64, `data:image/jpeg;base64,${base64}`, base64],
    };
    const { status, body } = await service.call('POST', imagesOf(id), { json });
    assert.deepEqual([status, body.image.frames], [201, 3]);
  });

  test('a selfie without them is what it was, and only a selfie names their number', async () => {
    const id = await newSession();
    const json = { type: 'selfie', image: frame.toString('base64'), frames: [] };
    assert.equal((await service.call('POST', imagesOf(id), { json })).body.image.frames, 0);
    const document = await sendImage(service, id, 'document_front', await plainJpeg());
    assert.equal('frames' in document.body.image, false);
  });

  test('one, two or six of them, or some with a document, are refused with what to do', async () => {
    const id = await newSession();
    for (const count of [1, 2]) {
      const answer = await sendBurst(service, id, times(count));
      assertProblem(answer, 422, 'validation_failed');
      assert.deepEqual(answer.body.errors, [
        { pointer: '/frames', detail: 'Send 3 to 5 frames with a selfie, or none.' },
      ]);
    }
    const document = await sendBurst(service, id, times(3), { type: 'document_front' });
    assertProblem(document, 422, 'validation_failed');
    assert.equal(document.body.errors[0].pointer, '/frames');
    for (const count of [6, 7, 60]) {
      const form = await sendBurst(service, id, times(count));
      assertProblem(form, 413, 'payload_too_large');
      assert.match(form.body.errors[0].detail, /at most 5/);
      const base64 = frame.toString('base64');
      const json = { type: 'selfie', image: base64, frames: Array(count).fill(base64) };
      assertProblem(await service.call('POST', imagesOf(id), { json }), 422, 'validation_failed');
    }
    assert.deepEqual((await service.call('GET', imagesOf(id))).body.data, []);
  });

  test('frames without an image, and frames that are no files, are told where', async () => {
    const id = await newSession();
    const form = new FormData();
    form.set('type', 'selfie');
    for (const bytes of times(3)) form.append('frames', jpegOf(bytes), 'frame.jpg');
    const alone = await service.call('POST', imagesOf(id), { body: form });
    assertProblem(alone, 422, 'validation_failed');
    assert.equal(alone.body.errors[0].pointer, '/image');
    for (const frames of ['AAAA', [1, 2, 3], ['a frame', 'AAAA', 'AAAA'], null]) {
      const json = { type: 'selfie', image: frame.toString('base64'), frames };
      const answer = await service.call('POST', imagesOf(id), { json });
      assertProblem(answer, 422, 'validation_failed');
      assert.match(answer.body.errors[0].pointer, /^\/frames/);
    }
  });

  test('a frame that is none is refused by its place, leaves nothing behind, and the next burst is taken', async () => {
    const id = await newSession();
    const before = await countBlobs();
    const whole = await noise(200, 200);
    const bad: [bytes: Buffer, status: number, code: string][] = [
      [whole.subarray(0, 9000), 422, 'image_unreadable'],
      [Buffer.concat([whole, zip()]), 422, 'image_polyglot'],
      [Buffer.alloc(0), 422, 'image_empty'],
      [Buffer.from('%PDF-1.7\n'), 415, 'image_type_unsupported'],
      [Buffer.concat([whole, Buffer.alloc(1_000_001 - whole.length)]), 413, 'image_too_large'],
      [Buffer.concat([whole, Buffer.alloc(9_000_000)]), 413, 'image_too_large'],
    ];
    for (const [bytes, status, code] of bad) {
      const answer = await sendBurst(service, id, [frame, frame, bytes, frame]);
      assertProblem(answer, status, code);
      assert.deepEqual(
        answer.body.errors.map(({ pointer }: { pointer: string }) => pointer),
        ['/frames/2'],
      );
    }
    const bomb = declaredPng(8000, 5000).toString('base64');
    const json = { type: 'selfie', image: frame.toString('base64'), frames: [bomb, bomb, bomb] };
    const declared = await service.call('POST', imagesOf(id), { json });
    assertProblem(declared, 413, 'image_too_large');
    assert.equal(declared.body.errors[0].pointer, '/frames/0');
    assert.equal(await countBlobs(), before);
    assert.equal((await sendBurst(service, id, times(3))).status, 201);
  });

  test('the largest image and five of the largest frames are one body', async () => {
    const id = await newSession();
    const filled = (size: number) => Buffer.concat([frame, Buffer.alloc(size - frame.length)]);
    const answer = await sendBurst(service, id, times(5, filled(1_000_000)), { image: filled(15_000_000) });
    assert.deepEqual([answer.status, answer.body.image?.frames], [201, 5]);
  });

  test('they are kept small and sealed, each for its own place, and nobody can read one over HTTP', async () => {
    const id = await newSession();
    const detailed = await sharp(await noise(900, 700))
      .jpeg({ quality: 50 })
      .toBuffer();
    const { body } = await sendBurst(service, id, times(3, detailed));
    const keys = [1, 2, 3].map((number) => `${body.image.id}.${number}`);
    assert.deepEqual(await keysOf(body.image.id), [body.image.id, ...keys]);
    for (const key of keys) {
      const [row] = await sealedOf(key);
      assert.ok(row && !Buffer.from(row.sealed).includes(Buffer.from('JFIF')));
      assertProblem(await service.call('GET', `${imagesOf(id)}/${key}`), 404, 'not_found');
    }
    const [selfie] = await sealedOf(body.image.id);
    const [small] = await sealedOf(keys[0] as string);
    assert.ok(selfie && small && small.sealed.length < 0.7 * selfie.sealed.length, 'at most 640 px');
  });

  test('the same burst sent twice at once is taken once, with one set of frames', async () => {
    const id = await newSession({ steps: ['selfie'] });
    const before = await countBlobs();
    const both = await Promise.all([1, 2].map(() => sendBurst(service, id, times(3))));
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
    assert.equal(await countBlobs(), before + 4);
  });

  test('DELETE takes them with their selfie', async () => {
    const id = await newSession();
    const { body } = await sendBurst(service, id, times(5));
    assert.equal((await keysOf(body.image.id)).length, 6);
    assert.equal((await service.call('DELETE', `/v1/verify/session/${id}`)).status, 200);
    assert.deepEqual(await keysOf(body.image.id), []);
  });

  test('with retention of images 0s they go with the verdict, else they stay', async () => {
    for (const [images, kept] of [
      ['0s', 0],
      ['1d', 4],
    ] as const) {
      const id = await newSession({ steps: ['selfie'], retention: { images } });
      const { body } = await sendBurst(service, id, times(3));
      assert.equal((await ended(service, id)).status, 'verified');
      assert.equal((await keysOf(body.image.id)).length, kept, images);
    }
  });

  const sealedOf = (key: string) =>
    service.app.operator.database.query<Row & { sealed: Uint8Array }>(
      'select sealed from blobs where key = $1',
      [key],
    );
});

describe('frames that are judged by the models', () => {
  let service: Service;

  before(async () => {
    if (!WITHOUT_MODELS) service = await startService({ database: EMBEDDED });
  });
  after(() => service?.stop());

  async function judge(frames: readonly Buffer[]): Promise<Answer['body']> {
    const key = service.liveKey;
    const { id } = await createSession(service, {}, key);
    await sendImage(service, id, 'document_front', await renderDocument('mei'), key);
    const sent = await sendBurst(service, id, frames, { image: await renderSelfie('mei'), key });
    assert.equal(sent.status, 201, sent.text);
    return ended(service, id, key);
  }

  test('a person who moves a little is verified, and the result tells what was measured', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const looks = [{ shiftX: 1 }, { shiftX: -1, roll: 0.3 }, { shiftY: 1.2 }];
    const { status, liveness, timings_ms } = await judge(
      await Promise.all(looks.map((look) => renderSelfie('mei', look))),
    );
    assert.equal(status, 'verified');
    const { count, with_face, same_person_min, motion } = liveness.frames;
    assert.deepEqual([count, with_face], [3, 3]);
    assert.ok(same_person_min > 0.8 && motion > 0.3, JSON.stringify(liveness.frames));
    assert.ok(timings_ms.compareFrames > 0);
  });

  test('a still that was fed in as a burst is told as frames_frozen', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const still = await renderSelfie('mei');
    const recoded = await sharp(still).jpeg({ quality: 92 }).toBuffer();
    const result = await judge([still, recoded, still]);
    assert.ok(result.warnings.some(({ code }: { code: string }) => code === 'frames_frozen'));
  });

  test('somebody else before the camera a moment later is unverified with frames_differ', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const [one, other] = [await renderSelfie('mei', { shiftX: 1 }), await renderSelfie('kwame')];
    const result = await judge([one, other, other]);
    assert.equal(result.status, 'unverified');
    assert.ok(result.reasons.some(({ code }: { code: string }) => code === 'frames_differ'));
  });

  test('a selfie that is refused takes its frames with it', { skip: WITHOUT_MODELS }, async () => {
    const key = service.liveKey;
    const { id } = await createSession(service, { steps: ['selfie', 'liveness'] }, key);
    const wall = await photo(600, 800).jpeg().toBuffer();
    const refused = await sendBurst(service, id, [wall, wall, wall], { key });
    assert.deepEqual([refused.status, refused.body.accepted], [200, false]);
    const sql = 'select count(*)::int as count from images where session_id = $1 and frames > 0';
    assert.deepEqual(await service.app.operator.database.query(sql, [id]), [{ count: 0 }]);
    const blobs =
      'select key from blobs where split_part(key, $2, 1) in (select id from images where session_id = $1)';
    assert.deepEqual(await service.app.operator.database.query(blobs, [id, '.']), []);
  });
});
