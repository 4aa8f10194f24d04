import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { renderDocument } from '../../models/specimens/photograph.ts';
import { renderSelfie } from '../../models/specimens/render.ts';
import { Problem } from '../../src/errors.ts';
import { createVerifier } from '../../src/verify/create-verifier.ts';
import { decide } from '../../src/verify/decision/decide.ts';
import { DEFAULT_POLICY } from '../../src/verify/decision/policy.ts';
import { CHECKS, type Check, type Evidence, type ImageType } from '../../src/verify/evidence.ts';
import type { Verifier } from '../../src/verify/verifier.ts';

const modelsDirectory = fileURLToPath(new URL('../../models', import.meta.url));
const TODAY = '2026-01-01';
const options = { modelsDirectory, faceModel: 'retail-0095', threads: 2, timeoutMs: 30_000 };

const verifier = await createVerifier(options);
after(() => verifier.stop());
const missing = verifier.missingModels.map(({ file }) => file).join(', ');
const skip = missing ? `${missing} is missing or wrong: run \`npm run models\`` : false;

async function clean(type: ImageType, bytes: Uint8Array, checks: readonly Check[] = CHECKS) {
  const { image, findings } = await verifier.inspect({ type, bytes, checks });
  assert.ok(image);
  return { image, codes: findings };
}

function resultOf(evidence: Evidence, check: Check): string | undefined {
  return decide(evidence, DEFAULT_POLICY).checks.find(({ name }) => name === check)?.result;
}

async function verify(document: Uint8Array, selfie: Uint8Array, checks: readonly Check[] = CHECKS) {
  const images = {
    document_front: (await clean('document_front', document)).image.bytes,
    selfie: (await clean('selfie', selfie)).image.bytes,
  };
  return verifier.verify({ images, checks, today: TODAY });
}

