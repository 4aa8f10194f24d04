/** Images → evidence. The table says in which order, what each step gives and which checks need it. */

import { crossCheckDocument } from './document/cross-check-document.ts';
import { findPages, judgePrint } from './document/find-pages.ts';
import { findText } from './document/find-text.ts';
import { mergeReading } from './document/merge-reading.ts';
import { readBarcode } from './document/read-barcode.ts';
import { readPrint } from './document/read-print.ts';
import { readZone } from './document/read-zone.ts';
import { scoreRecapture } from './document/recapture/score-recapture.ts';
import type { Check, Evidence } from './evidence.ts';
import { alignFaces } from './face/align-faces.ts';
import { compareFaces } from './face/compare-faces.ts';
import { detectFaces } from './face/detect-faces.ts';
import { embedFaces } from './face/embed-faces.ts';
import { decode } from './image/decode.ts';
import { measureQuality } from './image/measure-quality.ts';
import { shrinkImages } from './image/shrink-images.ts';
import { compareFrames } from './liveness/compare-frames.ts';
import { scoreLiveness } from './liveness/score-liveness.ts';
import { type PipelineStep, runSteps } from './run-steps.ts';
import type { VerifyRequest } from './verifier.ts';
import type { Parts, Step, Tools, Work } from './work.ts';

const D = 'document';
const S = 'selfie';
const M = 'face_match';
const L = 'liveness';

const STEPS = [
  step(decode, 'images', D, S, M, L),
  step(shrinkImages, 'overviews', D, S, M, L),
  step(measureQuality, 'quality', D, S, M, L),
  step(detectFaces, 'faces', D, S, M, L),
  step(findPages, 'pages', D),
  step(findText, 'regions', D),
  step(readZone, 'mrz', D),
  step(readBarcode, 'barcodes', D),
  step(readPrint, 'text', D),
  step(mergeReading, 'reading', D),
  step(crossCheckDocument, 'document', D),
  step(scoreRecapture, 'recapture', D),
  step(alignFaces, 'aligned', M),
  step(embedFaces, 'vectors', M),
  step(compareFaces, 'match', M),
  step(scoreLiveness, 'liveness', L),
  step(compareFrames, 'frames', L),
];

/** What an image is looked at for as soon as it arrives, so that the person can take a better one. */
export const UPLOAD_STEPS = [
  ...[shrinkImages, measureQuality, detectFaces, findPages].flatMap(({ name }) =>
    STEPS.filter((each) => each.name === name),
  ),
  step(judgePrint, 'pages', D),
];

function step<Part extends keyof Parts>(run: Step<Part>, gives: Part, ...checks: readonly Check[]) {
  return { name: run.name, gives, checks, run } as PipelineStep;
}

/** Throws when the fault is ours: an image of ours that cannot be read, a model that does not fit the manifest. */
export async function runPipeline(request: VerifyRequest, tools: Tools): Promise<Evidence> {
  const { frames: frameFiles = [], images: files, ...asked } = request;
  const start: Work = { ...asked, files, frameFiles, findings: [] };
  // Nobody has to send frames, so without them their step is not one that was left out.
  const steps = frameFiles.length > 0 ? STEPS : STEPS.filter(({ gives }) => gives !== 'frames');
  const { work, skipped, timings } = await runSteps(steps, start, tools);
  return {
    checks: work.checks,
    quality: work.quality ?? {},
    faces: work.faces ?? {},
    match: work.match ?? null,
    liveness: work.liveness ?? null,
    frames: work.frames ?? null,
    document: work.document ?? null,
    recapture: work.recapture ?? null,
    findings: work.findings,
    skipped,
    models: modelsOf(tools).map(({ spec }) => ({ name: spec.name, sha256: spec.graph.sha256 })),
    timings_ms: timings,
  };
}

function modelsOf({ detector, embedder, liveness, textDetector, textRecogniser, mrzRecogniser }: Tools) {
  return [detector, embedder, ...liveness, textDetector, textRecogniser, mrzRecogniser];
}
