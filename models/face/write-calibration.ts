/** The manifest's text with one embedder's calibration put in place of the old one; every other byte stays. */
import type { Calibration } from '../../src/verify/models/manifest.ts';

const INDENT = '      ';

/** Throws when the manifest has no embedder of that name with a calibration. */
export function writeCalibration(manifest: string, embedder: string, calibration: Calibration): string {
  const entry = manifest.indexOf(`"name": ${JSON.stringify(embedder)}`);
  const start = manifest.indexOf('"calibration": {', entry);
  const nextEntry = manifest.indexOf('"role":', entry);
  if (entry < 0 || start < 0 || (nextEntry >= 0 && nextEntry < start)) {
    throw new Error(`The manifest has no calibration of ${embedder} to replace`);
  }
  const end = manifest.indexOf(`\n${INDENT}}`, start) + `\n${INDENT}}`.length;
  return `${manifest.slice(0, start)}"calibration": ${format(calibration)}${manifest.slice(end)}`;
}

/** As the formatter leaves it: a point of the curve is a line. */
function format({ persons, impostor_pairs, genuine_pairs, curve, probability }: Calibration): string {
  const points = curve.map(
    ({ fmr, threshold, low, high }) =>
      `${INDENT}    { "fmr": ${plain(fmr)}, "threshold": ${threshold}, "low": ${low}, "high": ${high} }`,
  );
  return `{
${INDENT}  "persons": ${persons},
${INDENT}  "impostor_pairs": ${impostor_pairs},
${INDENT}  "genuine_pairs": ${genuine_pairs},
${INDENT}  "curve": [
${points.join(',\n')}
${INDENT}  ],
${INDENT}  "probability": { "slope": ${probability.slope}, "intercept": ${probability.intercept} }
${INDENT}}`;
}

/** Without an exponent. */
function plain(value: number): string {
  return value.toFixed(12).replace(/0+$/, '');
}
