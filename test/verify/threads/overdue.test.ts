import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { renderSelfie } from '../../../models/specimens/render.ts';
import { createVerifier } from '../../../src/verify/create-verifier.ts';
import { FACE_MODEL, MODELS_DIRECTORY, WITHOUT_MODELS } from '../../support/models.ts';

const OVERDUE_MS = 40;
const LOADING_MS = 2500;

test('a verification that is stopped inside a model costs its job and nothing else', {
  skip: WITHOUT_MODELS,
}, async () => {
  const options = {
    modelsDirectory: MODELS_DIRECTORY,
    faceModel: FACE_MODEL,
    threads: 1,
    timeoutMs: OVERDUE_MS,
  };
  const verifier = await createVerifier(options);
  const photo = await renderSelfie('mei');
  await pause(LOADING_MS);
  for (const attempt of [1, 2, 3]) {
    const images = { document_front: photo, selfie: photo };
    const work = verifier.verify({ images, checks: ['face_match', 'liveness'], today: '2026-01-01' });
    await assert.rejects(work, /longer|timeout/, `attempt ${attempt}`);
  }
  await verifier.stop();
});

test('a service that is stopped while its models load ends cleanly', { skip: WITHOUT_MODELS }, async () => {
  for (const ms of [0, 400, 800, 1200]) {
    const options = {
      modelsDirectory: MODELS_DIRECTORY,
      faceModel: FACE_MODEL,
      threads: 2,
      timeoutMs: 30_000,
    };
    const verifier = await createVerifier(options);
    await pause(ms);
    await verifier.stop();
  }
});
