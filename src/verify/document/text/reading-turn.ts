/**
 * How a page must be turned to be read. Its boxes of text tell rows from columns; which way up it is, a few lines tell
 * that are read both ways: upside down the recogniser is less sure of them.
 */
import type { Pixels, Turn } from '../../image/pixels.ts';
import type { Model } from '../../models/load-model.ts';
import type { TextRecogniserSpec } from '../../models/manifest.ts';
import type { Quad, TextRegion } from '../document.ts';
import { type Line, lineOf } from './line-quad.ts';
import { readText } from './read-text.ts';

/** Length in heights of lines that tell: a single letter is as tall as it is wide, a machine-readable line is slow to read. */
const ASPECT = { min: 2.5, max: 12 } as const;
const LINES_READ = 5;

/** Clockwise; 0 for a page without text. */
export async function readingTurn(
  page: Pixels,
  regions: readonly TextRegion[],
  recogniser: Model<TextRecogniserSpec>,
): Promise<Turn> {
  const telling = regions.filter(({ quad }) => aspectOf(quad) >= ASPECT.min);
  const isSideways = lengthOf(telling, false) > lengthOf(telling, true);
  const sample = telling
    .filter(({ quad }) => isLevel(lineOf(quad)) !== isSideways)
    .toSorted((one, other) => fitness(other) - fitness(one))
    .slice(0, LINES_READ);
  const forwards = await certainty(page, sample, recogniser);
  const backwards = await certainty(
    page,
    sample.map(({ quad: [a, b, c, d] }) => ({ quad: [c, d, a, b] })),
    recogniser,
  );
  if (backwards > forwards) return isSideways ? 3 : 2;
  return isSideways ? 1 : 0;
}

function lengthOf(regions: readonly TextRegion[], level: boolean): number {
  const lines = regions.map(({ quad }) => lineOf(quad)).filter((line) => isLevel(line) === level);
  return lines.reduce((sum, { length }) => sum + length, 0);
}

function isLevel({ along }: Line): boolean {
  return Math.abs(along[0]) >= Math.abs(along[1]);
}

function aspectOf(quad: Quad): number {
  const { length, height } = lineOf(quad);
  return length / Math.max(height, 1e-6);
}

/** High letters that the detector is sure of tell most; very long lines come last. */
function fitness({ quad, score }: TextRegion): number {
  return score * lineOf(quad).height * (aspectOf(quad) > ASPECT.max ? 0.1 : 1);
}

/** The mean over all characters that were read. */
async function certainty(
  page: Pixels,
  regions: readonly Pick<TextRegion, 'quad'>[],
  recogniser: Model<TextRecogniserSpec>,
): Promise<number> {
  const lines = await readText(page, regions, recogniser);
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0);
  return (
    lines.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / Math.max(1, characters)
  );
}
