/** How well four corners in a photo can be those of a card or a page: a rectangle of a standard's proportions, seen in perspective. */
import type { Perspective } from '../../image/unwarp.ts';
import type { Quad } from '../document.ts';
import { projectOnto } from './project-onto.ts';

const SHAPE = {
  /** Longer side by shorter: ID-3 has 1.42, an open booklet 1.41, ID-2 1.42, ID-1 1.586 (ISO/IEC 7810, ICAO 9303-3). */
  ratioMin: 1.4,
  ratioMax: 1.6,
  /** What a ratio may be off by, as its logarithm, and the angle of the sides as its cosine: standard deviations of a good photo's error. */
  ratioDeviation: 0.07,
  cosineDeviation: 0.09,
  /** Focal lengths in units of the photo's longer side: of phones' main cameras, and of crops. */
  focalLengths: [0.7, 1, 1.6],
} as const;

/** 0..1; the principal point is taken to be the picture's centre (Zhang and He, 2006). */
export function measureShape(quad: Quad, size: { readonly width: number; readonly height: number }): number {
  const projection = projectOnto(quad);
  if (!projection) return 0;
  const longer = Math.max(size.width, size.height);
  const shares = SHAPE.focalLengths.map((share) => rectangleLikeness(projection, size, share * longer));
  return Math.max(...shares);
}

function rectangleLikeness(
  { xu, xv, yu, yv, gu, gv }: Perspective,
  { width, height }: { readonly width: number; readonly height: number },
  focal: number,
): number {
  const [centreX, centreY] = [width / 2, height / 2];
  const [ax, ay, az] = [(xu - centreX * gu) / focal, (yu - centreY * gu) / focal, gu];
  const [bx, by, bz] = [(xv - centreX * gv) / focal, (yv - centreY * gv) / focal, gv];
  const [one, other] = [Math.hypot(ax, ay, az), Math.hypot(bx, by, bz)];
  const cosine = (ax * bx + ay * by + az * bz) / (one * other);
  const ratio = Math.max(one / other, other / one);
  const off = Math.max(0, Math.log(SHAPE.ratioMin / ratio), Math.log(ratio / SHAPE.ratioMax));
  return Math.exp(-((off / SHAPE.ratioDeviation) ** 2 + (cosine / SHAPE.cosineDeviation) ** 2) / 2);
}
