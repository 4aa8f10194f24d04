/**
 * Pixels → faces, the person's first, and the quarter turns that make them upright: photos also arrive sideways
 * without an orientation tag. A portrait too small to be seen at first is looked for once more at twice the scale.
 */
import { type Face, scaleFace } from '../evidence.ts';
import { type Pixels, type Turn, turn } from '../image/pixels.ts';
import { OVERVIEW_SIDE_PX } from '../image/shrink-images.ts';
import { resize } from '../image/warp.ts';
import type { Model } from '../models/load-model.ts';
import type { FaceDetectorSpec } from '../models/manifest.ts';
import { decodeDetections } from './decode-detections.ts';
import { rankFaces } from './rank-faces.ts';
import { suppressOverlaps } from './suppress-overlaps.ts';

/** What the longer side is scaled to, in pixels: of the overview first, then of the picture itself. */
const SIDE_PX = OVERVIEW_SIDE_PX;
const SECOND_SIDE_PX = 2 * SIDE_PX;
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
  readonly overview: Pixels;
  /** The person first, then largest first, in the coordinates of `pixels`. */
  readonly faces: readonly Face[];
}

interface Found {
  readonly quarters: Turn;
  readonly faces: readonly Face[];
}

/** `overview` is the same picture, small. Without a face both come back as they were. */
export async function findUprightFaces(
  pixels: Pixels,
  detector: Model<FaceDetectorSpec>,
  overview = pixels,
): Promise<UprightFaces> {
  const looks = [
    { seen: overview, side: SIDE_PX },
    { seen: pixels, side: SECOND_SIDE_PX },
  ];
  for (const { seen, side } of looks) {
    const { quarters, faces } = await findAtBestTurn(seen, side, detector);
    if (faces.length === 0) continue;
    return {
      pixels: turn(pixels, quarters),
      overview: turn(overview, quarters),
      faces: faces.map((face) => scaleFace(face, pixels.width / seen.width)),
    };
  }
  return { pixels, overview, faces: [] };
}

/** Only what is looked at is turned: the picture itself waits until a turn has won. */
async function findAtBestTurn(seen: Pixels, side: number, detector: Model<FaceDetectorSpec>): Promise<Found> {
  let best: Found = { quarters: 0, faces: await findFaces(seen, side, detector) };
  let toBeat = certainty(best.faces) + TURN_ADVANTAGE;
  for (const quarters of OTHER_TURNS) {
    if (toBeat >= CERTAIN_SCORE + TURN_ADVANTAGE) break;
    const faces = await findFaces(turn(seen, quarters), side, detector);
    if (certainty(faces) <= toBeat) continue;
    best = { quarters, faces };
    toBeat = certainty(faces);
  }
  return best;
}

/** Of the surest face. */
function certainty(faces: readonly Face[]): number {
  return Math.max(0, ...faces.map(({ score }) => score));
}

/** The person first. */
async function findFaces(pixels: Pixels, side: number, detector: Model<FaceDetectorSpec>): Promise<Face[]> {
  const scale = side / Math.max(pixels.width, pixels.height);
  const width = roundToMultiple(pixels.width * scale);
  const height = roundToMultiple(pixels.height * scale);
  const outputs = await detector.run(resize(pixels, { width, height }));
  const grid = { width, scaleX: pixels.width / width, scaleY: pixels.height / height };
  return rankFaces(suppressOverlaps(decodeDetections(outputs, detector.spec, grid)), pixels);
}

function roundToMultiple(length: number): number {
  return Math.max(1, Math.round(length / MULTIPLE_PX)) * MULTIPLE_PX;
}
