/** A photo of a document → the lines that production reads as its zone, cut out of the page: what any other reader is given too. */

import { findPages } from '../../../src/verify/document/find-pages.ts';
import { findText } from '../../../src/verify/document/find-text.ts';
import { recogniseMrz } from '../../../src/verify/document/mrz/recognise-mrz.ts';
import { readZone } from '../../../src/verify/document/read-zone.ts';
import { cropLine } from '../../../src/verify/document/text/crop-line.ts';
import { detectFaces } from '../../../src/verify/face/detect-faces.ts';
import { decode } from '../../../src/verify/image/decode.ts';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { shrinkImages } from '../../../src/verify/image/shrink-images.ts';
import { inspectImage } from '../../../src/verify/inspect-image.ts';
import { type PipelineStep, runSteps } from '../../../src/verify/run-steps.ts';
import type { Parts, Step, Tools, Work } from '../../../src/verify/work.ts';
import { TODAY } from '../evidence/look.ts';

export interface ZoneCut {
  readonly lines: readonly Pixels[];
  /** The likeliest characters as our recogniser sees them, before any repair. */
  readonly unrepaired: readonly string[];
}

const CHECKS = ['document'] as const;
/** As in pipeline.ts, up to the zone. */
const STEPS = [
  step(decode, 'images'),
  step(shrinkImages, 'overviews'),
  step(detectFaces, 'faces'),
  step(findPages, 'pages'),
  step(findText, 'regions'),
  step(readZone, 'mrz'),
];
/** Of a line: at twice our recogniser's height the capitals are some 45 px, which suits Tesseract. */
const HEIGHT_PX = 64;

/** Null where no zone is found, or the file is no image. */
export async function cutZone(bytes: Uint8Array, tools: Tools): Promise<ZoneCut | null> {
  const { image } = await inspectImage({ type: 'document_front', bytes, checks: CHECKS }, tools);
  if (!image) return null;
  const files = { document_front: image.bytes };
  const start: Work = { checks: CHECKS, files, today: TODAY, findings: [] };
  const { work } = await runSteps(STEPS, start, tools);
  const page = work.mrz && work.pages?.[work.mrz.image]?.pixels;
  if (!work.mrz || !page) return null;
  const { quads } = work.mrz;
  const [readings = []] = await recogniseMrz(page, [quads], tools.mrzRecogniser);
  return {
    lines: quads.map((quad) => cropLine(page, quad, HEIGHT_PX)),
    unrepaired: readings.map(({ characters }) => characters.map(([best]) => best?.character ?? '').join('')),
  };
}

function step<Part extends keyof Parts>(run: Step<Part>, gives: Part) {
  return { name: run.name, gives, checks: CHECKS, run } as PipelineStep;
}
