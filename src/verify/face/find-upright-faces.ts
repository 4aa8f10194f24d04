/**
 * Pixels → faces, largest first, and the quarter turns that make them upright: photos also arrive sideways
 * without an orientation tag. A portrait too small to be seen at first is looked for once more at twice the scale.
 */
import type { Face } from '../evidence.ts';
import { type Pixels, type Turn, turn } from '../image/pixels.ts';
import { resize } from '../image/warp.ts';
import type { Model } from '../models/load-model.ts';
import type { FaceDetectorSpec } from '../models/manifest.ts';
import { decodeDetections } from './decode-detections.ts';
import { suppressOverlaps } from './suppress-overlaps.ts';

/** What the longer side is scaled to, in pixels. */
const SIDES_PX = [640, 1280] as const;
const OTHER_TURNS = [1, 3, 2] as const satisfies readonly Turn[];
/** The detector's strides go up to 32 px. */
const MULTIPLE_PX = 32;

/**
 * The detector also sees faces that lie on their side, less surely: on photos turned by quarters its score was 0.62 to 0.90,
 * on upright ones 0.91 to 0.96. So a score from here on ends the search, and otherwise the best of all four turns wins.
 */
const CERTAIN_SCORE = 0.91;
/** A turn must be better than the photo as it came by this much. */
const TURN_ADVANTAGE = 0.02;

export interface UprightFaces {
  readonly pixels: Pixels;
  readonly faces: readonly Face[];
}

/** Without a face the pixels come back as they were. */
export async function findUprightFaces(
  pixels: Pixels,
  detector: Model<FaceDetectorSpec>,
): Promise<UprightFaces> {
  for (const side of SIDES_PX) {
    const best = await findAtBestTurn(pixels, side, detector);
    if (best.faces.length > 0) return best;
  }
  return { pixels, faces: [] };
}

async function findAtBestTurn(
  pixels: Pixels,
  side: number,
  detector: Model<FaceDetectorSpec>,
): Promise<UprightFaces> {
  let best: UprightFaces = { pixels, faces: await findFaces(pixels, side, detector) };
  let toBeat = certainty(best.faces) + TURN_ADVANTAGE;
  for (const quarters of OTHER_TURNS) {
    if (toBeat >= CERTAIN_SCORE + TURN_ADVANTAGE) break;
    const turned = turn(pixels, quarters);
    const faces = await findFaces(turned, side, detector);
    if (certainty(faces) <= toBeat) continue;
    best = { pixels: turned, faces };
    toBeat = certainty(faces);
  }
  return best;
}

/** Of the surest face. */
function certainty(faces: readonly Face[]): number {
  return Math.max(0, ...faces.map(({ score }) => score));
}

/** Largest first. */
export async function findFaces(
  pixels: Pixels,
  side: number,
  detector: Model<FaceDetectorSpec>,
): Promise<Face[]> {
  const scale = side / Math.max(pixels.width, pixels.height);
  const width = roundToMultiple(pixels.width * scale);
  const height = roundToMultiple(pixels.height * scale);
  const outputs = await detector.run(resize(pixels, { width, height }));
  const grid = { width, scaleX: pixels.width / width, scaleY: pixels.height / height };
  const faces = suppressOverlaps(decodeDetections(outputs, detector.spec, grid));
  return faces.toSorted((one, other) => area(other) - area(one));
}

function roundToMultiple(length: number): number {
  return Math.max(1, Math.round(length / MULTIPLE_PX)) * MULTIPLE_PX;
}

function area({ box }: Face): number {
  return box.width * box.height;
}
