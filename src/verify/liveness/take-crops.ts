/** The crops that the liveness models ask for of one face; each is made once. */
import { type Face, scaleFace } from '../evidence.ts';
import { mirror, type Pixels } from '../image/pixels.ts';
import { resize, resizeBilinear, type Size } from '../image/warp.ts';
import type { LivenessSpec } from '../models/manifest.ts';
import { middleOf, scaleBox } from './crop-face.ts';

/** A crop is cut from the overview when each of its pixels is the mean of so many of the overview's, across and down. */
const OVERVIEW_PIXELS_MIN = 4;

interface Shown {
  readonly pixels: Pixels;
  readonly face: Face;
}

/** `overview` is the same picture, small; the face is in the coordinates of `pixels`. A model's scores of its crops are averaged. */
export function takeCrops(
  pixels: Pixels,
  face: Face,
  overview = pixels,
): (spec: LivenessSpec) => readonly Pixels[] {
  const taken = new Map<string, readonly Pixels[]>();
  const large = { pixels, face };
  const small = { pixels: overview, face: scaleFace(face, overview.width / pixels.width) };
  return ({ crop, input }) => {
    const [width, height] = input.size;
    const key = `${crop.resample} ${crop.scale} ${width} ${height}`;
    const crops = taken.get(key) ?? cut(crop, { width, height }, small, large);
    taken.set(key, crops);
    return crops;
  };
}

function cut(
  { scale, resample }: LivenessSpec['crop'],
  size: Size,
  small: Shown,
  large: Shown,
): readonly Pixels[] {
  switch (resample) {
    case 'none':
      return [resize(large.pixels, size, middleOf(large.face.box, size.width, large.pixels))];
    case 'average': {
      const isCoarse = (small.face.box.width * scale) / size.width >= OVERVIEW_PIXELS_MIN;
      const { pixels, face } = isCoarse ? small : large;
      return [resize(pixels, size, scaleBox(face.box, scale, pixels))];
    }
    // An aliasing crop shows another sample of the picture at each scale and side: two of them tell more than one.
    case 'bilinear': {
      const [plain, other] = [small, large].map(({ pixels, face }) =>
        resizeBilinear(pixels, size, scaleBox(face.box, scale, pixels)),
      ) as [Pixels, Pixels];
      return [plain, mirror(other)];
    }
  }
}
