import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fmrAt, operatingPoint, thresholdAt } from '../../../src/verify/decision/operating-point.ts';
import type { FaceMatch, OperatingPoint } from '../../../src/verify/evidence.ts';
import { matchOf as readAs } from '../../../src/verify/face/compare-faces.ts';
import { readManifest } from '../../../src/verify/models/manifest.ts';
import { matchOf } from '../evidence-of.ts';

const embedders = readManifest(new URL('../../../models/manifest.json', import.meta.url)).filter(
  (spec) => spec.role === 'face_embedder',
);

/** Rates that fall from 0.1 to 1e-6 at most, at thresholds that rise. */
const curves = fc
  .array(
    fc.tuple(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 0.3, noNaN: true })),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map((steps) => {
    const points: OperatingPoint[] = [];
    let [decades, threshold] = [1, 0.1];
    for (const [fall, rise] of steps) {
      points.push({ fmr: 10 ** -decades, threshold });
      decades += fall;
      threshold += rise;
    }
    return points;
  });
const share = fc.double({ min: 0, max: 1, noNaN: true });

const ends = (curve: readonly OperatingPoint[]) =>
  [curve[0], curve.at(-1)] as [OperatingPoint, OperatingPoint];

describe('the operating point', () => {
  test('a stricter false match rate never has a lower threshold', () => {
    fc.assert(
      fc.property(curves, share, share, (curve, one, other) => {
        const [strict, loose] = [one, other].map((each) => 10 ** -(1 + 5 * each)).sort((a, b) => a - b);
        assert.ok(thresholdAt(curve, strict as number) >= thresholdAt(curve, loose as number));
      }),
    );
  });

  test('within what was measured, the rate at the threshold of a rate is that rate', () => {
    fc.assert(
      fc.property(curves, share, (curve, at) => {
        const [first, last] = ends(curve);
        const fmr = first.fmr * (last.fmr / first.fmr) ** at;
        const threshold = Math.max(first.threshold, Math.min(thresholdAt(curve, fmr), last.threshold));
        const found = fmrAt(curve, threshold);
        assert.ok(found !== null && Math.abs(Math.log(found / fmr)) < 1e-6);
      }),
    );
  });

  test('the measured points are met', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        for (const { fmr, threshold } of curve) {
          assert.equal(thresholdAt(curve, fmr), threshold);
          assert.ok(Math.abs(Math.log((fmrAt(curve, threshold) ?? 0) / fmr)) < 1e-9);
        }
      }),
    );
  });

  test('beyond its ends the curve claims nothing', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 1e-6, max: 1, noNaN: true }), (curve, further) => {
        const [first, last] = ends(curve);
        assert.equal(fmrAt(curve, first.threshold - further), null);
        assert.equal(fmrAt(curve, last.threshold + further), null);
        assert.equal(thresholdAt(curve, last.fmr / 10), last.threshold);
        assert.equal(thresholdAt(curve, Math.min(1, first.fmr * 10)), first.threshold);
      }),
    );
  });

  test('a target rate gives its threshold, and a threshold of the policy tells its rate', () => {
    const match = matchOf(0.9);
    assert.deepEqual(operatingPoint(match, { target_fmr: 10 ** -4 }), { threshold: 0.4, fmr: 10 ** -4 });
    const { threshold, fmr } = operatingPoint(match, { threshold: 0.3 });
    assert.equal(threshold, 0.3);
    assert.ok(Math.abs((fmr ?? 0) / 1e-3 - 1) < 1e-9);
  });

  test('an embedder that nobody measured keeps its published threshold, and no rate is claimed', () => {
    const sface = embedders.find(({ key }) => key === 'sface');
    assert.ok(sface);
    const match: FaceMatch = readAs(0.5, sface);
    assert.deepEqual(operatingPoint(match, { target_fmr: 1e-3 }), { threshold: 0.363, fmr: null });
    assert.deepEqual(operatingPoint(match, { threshold: 0.4 }), { threshold: 0.4, fmr: null });
    assert.equal(match.probability, null);
  });

  test('the default embedder is calibrated down to 1e-6, each threshold within its band', () => {
    const curve = embedders.find((spec) => spec.default)?.calibration?.curve ?? [];
    assert.deepEqual(
      curve.map(({ fmr }) => fmr),
      [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6],
    );
    for (const [at, { threshold, low, high }] of curve.entries()) {
      assert.ok(low <= threshold && threshold <= high);
      assert.ok(at === 0 || threshold > (curve[at - 1]?.threshold ?? 1));
    }
  });
});
