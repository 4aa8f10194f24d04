/** A pinhole camera over a flat document: its pose → where each point of the document falls on the photo, and back. */
import type { Point } from '../../../../src/verify/document/document.ts';

/** Maps of the plane in homogeneous coordinates, by rows. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

export interface Pose {
  /** Of the document in its plane, degrees clockwise. */
  readonly rotation: number;
  /** Degrees by which the document is tilted: about the photo's horizontal axis (far edge up), then about its vertical one. */
  readonly tilt: readonly [horizontal: number, vertical: number];
  /** Middle of the document, as shares of the photo's width and height. */
  readonly centre: readonly [number, number];
  /** Longer side of the document, seen straight on, as a share of the photo's width. */
  readonly fill: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Focal length of a phone's main camera, as a share of the photo's longer side: about 27 mm on 36 mm of film. */
const FOCAL_SHARE = 0.75;

/** From pixels of the document to pixels of the photo. */
export function lookAt(page: Size, photo: Size, { rotation, tilt, centre, fill }: Pose): Homography {
  const focal = FOCAL_SHARE * Math.max(photo.width, photo.height);
  const scale = (fill * photo.width) / Math.max(page.width, page.height);
  const [cosZ, sinZ] = cosSin(rotation);
  const [cosX, sinX] = cosSin(tilt[0]);
  const [cosY, sinY] = cosSin(tilt[1]);
  const right = [cosY * cosZ, cosX * sinZ + sinX * sinY * cosZ, sinX * sinZ - cosX * sinY * cosZ] as const;
  const down = [-cosY * sinZ, cosX * cosZ - sinX * sinY * sinZ, sinX * cosZ + cosX * sinY * sinZ] as const;
  const [u, v] = [page.width / 2, page.height / 2];
  const [x, y] = [centre[0] * photo.width, centre[1] * photo.height];
  const depth = [(scale * right[2]) / focal, (scale * down[2]) / focal] as const;
  const distance = 1 - depth[0] * u - depth[1] * v;
  const row = (axis: 0 | 1, at: number) =>
    [
      scale * right[axis] + at * depth[0],
      scale * down[axis] + at * depth[1],
      at * distance - scale * (right[axis] * u + down[axis] * v),
    ] as const;
  return [...row(0, x), ...row(1, y), depth[0], depth[1], distance];
}

export function project(map: Homography, [x, y]: Point): Point {
  const w = map[6] * x + map[7] * y + map[8];
  return [(map[0] * x + map[1] * y + map[2]) / w, (map[3] * x + map[4] * y + map[5]) / w];
}

/** Up to a factor, which homogeneous coordinates do not see. */
export function invert([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

function cosSin(degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle)];
}
