import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createVerifier } from '../../src/verify/create-verifier.ts';
import { DEFAULT_POLICY } from '../../src/verify/decision/policy.ts';
import type { Verifier } from '../../src/verify/verifier.ts';
import { FACE_MODEL, MODELS_DIRECTORY, WITHOUT_MODELS } from '../support/models.ts';
import { collectEvidence } from './evidence/collect-evidence.ts';
import { reportOf } from './report/report.ts';
import { defaultFolders, readSets, type SetName } from './sets/labelled-sets.ts';
import { collectedOf } from './support.ts';

const THREADS = 2;
const PAIRS = 60;
const FACES = 80;
const folders = defaultFolders();
const without = (name: SetName) =>
  WITHOUT_MODELS || (!folders[name] && `the labelled set ${name} is absent; nothing was measured`);

/** Floors far below what is measured: they tell a broken pipeline from a working one and are no published figure. */
const MATCH_ACCURACY_MIN = 0.95;
const AUC_MIN = 0.9;

describe('the production pipeline on labelled photographs', () => {
  let verifier: Verifier;

  before(async () => {
    if (WITHOUT_MODELS) return;
    const options = {
      modelsDirectory: MODELS_DIRECTORY,
      faceModel: FACE_MODEL,
      threads: THREADS,
      timeoutMs: 30_000,
    };
    verifier = await createVerifier(options);
  });
  after(() => verifier?.stop());

  /** Without made attacks: they have their place in the whole evaluation. */
  const reportOn = async (name: SetName, sample: number) => {
    const sets = readSets({ [name]: folders[name] });
    const collecting = { verifier, atOnce: 2 * THREADS, sample, madeAttacks: false, say: () => {} };
    return reportOf(collectedOf(await collectEvidence(sets, collecting)), DEFAULT_POLICY);
  };

  test('tells pairs of one person from pairs of two', { skip: without('faces') }, async (context) => {
    const { faces } = await reportOn('faces', PAIRS);
    assert.ok(faces);
    context.diagnostic(
      `${(100 * faces.accuracy.value).toFixed(1)} % of the pairs judged rightly at the default threshold`,
    );
    assert.ok(faces.accuracy.value >= MATCH_ACCURACY_MIN);
  });

  test('gives living faces higher liveness than printed ones', { skip: without('pad') }, async (context) => {
    const { fused } = (await reportOn('pad', FACES)).liveness.pad ?? {};
    assert.ok(fused);
    const { live_refused: refused, live_photos: live, attacks } = fused;
    const passed = attacks.map(
      ({ attack, passed, photos, auc }) => `${attack} ${passed}/${photos}, AUC ${auc.value.toFixed(3)}`,
    );
    context.diagnostic(`BPCER ${refused}/${live}, APCER ${passed.join('; ')}`);
    assert.ok(attacks.length > 0 && attacks.every(({ auc }) => auc.value >= AUC_MIN));
  });
});
