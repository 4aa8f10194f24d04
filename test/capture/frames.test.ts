import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createBudget } from '../../src/capture/budget.ts';
import { assertBurst, FRAME_BYTES_MAX, guardFrames } from '../../src/capture/frames.ts';
import { createIntake, type IntakeParts } from '../../src/capture/intake.ts';
import type { Problem } from '../../src/errors.ts';
import type { JudgedImage } from '../../src/session/submit-image.ts';
import { FRAME_SIDE_PX, type InspectRequest } from '../../src/verify/verifier.ts';
import { declaredPng, photo, zip } from '../support/files.ts';

const jpeg = await photo().jpeg().toBuffer();
const sent = (bytes: Buffer, mediaType = 'image/jpeg') => ({ bytes, mediaType });

describe('a burst', () => {
  test('is none, or three to five frames', () => {
    for (const count of [0, 3, 4, 5]) assertBurst('selfie', count);
    for (const count of [1, 2, 6, 100]) {
      assert.throws(() => assertBurst('selfie', count), {
        code: 'validation_failed',
        places: [{ pointer: '/frames', detail: 'Send 3 to 5 frames with a selfie, or none.' }],
      });
    }
  });

  test('belongs to a selfie only', () => {
    for (const type of ['document_front', 'document_back'] as const) {
      assertBurst(type, 0);
      assert.throws(() => assertBurst(type, 3), { code: 'validation_failed', message: /Only a selfie/ });
    }
  });
});

describe('each frame is guarded as an image is, before anything is decoded', () => {
  const refused: [what: string, bytes: Buffer, code: string, mediaType?: string][] = [
    ['no bytes', Buffer.alloc(0), 'image_empty'],
    [
      'a byte too many',
      Buffer.concat([jpeg, Buffer.alloc(FRAME_BYTES_MAX + 1 - jpeg.length)]),
      'image_too_large',
    ],
    ['more pixels than 4K video has', declaredPng(4000, 2251), 'image_too_large', 'image/png'],
    ['a foreign format', Buffer.from('%PDF-1.7\n'), 'image_type_unsupported'],
    ['another type than it says', jpeg, 'image_type_unsupported', 'image/png'],
    ['a polyglot', Buffer.concat([jpeg, zip()]), 'image_polyglot'],
    ['the first bytes alone', jpeg.subarray(0, 20), 'image_unreadable'],
  ];
  for (const [what, bytes, code, mediaType] of refused) {
    test(`${what}: ${code}, and which frame it is`, async () => {
      const frames = [sent(jpeg), sent(jpeg, ''), sent(bytes, mediaType)];
      await assert.rejects(guardFrames(frames), (problem: Problem) => {
        assert.match(problem.message, /^Frame 3: /);
        assert.deepEqual([problem.code, problem.places.map(({ pointer }) => pointer)], [code, ['/frames/2']]);
        return true;
      });
    });
  }

  test('a frame of 4K video with exactly as many bytes as it may have passes', async () => {
    const full = Buffer.concat([jpeg, Buffer.alloc(FRAME_BYTES_MAX - jpeg.length)]);
    await guardFrames([sent(full), sent(declaredPng(3840, 2160), 'image/png')]);
  });
});

/** An intake whose verifier finds on every selfie what is given, and reads every file but the one of `damaged`'s length. */
function intakeThatFinds(codes: readonly string[], damaged = -1) {
  const inspected: InspectRequest[] = [];
  const kept: JudgedImage[] = [];
  const session = {
    status: 'pending',
    simulated: false,
    expiresAt: new Date('2999-01-01'),
    request: { steps: ['selfie'] },
    journey: {},
  };
  const parts = {
    clock: () => new Date('2026-01-01'),
    turns: createBudget(1, 1000),
    sessions: {
      read: async () => ({ session, images: [] }),
      submitImage: async (_viewer: null, _id: string, judged: JudgedImage) => kept.push(judged),
    },
    verifier: {
      async inspect(request: InspectRequest) {
        inspected.push(request);
        const findings = request.checks.length > 0 ? codes.map((code) => ({ code, image: 'selfie' })) : [];
        const image = { bytes: request.bytes, width: 1, height: 1 };
        return { image: request.bytes.length === damaged ? null : image, findings };
      },
    },
  } as unknown as IntakeParts;
  return { intake: createIntake(parts), inspected, kept };
}

const upload = { type: 'selfie', ...sent(jpeg), frames: [sent(jpeg), sent(jpeg), sent(jpeg)] } as const;

test('the frames of an accepted selfie are made small and clean without a model, and kept with it', async () => {
  const { intake, inspected, kept } = intakeThatFinds([]);
  await intake.take(null, 'ver_1', upload);
  const asked = inspected.slice(1).map(({ checks, sidePxMax }) => ({ checks, sidePxMax }));
  assert.deepEqual(asked, Array(3).fill({ checks: [], sidePxMax: FRAME_SIDE_PX }));
  assert.deepEqual(
    kept.map(({ frames }) => frames?.length),
    [3],
  );
});

test("a refused selfie's frames are neither decoded nor kept", async () => {
  const { intake, inspected, kept } = intakeThatFinds(['too_dark']);
  await intake.take(null, 'ver_1', upload);
  assert.equal(inspected.length, 1);
  assert.deepEqual(
    kept.map(({ accepted, frames }) => [accepted, frames]),
    [[false, []]],
  );
});

test('a frame that cannot be decoded is refused by its place, and nothing is kept', async () => {
  const other = await photo(321).jpeg().toBuffer();
  const { intake, kept } = intakeThatFinds([], other.length);
  const frames = [sent(jpeg), sent(other), sent(jpeg)];
  await assert.rejects(intake.take(null, 'ver_1', { ...upload, frames }), {
    code: 'image_unreadable',
    places: [{ pointer: '/frames/1', detail: 'The image is damaged or incomplete. Take the photo again.' }],
  });
  assert.deepEqual(kept, []);
});
