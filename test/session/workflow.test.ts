import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { STEPS, type Step } from '../../src/session/session.ts';
import {
  DEFAULT_STEPS,
  inconsistency,
  requiredChecks,
  requiredImages,
  withoutFace,
} from '../../src/session/workflow.ts';

const CONSISTENT: readonly (readonly [steps: readonly Step[], images: string[], checks: string[]])[] = [
  [['document'], ['document_front'], ['document']],
  [['selfie'], ['selfie'], ['selfie']],
  [['selfie', 'liveness'], ['selfie'], ['selfie', 'liveness']],
  [['document', 'aml'], ['document_front'], ['document']],
  [
    ['document', 'selfie'],
    ['document_front', 'selfie'],
    ['document', 'selfie'],
  ],
  [
    ['document', 'selfie', 'face_match'],
    ['document_front', 'selfie'],
    ['document', 'selfie', 'face_match'],
  ],
  [
    ['document', 'selfie', 'face_match', 'liveness'],
    ['document_front', 'selfie'],
    ['document', 'selfie', 'face_match', 'liveness'],
  ],
];

const INCONSISTENT: readonly (readonly [steps: readonly Step[], why: RegExp])[] = [
  [[], /must include document or selfie/],
  [['face_match'], /must include document or selfie/],
  [['liveness'], /must include document or selfie/],
  [['aml'], /must include document or selfie/],
  [['face_match', 'liveness', 'aml'], /must include document or selfie/],
  [['document', 'face_match'], /face_match needs selfie/],
  [['selfie', 'face_match'], /face_match needs document/],
  [['document', 'liveness'], /liveness needs selfie/],
  [['selfie', 'aml'], /aml needs document/],
];

const anySteps = fc.subarray([...STEPS]);

for (const [steps, images, checks] of CONSISTENT) {
  test(`${steps.join(' + ')}: needs ${images.join(' and ')}`, () => {
    assert.equal(inconsistency(steps), null);
    assert.deepEqual(requiredImages(steps), images);
    assert.deepEqual(requiredChecks(steps), checks);
  });
}

for (const [steps, why] of INCONSISTENT) {
  test(`${steps.join(' + ') || 'no step at all'} is refused in words`, () => {
    assert.match(inconsistency(steps) ?? '', why);
  });
}

test('by default everything is asked but watch lists', () => {
  assert.deepEqual(DEFAULT_STEPS, ['document', 'selfie', 'face_match', 'liveness']);
});

test('every set that fits together asks for at least one image, each once', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      fc.pre(inconsistency(steps) === null);
      const images = requiredImages(steps);
      assert.ok(images.length > 0);
      assert.equal(new Set(images).size, images.length);
    }),
  );
});

test('without a face, what looks at one falls away, and what is left fits together or is nothing', () => {
  assert.deepEqual(withoutFace(DEFAULT_STEPS), ['document']);
  assert.deepEqual(withoutFace(['document', 'aml']), ['document', 'aml']);
  assert.deepEqual(withoutFace(['selfie', 'liveness']), []);
});
