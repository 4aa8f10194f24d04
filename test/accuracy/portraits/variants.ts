/** What could be done to a found face to see it better: production's way, and each way that was tried beside it. */
import sharp from 'sharp';
import type { FaceModels } from '../../../models/self-test.ts';
import { type Face, scaleFace } from '../../../src/verify/evidence.ts';
import { alignFace } from '../../../src/verify/face/align-faces.ts';
import { embedFace } from '../../../src/verify/face/embed-faces.ts';
import { findUprightFaces } from '../../../src/verify/face/find-upright-faces.ts';
import { eyeDistance } from '../../../src/verify/face/judge-faces.ts';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { resize } from '../../../src/verify/image/warp.ts';

/** One image after production's steps; `aligned` is null where no face was found. */
export interface Seen {
  readonly pixels: Pixels;
  readonly face: Face | undefined;
  readonly aligned: Pixels | null;
  readonly lookedTwice: boolean;
  readonly models: FaceModels;
}

export type VariantName = 'production' | 'one_look' | 'lanczos' | 'flip' | 'close_look';
type Variant = (
  seen: Seen & { readonly face: Face; readonly aligned: Pixels },
) => Promise<Float32Array | null>;

export const VARIANTS: Readonly<Record<VariantName, Variant>> = {
  production: ({ aligned, models }) => embedFace(aligned, models.embedder),
  /** Without the second pass of the detector at twice the scale. */
  one_look: async (seen) => (seen.lookedTwice ? null : VARIANTS.production(seen)),
  /** A face that is enlarged is enlarged by Lanczos instead of bilinear. */
  lanczos: async (seen) => {
    const factor = eyeDistance({ landmarks: seen.models.embedder.spec.template }) / eyeDistance(seen.face);
    return factor <= 1 ? VARIANTS.production(seen) : embedAligned(seen, await enlarge(seen, factor));
  },
  /** The crop and its mirror image, averaged. */
  flip: async ({ aligned, models }) => {
    const one = await embedFace(aligned, models.embedder);
    const other = await embedFace(mirror(aligned), models.embedder);
    return unit(one.map((value, at) => value + (other[at] as number)));
  },
  /** The face's surroundings are given to the detector once more, at a scale it sees best, for better landmarks. */
  close_look: async (seen) => embedAligned(seen, await lookClosely(seen)),
};

interface Place {
  readonly pixels: Pixels;
  readonly face: Face;
}

async function embedAligned({ models }: Seen, { pixels, face }: Place): Promise<Float32Array | null> {
  const aligned = alignFace(pixels, face, models.embedder.spec);
  return aligned && embedFace(aligned, models.embedder);
}

/** What is taken around a face on every side, in widths of it: to enlarge it, and to let the detector see it 160 px wide. */
const MARGIN = { enlarge: 0.5, closeLook: 1.5 } as const;

async function enlarge({ pixels, face }: Place, factor: number): Promise<Place> {
  const { left, top, ...size } = surroundings(face, pixels, MARGIN.enlarge);
  const [width, height] = [Math.round(size.width * factor), Math.round(size.height * factor)];
  const data = await sharp(pixels.data, {
    raw: { width: pixels.width, height: pixels.height, channels: 3 },
  })
    .extract({ left, top, ...size })
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  const scaled = scaleFace(shift(face, -left + 0.5, -top + 0.5), width / size.width);
  return { pixels: { data, width, height }, face: shift(scaled, -0.5, -0.5) };
}

/** As it came when nothing is found. */
async function lookClosely({ pixels, face, models }: Place & Pick<Seen, 'models'>): Promise<Place> {
  const { left, top, width, height } = surroundings(face, pixels, MARGIN.closeLook);
  const part = resize(pixels, { width, height }, { x: left, y: top, width, height });
  const { faces, pixels: upright } = await findUprightFaces(part, models.detector);
  const [found] = faces;
  return found && upright === part ? { pixels, face: shift(found, left, top) } : { pixels, face };
}

function surroundings({ box }: Face, { width, height }: Pixels, widths: number) {
  const margin = widths * box.width;
  const left = Math.max(0, Math.floor(box.x - margin));
  const top = Math.max(0, Math.floor(box.y - margin));
  const right = Math.min(width, Math.ceil(box.x + box.width + margin));
  const bottom = Math.min(height, Math.ceil(box.y + box.height + margin));
  return { left, top, width: right - left, height: bottom - top };
}

function shift(face: Face, across: number, down: number): Face {
  return {
    ...face,
    box: { ...face.box, x: face.box.x + across, y: face.box.y + down },
    landmarks: face.landmarks.map(([x, y]) => [x + across, y + down] as const),
  };
}

function mirror({ data, width, height }: Pixels): Pixels {
  const mirrored = new Uint8Array(data.length);
  for (let at = 0; at < width * height; at++) {
    const from = at - (at % width) + (width - 1 - (at % width));
    mirrored.set(data.subarray(3 * from, 3 * from + 3), 3 * at);
  }
  return { data: mirrored, width, height };
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
