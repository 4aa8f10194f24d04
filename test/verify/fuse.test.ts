import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { HANDMADE_CHECKS, LIVENESS_CHECKS, type LivenessCheck } from '../../src/verify/evidence.ts';
import { fuse, logit } from '../../src/verify/liveness/fuse.ts';
import { FUSION, READINGS } from '../../src/verify/liveness/fusion.ts';
import { readMeasure } from '../../src/verify/liveness/readings.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyChecks = fc.record(
  Object.fromEntries(LIVENESS_CHECKS.map((check) => [check, share])) as Record<LivenessCheck, typeof share>,
);

describe('the fused liveness score', () => {
  it('DK-33 is a number from 0 to 1 for whatever the five checks say', () => {
    fc.assert(
      fc.property(anyChecks, (checks) => {
        const { score } = fuse(checks);
        return score >= 0 && score <= 1;
      }),
    );
  });

  for (const [at, check] of LIVENESS_CHECKS.entries()) {
    it(`DK-33 DK-${34 + at} never falls when \`${check}\` rises`, () => {
      fc.assert(
        fc.property(anyChecks, share, (checks, other) => {
          const [low, high] = [Math.min(checks[check], other), Math.max(checks[check], other)];
          return fuse({ ...checks, [check]: low }).score <= fuse({ ...checks, [check]: high }).score;
        }),
      );
    });
  }

  it('DK-33 passes a face that every check holds for live, and refuses one that none does', () => {
    const all = (score: number) =>
      fuse(
        Object.fromEntries(LIVENESS_CHECKS.map((check) => [check, score])) as Record<LivenessCheck, number>,
      );
    assert.ok(all(0.95).score >= all(0.95).threshold);
    assert.ok(all(0.02).score < all(0.02).threshold);
  });

  it('DK-34 texture counts for more than any other check can: from one end of its scale to the other', () => {
    const range = (check: LivenessCheck) => {
      const { slope, bias } = check === 'texture' ? { slope: 0, bias: 0 } : READINGS[check];
      const ends =
        check === 'texture' ? [logit(0), logit(1)] : [bias - 3 * Math.abs(slope), bias + 3 * Math.abs(slope)];
      return FUSION.weights[check] * ((ends[1] ?? 0) - (ends[0] ?? 0));
    };
    assert.ok(HANDMADE_CHECKS.every((check) => range(check) < range('texture')));
  });

  it('an attack that texture is sure of is refused though the other checks find it a deviation more live than people are', () => {
    const checks = HANDMADE_CHECKS.map((check) => {
      const { mean, deviation, slope } = READINGS[check];
      return [check, readMeasure(mean + Math.sign(slope) * deviation, READINGS[check])];
    });
    const { score, threshold } = fuse({ texture: 0, ...Object.fromEntries(checks) });
    assert.ok(score < threshold);
  });
});
