/**
 * Shows a drawn page to the text models through the service's own steps, exactly as the manifest declares them: a swapped
 * channel order, a wrong scale or alphabet must not reach a document.
 */
import type { MrzReading, Quad } from '../src/verify/document/document.ts';
import { findMrzLines } from '../src/verify/document/mrz/find-mrz-lines.ts';
import { recogniseMrz } from '../src/verify/document/mrz/recognise-mrz.ts';
import { detectText } from '../src/verify/document/text/detect-text.ts';
import { readText } from '../src/verify/document/text/read-text.ts';
import type { Pixels } from '../src/verify/image/pixels.ts';
import type { Models } from '../src/verify/work.ts';
import { ModelRefused } from './self-test.ts';
import { drawMrz } from './specimens/documents/lettering/draw-mrz.ts';
import { drawText } from './specimens/documents/lettering/draw-text.ts';
import { renderSide } from './specimens/documents/render-side.ts';

export type TextModels = Pick<Models, 'textDetector' | 'textRecogniser' | 'mrzRecogniser'>;

/** A passport page (ICAO 9303-4 §2.2), in mm. */
const PAGE = { widthMm: 125, heightMm: 88 } as const;
const PX_PER_MM = 9;
const PRINTED = ['SPECIMEN 2468', 'UTOPIA 13579'] as const;
/** The example of ICAO 9303-4, Appendix B. */
const ZONE = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const;

/** Throws ModelRefused. */
export async function testTextModels(models: TextModels): Promise<void> {
  const page = await renderSide({ svg: drawPage(), ...PAGE }, PX_PER_MM);
  const regions = await detectText(page, models.textDetector);
  const [zone] = findMrzLines(page, regions);
  if (zone?.length !== ZONE.length || regions.length < ZONE.length + PRINTED.length)
    throw new ModelRefused(models.textDetector.spec, 'it does not find the lines of a drawn page');
  await checkPrinted(page, regions, models);
  await checkZone(page, zone, models);
}

function drawPage(): string {
  const printed = PRINTED.map((text, row) => drawText(text, { x: 12, y: 14 + 10 * row, height: 3 }));
  const { widthMm, heightMm } = PAGE;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}">
<rect width="100%" height="100%" fill="#f4f1e8"/>${printed.join('')}${drawMrz(ZONE, PAGE)}</svg>`;
}

async function checkPrinted(
  page: Pixels,
  regions: readonly { readonly quad: Quad }[],
  { textRecogniser }: TextModels,
): Promise<void> {
  const lines = await readText(page, regions, textRecogniser);
  const absent = PRINTED.find((text) => !lines.some((line) => line.text === text));
  if (absent)
    throw new ModelRefused(textRecogniser.spec, `it does not read the drawn ${JSON.stringify(absent)}`);
}

async function checkZone(page: Pixels, zone: readonly Quad[], { mrzRecogniser }: TextModels): Promise<void> {
  const [readings = []] = await recogniseMrz(page, [zone], mrzRecogniser);
  const read = readings.map(bestText);
  if (ZONE.every((line, i) => line === read[i])) return;
  throw new ModelRefused(mrzRecogniser.spec, `it reads the drawn zone as ${read.join(' ')}`);
}

function bestText({ characters }: MrzReading): string {
  return characters.map(([best]) => best?.character ?? '').join('');
}
