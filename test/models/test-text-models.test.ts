/** The text models pass as declared, and each way of driving one wrongly is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelRefused } from '../../models/self-test.ts';
import { type TextModels, testTextModels } from '../../models/test-text-models.ts';
import { loadModel, type Model } from '../../src/verify/models/load-model.ts';
import { graphPath, type ModelSpec } from '../../src/verify/models/manifest.ts';
import { loadFetchedText, MODELS_DIRECTORY } from './support.ts';

test('the text models pass, driven as the manifest says', async (t) => {
  const models = await loadFetchedText(t);
  if (models) await testTextModels(models);
});

async function driven<Spec extends ModelSpec>(
  { spec }: Model<Spec>,
  change: Partial<Spec>,
): Promise<Model<Spec>> {
  return loadModel({ ...spec, ...change }, graphPath(spec, MODELS_DIRECTORY));
}

const WRONG: readonly [string, (models: TextModels) => Promise<Partial<TextModels>>][] = [
  [
    'a detector that is given whole bytes for shares',
    async ({ textDetector }) => {
      const input = { ...textDetector.spec.input, scale: 1 };
      return { textDetector: await driven(textDetector, { input }) };
    },
  ],
  [
    'a recogniser whose alphabet begins one too late',
    async ({ textRecogniser }) => {
      const output = {
        ...textRecogniser.spec.output,
        alphabet: textRecogniser.spec.output.alphabet.slice(1),
      };
      return { textRecogniser: await driven(textRecogniser, { output }) };
    },
  ],
  [
    'a recogniser whose space is another class',
    async ({ textRecogniser }) => {
      const output = { ...textRecogniser.spec.output, space: textRecogniser.spec.output.classes - 2 };
      return { textRecogniser: await driven(textRecogniser, { output }) };
    },
  ],
  [
    'a recogniser of the zone with its digits after its letters',
    async ({ mrzRecogniser }) => {
      const { alphabet } = mrzRecogniser.spec.output;
      const output = { ...mrzRecogniser.spec.output, alphabet: alphabet.slice(10) + alphabet.slice(0, 10) };
      return { mrzRecogniser: await driven(mrzRecogniser, { output }) };
    },
  ],
];

for (const [what, change] of WRONG) {
  test(`${what} is refused`, async (t) => {
    const models = await loadFetchedText(t);
    if (models) await assert.rejects(testTextModels({ ...models, ...(await change(models)) }), ModelRefused);
  });
}
