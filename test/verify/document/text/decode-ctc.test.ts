import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  characterOf,
  decodeCtc,
  type Frames,
  probabilityOf,
} from '../../../../src/verify/document/text/decode-ctc.ts';
import type { LineOutput } from '../../../../src/verify/models/manifest.ts';

const OUTPUT: LineOutput = { name: 'out', values: 'probabilities', classes: 5, alphabet: 'ABC', space: 4 };

/** A frame for each mark, `-` being the blank. */
function framesOf(path: string, readable: readonly number[] = [1, 2, 3, 4]): Frames {
  const values = new Float32Array(path.length * OUTPUT.classes);
  [...path].forEach((mark, frame) => {
    values[frame * OUTPUT.classes + '-ABC '.indexOf(mark)] = 0.8;
    values[frame * OUTPUT.classes] ||= 0.1;
  });
  return { values, output: OUTPUT, readable };
}

function textOf(frames: Frames): string {
  return decodeCtc(frames)
    .map(({ best }) => characterOf(OUTPUT, best))
    .join('');
}

test('equal neighbours are one character, and a blank between them makes two', () => {
  assert.equal(textOf(framesOf('-AA-A-BB C--')), 'AAB C');
  assert.equal(textOf(framesOf('----')), '');
  assert.equal(textOf(framesOf('')), '');
});

test('a character knows the frames that it was read from', () => {
  assert.deepEqual(decodeCtc(framesOf('-AAB-')), [
    { best: 1, from: 1, to: 3 },
    { best: 2, from: 3, to: 4 },
  ]);
});

test('a class that may not be read is never read', () => {
  assert.equal(textOf(framesOf('A-B-C', [1, 3])), 'AC');
});

test('every text is read again from the path that spells it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A', 'B', 'C', ' ')), (characters) => {
      assert.equal(
        textOf(framesOf(characters.map((each) => `${each}${each}-`).join(''))),
        characters.join(''),
      );
    }),
  );
});

test('logarithms of probabilities are probabilities again', () => {
  const frames: Frames = {
    values: Float32Array.of(Math.log(0.25), Math.log(0.75)),
    output: { name: 'out', values: 'log_probabilities', classes: 2, alphabet: 'A' },
    readable: [1],
  };
  assert.ok(Math.abs(probabilityOf(frames, 0, 1) - 0.75) < 1e-6);
});
