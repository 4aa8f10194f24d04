import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import type { Look } from '../../../models/specimens/draw-person.ts';
import type { PersonName } from '../../../models/specimens/people.ts';
import { renderSelfie } from '../../../models/specimens/render.ts';
import { createVerifier } from '../../../src/verify/create-verifier.ts';
import type { Check, Evidence } from '../../../src/verify/evidence.ts';
import { judgeFrames } from '../../../src/verify/liveness/compare-frames.ts';
import { FRAME_SIDE_PX, type Verifier } from '../../../src/verify/verifier.ts';
import { photo } from '../../support/files.ts';
import { FACE_MODEL, MODELS_DIRECTORY, WITHOUT_MODELS } from '../../support/models.ts';

/** As somebody sits who tries to keep still: less than two pixels of the drawing to either side. */
const SWAYS: readonly Partial<Look>[] = [
  { shiftX: 0.6, shiftY: -0.4 },
  { shiftX: -0.9, roll: 0.2 },
  { shiftX: 1.5, shiftY: 1, roll: -0.3 },
  { scale: 1.004, brightness: 0.995 },
];

describe('the frames around the shutter', { skip: WITHOUT_MODELS }, () => {
  let verifier: Verifier;
  before(async () => {
    const options = {
      modelsDirectory: MODELS_DIRECTORY,
      faceModel: FACE_MODEL,
      threads: 1,
      timeoutMs: 30_000,
    };
    verifier = await createVerifier(options);
  });
  after(() => verifier.stop());

  async function clean(bytes: Uint8Array, sidePxMax?: number): Promise<Uint8Array> {
    const size = sidePxMax === undefined ? {} : { sidePxMax };
    const { image } = await verifier.inspect({ type: 'selfie', bytes, checks: [], ...size });
    assert.ok(image);
    return image.bytes;
  }

  async function compare(
    frames: readonly Uint8Array[],
    checks: readonly Check[] = ['selfie', 'liveness'],
  ): Promise<Evidence> {
    const selfie = await clean(await renderSelfie('mei'));
    const small = await Promise.all(frames.map((bytes) => clean(bytes, FRAME_SIDE_PX)));
    return verifier.verify({ images: { selfie }, frames: small, checks, today: '2026-01-01' });
  }

  const burst = (name: PersonName, looks = SWAYS): Promise<Buffer[]> =>
    Promise.all(looks.map((look) => renderSelfie(name, look)));
  const wall = (): Promise<Buffer> => photo(600, 800).jpeg().toBuffer();
  const codesOf = ({ findings }: Evidence): string[] => findings.map(({ code }) => code);

  test('of one person who hardly moves are in order: all are that person, and they move', async () => {
    const evidence = await compare(await burst('mei'));
    assert.deepEqual(codesOf(evidence), []);
    const { count, with_face, same_person_min, motion } = evidence.frames ?? {};
    assert.deepEqual([count, with_face], [4, 4]);
    assert.ok(Number(same_person_min) > 0.9 && Number(same_person_min) <= 1, `${same_person_min}`);
    assert.ok(Number(motion) > 0.5, `${motion}`);
  });

  test('with another person in one of them are frames_differ', async () => {
    const [one, two, three] = await burst('mei');
    const other = await renderSelfie('oskar');
    const evidence = await compare([one, two, other, three] as Buffer[]);
    assert.deepEqual(evidence.findings, [{ code: 'frames_differ', image: 'selfie' }]);
    assert.ok(Number(evidence.frames?.same_person_min) < 0.363);
  });

  test('one of them may miss the face, two may not', async () => {
    const [one, two, three] = (await burst('mei')) as [Buffer, Buffer, Buffer];
    const missed = await compare([one, await wall(), two]);
    assert.deepEqual([codesOf(missed), missed.frames?.with_face], [[], 2]);
    const absent = await compare([one, await wall(), two, await wall(), three]);
    assert.deepEqual([codesOf(absent), absent.frames?.with_face], [['frames_differ'], 3]);
    const nobody = await compare([await wall(), await wall(), await wall()]);
    assert.deepEqual(nobody.frames, { count: 3, with_face: 0, same_person_min: null, motion: null });
    assert.deepEqual(codesOf(nobody), ['frames_differ']);
  });

  test('that are one file four times are frames_frozen', async () => {
    const still = await renderSelfie('mei', { shiftX: 2 });
    const evidence = await compare([still, still, still, still]);
    assert.deepEqual([codesOf(evidence), evidence.frames?.motion], [['frames_frozen'], 0]);
  });

  test('that are one picture, written anew each time in another format and quality, are frames_frozen', async () => {
    const still = sharp(await renderSelfie('mei'));
    const files = await Promise.all([
      still.clone().jpeg({ quality: 95 }).toBuffer(),
      still.clone().jpeg({ quality: 88 }).toBuffer(),
      still.clone().png().toBuffer(),
      still.clone().withMetadata({ orientation: 1 }).jpeg({ quality: 92 }).toBuffer(),
    ]);
    const evidence = await compare(files);
    assert.deepEqual(codesOf(evidence), ['frames_frozen'], JSON.stringify(evidence.frames));
    assert.ok(Number(evidence.frames?.motion) > 0);
  });

  test('that are one picture of another person have both findings', async () => {
    const still = await renderSelfie('oskar');
    const evidence = await compare([still, still, still]);
    assert.deepEqual(codesOf(evidence), ['frames_differ', 'frames_frozen']);
  });

  test('that lie on their side are turned upright', async () => {
    const turned = (await burst('mei')).map((bytes) =>
      sharp(bytes).rotate(90).jpeg({ quality: 95 }).toBuffer(),
    );
    const evidence = await compare(await Promise.all(turned));
    assert.deepEqual([codesOf(evidence), evidence.frames?.with_face], [[], 4]);
  });

  test('that were never sent leave no trace: no finding, no time, no step that was left out', async () => {
    const without = await compare([]);
    assert.equal(without.frames, null);
    assert.equal('compareFrames' in without.timings_ms, false);
    assert.deepEqual([without.findings, without.skipped], [[], []]);
  });

  test('are looked at for liveness only', async () => {
    const evidence = await compare([await wall(), await wall(), await wall()], ['selfie']);
    assert.deepEqual([evidence.frames, evidence.findings], [null, []]);
  });

  test('the same frames give the same evidence', async () => {
    const frames = await burst('mei');
    assert.deepEqual((await compare(frames)).frames, (await compare(frames)).frames);
  });
});

describe('judgeFrames', () => {
  const sound = { count: 4, with_face: 4, same_person_min: 0.9, motion: 3 };

  test('a cosine at the threshold is still one person, and one below it is not', () => {
    assert.deepEqual(judgeFrames({ ...sound, same_person_min: 0.363 }, 0.363), []);
    assert.deepEqual(judgeFrames({ ...sound, same_person_min: 0.362 }, 0.363), ['frames_differ']);
  });

  test('the least motion that was seen of people who sit still is more than twice what counts as frozen', () => {
    assert.deepEqual(judgeFrames({ ...sound, motion: 0.629 / 2 }, 0.363), []);
    assert.deepEqual(judgeFrames({ ...sound, motion: 0.29 }, 0.363), ['frames_frozen']);
  });

  test('motion that could not be measured is not called frozen', () => {
    assert.deepEqual(judgeFrames({ ...sound, count: 3, with_face: 2, motion: null }, 0.363), []);
  });
});
