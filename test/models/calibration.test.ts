import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fitCalibration } from '../../models/face/fit-calibration.ts';
import { fitCurve, RATES, rateAt } from '../../models/face/fit-curve.ts';
import { fitProbability, probabilityOf } from '../../models/face/fit-probability.ts';
import { placeOf, shareAbove } from '../../models/face/normal.ts';
import { pairScores } from '../../models/face/pair-scores.ts';
import { drawPersons, impostorTotal, weightsOf } from '../../models/face/resample.ts';
import { writeCalibration } from '../../models/face/write-calibration.ts';
import { randomFrom } from '../../models/random.ts';

const MANIFEST = readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8');
const EMBEDDER = 'face-reidentification-retail-0095';

/** What a curve needs of scores: somewhat more than the tenth that scores highest. */
const TAIL_SHARE = 0.11;

/** Scores at even shares of a normal distribution, highest first; of `share` of them. */
function normalScores(total: number, mean: number, deviation: number, share = 1): Float32Array {
  return Float32Array.from(
    { length: total * share },
    (_, at) => mean + deviation * placeOf((at + 0.5) / total),
  );
}

/** Photos of people whose vectors lie about a direction of their own. */
function drawnPhotos(persons: number, photos: number) {
  const random = randomFrom(1);
  const about = (centre: readonly number[], spread: number) => {
    const vector = centre.map((value) => value + spread * (random(-1, 1) + random(-1, 1)));
    return Float32Array.from(vector, (value) => value / Math.hypot(...vector));
  };
  return Array.from({ length: persons }, (_, person) => {
    const own = [...about(Array(24).fill(0.2), 1)];
    return Array.from({ length: photos }, () => ({ person: `${person}`, vector: about(own, 0.08) }));
  }).flat();
}

describe('the calibration of an embedder', () => {
  test('the normal distribution has its known values, and each way undoes the other', () => {
    const known = [
      [0, 0.5],
      [1.2815515655, 0.1],
      [3.0902323062, 1e-3],
      [4.7534243088, 1e-6],
    ] as const;
    for (const [place, share] of known) {
      assert.ok(Math.abs(shareAbove(place) / share - 1) < 1e-7);
      assert.ok(Math.abs(placeOf(share) - place) < 1e-7);
    }
    const places = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(fc.property(places, (place) => Math.abs(placeOf(shareAbove(place)) - place) < 1e-6));
  });

  test('of normal scores every threshold is found where it is, also below one pair', () => {
    const tail = { scores: normalScores(500_000, 0.05, 0.1, TAIL_SHARE), total: 500_000 };
    const curve = fitCurve(tail);
    assert.deepEqual(
      curve.map(({ fmr }) => fmr),
      RATES,
    );
    for (const { fmr, threshold } of curve) {
      assert.ok(Math.abs(threshold - (0.05 + 0.1 * placeOf(fmr))) < 1e-3, `${fmr} at ${threshold}`);
    }
    assert.ok(Math.abs(rateAt(tail, curve[2]?.threshold ?? 0) / 1e-3 - 1) < 0.02);
  });

  test('a handful of mislabelled pairs moves no threshold by more than 0.01', () => {
    const clean = normalScores(500_000, 0, 0.1, TAIL_SHARE);
    const spoilt = Float32Array.from([...Array(3).fill(0.8), ...clean]);
    const [before, after] = [clean, spoilt].map((scores) => fitCurve({ scores, total: 500_000 }));
    for (const [at, { threshold }] of (before ?? []).entries())
      assert.ok(Math.abs(threshold - (after?.[at]?.threshold ?? 1)) < 0.01);
  });

  test('a pair that counts twice is a pair that is there twice', () => {
    const scores = normalScores(100_000, 0, 0.1, TAIL_SHARE);
    const twice = Float32Array.from(
      { length: 2 * scores.length },
      (_, at) => scores[Math.floor(at / 2)] as number,
    );
    const weights = new Float32Array(scores.length).fill(2);
    assert.deepEqual(
      fitCurve({ scores, weights, total: 200_000 }),
      fitCurve({ scores: twice, total: 200_000 }),
    );
  });

  test('of two normal distributions of one width the probability is the known logistic curve', () => {
    // Means m1 and m2, deviation s: the logit is (m1 - m2) / s² · (score - (m1 + m2) / 2).
    const list = (mean: number) => ({
      scores: normalScores(20_000, mean, 0.15),
      weights: new Float32Array(20_000).fill(1),
    });
    const { slope, intercept } = fitProbability(list(0.6), list(0.1));
    assert.ok(Math.abs(slope / (0.5 / 0.15 ** 2) - 1) < 0.02);
    assert.ok(Math.abs(-intercept / slope - 0.35) < 0.002);
    assert.ok(Math.abs(probabilityOf(-intercept / slope, { slope, intercept }) - 0.5) < 1e-9);
  });

  test('every two photos are a pair, and persons drawn again give the pairs they have', () => {
    const pairs = pairScores(drawnPhotos(5, 3));
    assert.deepEqual(pairs.photos, [3, 3, 3, 3, 3]);
    assert.deepEqual([pairs.genuine.scores.length, pairs.impostor.scores.length], [15, 90]);
    assert.deepEqual(
      pairs.impostor.scores,
      pairs.impostor.scores.toSorted((one, other) => other - one),
    );
    for (const draw of drawPersons(5, 20, 1)) {
      const weights = weightsOf(pairs.impostor, draw);
      assert.equal(
        draw.reduce((sum, count) => sum + count, 0),
        5,
      );
      assert.equal(
        weights.reduce((sum, weight) => sum + weight, 0),
        impostorTotal(pairs.photos, draw),
      );
    }
  });

  test('the same photos give the same calibration, each threshold with a band around it', () => {
    const photos = drawnPhotos(150, 4);
    const calibration = fitCalibration(pairScores(photos));
    assert.deepEqual(fitCalibration(pairScores(photos)), calibration);
    assert.equal(calibration.persons, 150);
    for (const { threshold, low, high } of calibration.curve) {
      assert.ok(low < high && low <= threshold && threshold <= high);
    }
    assert.ok(calibration.probability.slope > 0);
  });

  test('writing it leaves every other byte of the manifest as it was', () => {
    const entry = JSON.parse(MANIFEST).models.find(({ name }: { name: string }) => name === EMBEDDER);
    assert.equal(writeCalibration(MANIFEST, EMBEDDER, entry.calibration), MANIFEST);
    const changed = { ...entry.calibration, persons: 7 };
    const written = writeCalibration(MANIFEST, EMBEDDER, changed);
    assert.equal(written, MANIFEST.replace(`"persons": ${entry.calibration.persons}`, '"persons": 7'));
    assert.throws(
      () => writeCalibration(MANIFEST, 'sface-2021dec', changed),
      /no calibration of sface-2021dec/,
    );
  });
});
