/** The text detector and both recognisers among some specs, loaded from where they were fetched to. */
import type { ModelSpec } from '../src/verify/models/manifest.ts';
import { loadRole } from './load-role.ts';
import type { TextModels } from './test-text-models.ts';

/** Throws ModelRefused when the runtime cannot read a file. */
export async function loadTextModels(
  specs: readonly ModelSpec[],
  modelsDirectory: string,
): Promise<TextModels> {
  const [textDetector, textRecogniser, mrzRecogniser] = await Promise.all([
    loadRole(specs, 'text_detector', modelsDirectory),
    loadRole(specs, 'text_recogniser', modelsDirectory),
    loadRole(specs, 'mrz_recogniser', modelsDirectory),
  ]);
  return { textDetector, textRecogniser, mrzRecogniser };
}
