/** Regions of a page → what is written in them, by the general recogniser, in the letters of Latin documents. */
import type { Pixels } from '../../image/pixels.ts';
import type { Model } from '../../models/load-model.ts';
import type { LineOutput, TextRecogniserSpec } from '../../models/manifest.ts';
import type { Quad, TextLine, TextRegion } from '../document.ts';
import { cropLine } from './crop-line.ts';
import { characterOf, decodeCtc, type Frames, probabilityOf, type Run } from './decode-ctc.ts';

/** Latin letters, digits and the marks that documents print; without it specks become symbols. */
const READABLE = /^[\p{Script=Latin}0-9 .,:;'"()/\\+\-_&<>*#%@!?=°º]$/u;

/** In the order of the regions; those in which nothing is read are left out. */
export async function readText(
  page: Pixels,
  regions: readonly Pick<TextRegion, 'quad'>[],
  recogniser: Model<TextRecogniserSpec>,
): Promise<TextLine[]> {
  const readable = readableClasses(recogniser.spec.output);
  const lines: TextLine[] = [];
  for (const { quad } of regions) lines.push(await readLine(page, quad, recogniser, readable));
  return lines.filter(({ text }) => text !== '');
}

async function readLine(
  page: Pixels,
  quad: Quad,
  { run, spec }: Model<TextRecogniserSpec>,
  readable: readonly number[],
): Promise<TextLine> {
  const outputs = await run(cropLine(page, quad, spec.input.height));
  const frames = { values: outputs(spec.output.name), output: spec.output, readable };
  const runs = decodeCtc(frames);
  const text = runs.map(({ best }) => characterOf(spec.output, best)).join('');
  const sum = runs.reduce((total, each) => total + peakOf(frames, each), 0);
  return { text: text.trim().replace(/ +/g, ' '), confidence: runs.length > 0 ? sum / runs.length : 0, quad };
}

/** How sure the surest of a character's frames is. */
function peakOf(frames: Frames, { best, from, to }: Run): number {
  let peak = 0;
  for (let frame = from; frame < to; frame++) peak = Math.max(peak, probabilityOf(frames, frame, best));
  return peak;
}

function readableClasses(output: LineOutput): number[] {
  const classes = Array.from({ length: output.classes - 1 }, (_, i) => i + 1);
  return classes.filter((index) => READABLE.test(characterOf(output, index)));
}
