/** Where a document's corners fall in a photo: a pinhole camera looks at a rectangle that is turned and tilted in space. */
import type { Point, Quad } from '../../../../../src/verify/document/document.ts';
import { FORMATS } from './draw-document.ts';
import type { SceneOptions } from './draw-scene.ts';
import type { Random } from './random.ts';

/** Clockwise from the document's own top left, in pixels; the tilt's direction comes from the seed. */
export function pose(options: SceneOptions, centre: Point, random: Random): Quad {
  const { width, height, format, fill, tilt, turn } = options;
  const document = FORMATS[format];
  const longerPx = Math.max(width, height);
  const scale = (fill * longerPx) / Math.max(document.width, document.height);
  const focal = random.between(0.75, 1.15) * longerPx;
  const [spin, axis, lean] = [toRadians(turn), random.between(0, Math.PI), toRadians(tilt)];
  const [right, down] = [(document.width * scale) / 2, (document.height * scale) / 2];
  const flat: Point[] = [
    [-right, -down],
    [right, -down],
    [right, down],
    [-right, down],
  ];
  const seen = flat.map(([x, y]): Point => {
    const [turnedX, turnedY] = [
      x * Math.cos(spin) - y * Math.sin(spin),
      x * Math.sin(spin) + y * Math.cos(spin),
    ];
    // About an axis in the picture's plane: what lies along it stays, what lies across shrinks and comes nearer.
    const along = turnedX * Math.cos(axis) + turnedY * Math.sin(axis);
    const across = turnedY * Math.cos(axis) - turnedX * Math.sin(axis);
    const near = across * Math.sin(lean);
    const short = across * Math.cos(lean);
    const depth = focal / (focal + near);
    return [
      centre[0] * width + depth * (along * Math.cos(axis) - short * Math.sin(axis)),
      centre[1] * height + depth * (along * Math.sin(axis) + short * Math.cos(axis)),
    ];
  });
  return seen as unknown as Quad;
}

function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