describe('verify', { skip }, () => {
  test('DK-07, DK-29..31: two pictures of one person match, the score and its threshold are told', async () => {
    const evidence = await verify(await renderDocument('ahmad'), await renderSelfie('ahmad', { roll: 4 }));
    assert.ok(evidence.match);
    assert.equal(decide(evidence, DEFAULT_POLICY).thresholds.face_match?.fmr, 1e-3);
    assert.equal(resultOf(evidence, 'face_match'), 'pass');
    const { score, probability } = evidence.match;
    assert.ok(score <= 1 && probability !== null && probability > 0.5 && probability <= 1, `${probability}`);
    assert.deepEqual(evidence.skipped, []);
  });

  test('DK-47: two people do not match, which is unverified and not failed', async () => {
    const document = await renderDocument('ahmad');
    const evidence = await verify(document, await renderSelfie('mei'), ['document', 'selfie', 'face_match']);
    assert.ok((evidence.match?.probability ?? 1) < 0.5);
    const verdict = decide(evidence, DEFAULT_POLICY);
    assert.equal(verdict.status, 'unverified');
    assert.deepEqual(
      verdict.reasons.map(({ code }) => code),
      ['face_mismatch'],
    );
  });

  test('DK-32..38: liveness gives five scores from 0 to 1, the fused one and its threshold', async () => {
    const evidence = await verify(await renderDocument('oskar'), await renderSelfie('oskar'));
    assert.ok(evidence.liveness);
    const { checks, score, threshold } = evidence.liveness;
    assert.deepEqual(Object.keys(checks).sort(), [
      'color',
      'frequency',
      'reflection',
      'sharpness',
      'texture',
    ]);
    for (const value of [...Object.values(checks), score, threshold]) assert.ok(value >= 0 && value <= 1);
  });

  test('DK-48: a selfie without a face is failed, and the steps that had nothing to do are recorded', async () => {
    const wall = await sharp({
      create: {
        width: 600,
        height: 800,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 120, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer();
    const evidence = await verify(await renderDocument('leila'), wall);
    assert.deepEqual(evidence.findings, [{ code: 'no_face', image: 'selfie' }]);
    assert.deepEqual(evidence.skipped, ['alignFaces', 'embedFaces', 'compareFaces', 'scoreLiveness']);
    assert.equal(decide(evidence, DEFAULT_POLICY).status, 'failed');
  });

  test('only the steps that the asked checks need are run and timed, and the models are named', async () => {
    const { bytes } = (await clean('selfie', await renderSelfie('kwame'))).image;
    const evidence = await verifier.verify({ images: { selfie: bytes }, checks: ['selfie'], today: TODAY });
    assert.deepEqual(Object.keys(evidence.timings_ms), [
      'decode',
      'shrinkImages',
      'measureQuality',
      'detectFaces',
    ]);
    assert.ok(evidence.models.every(({ name, sha256 }) => name && /^[0-9a-f]{64}$/.test(sha256)));
  });

  test('the same images give the same evidence', async () => {
    const [document, selfie] = [await renderDocument('ingrid'), await renderSelfie('ingrid')];
    const [first, second] = await Promise.all([verify(document, selfie), verify(document, selfie)]);
    assert.deepEqual({ ...first, timings_ms: {} }, { ...second, timings_ms: {} });
  });
});

describe('inspect', { skip }, () => {
  for (const angle of [90, 180, 270]) {
    test(`a selfie that arrives turned by ${angle} degrees without a tag is stored upright`, async () => {
      const turned = await sharp(await renderSelfie('mei'))
        .rotate(angle)
        .jpeg()
        .toBuffer();
      const { image, codes } = await clean('selfie', turned);
      assert.deepEqual([codes, image.width < image.height], [[], true]);
      const again = await clean('selfie', image.bytes);
      assert.deepEqual([again.image.width, again.image.height], [image.width, image.height]);
    });
  }

  test('two people side by side are told to come one at a time', async () => {
    const [one, other] = [await renderSelfie('mei'), await renderSelfie('ahmad')];
    const { width = 0, height = 0 } = await sharp(one).metadata();
    const both = await sharp({ create: { width: 2 * width, height, channels: 3, background: '#fff' } })
      .composite([
        { input: one, left: 0, top: 0 },
        { input: other, left: width, top: 0 },
      ])
      .jpeg()
      .toBuffer();
    assert.deepEqual((await clean('selfie', both)).codes, ['several_faces']);
  });

  test('a face missing on a document is told only when it will be compared', async () => {
    const blank = await sharp(await renderDocument('mei'))
      .extract({ left: 1000, top: 300, width: 600, height: 400 })
      .jpeg()
      .toBuffer();
    assert.deepEqual((await clean('document_front', blank, ['document'])).codes, []);
    assert.deepEqual((await clean('document_front', blank, ['face_match'])).codes, ['no_face']);
  });

  test('a file that is no image kills no thread', async () => {
    const bad = Array.from({ length: 8 }, (_, i) => new Uint8Array(1000).fill(i));
    const answers = await Promise.all(
      bad.map((bytes) => verifier.inspect({ type: 'selfie', bytes, checks: CHECKS })),
    );
    assert.ok(answers.every(({ image }) => image === null));
    assert.deepEqual((await clean('selfie', await renderSelfie('mei'))).codes, []);
  });
});

describe('without models', () => {
  let bare: Verifier;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vouch-models-'));
    await cp(join(modelsDirectory, 'manifest.json'), join(folder, 'manifest.json'));
    bare = await createVerifier({ ...options, modelsDirectory: folder, threads: 1 });
  });
  after(async () => {
    await bare.stop();
    await rm(folder, { recursive: true });
  });

  test('an image is still made clean, and the caller keeps his bytes', async () => {
    const bytes = await renderSelfie('mei');
    const length = bytes.length;
    const { image } = await bare.inspect({ type: 'selfie', bytes, checks: [] });
    assert.equal((await sharp(image?.bytes).metadata()).format, 'jpeg');
    assert.equal(bytes.length, length);
  });

  test('a picture in a format that nobody is asked for is not taken', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>');
    const tiff = await sharp(svg).tiff().toBuffer();
    for (const bytes of [svg, tiff, await sharp(svg).gif().toBuffer()]) {
      assert.equal((await bare.inspect({ type: 'selfie', bytes, checks: [] })).image, null);
    }
  });

  test('what needs a model is refused with the problem models_missing', async () => {
    const isProblem = (error: unknown) => error instanceof Problem && error.code === 'models_missing';
    const bytes = await renderSelfie('mei');
    await assert.rejects(bare.inspect({ type: 'selfie', bytes, checks: ['selfie'] }), isProblem);
    await assert.rejects(
      bare.verify({ images: { selfie: bytes }, checks: ['selfie'], today: TODAY }),
      isProblem,
    );
    assert.ok(bare.missingModels.length > 0);
  });
});
