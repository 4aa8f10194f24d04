/** A square anywhere on a grey picture → the small grey picture that the guide sees. */

export interface Grey {
  /** A byte a pixel. */
  readonly luma: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** In pixels of the picture. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  /** About its middle, in radians. */
  readonly roll: number;
}

/** Of what the guide sees. */
export const SIDE_PX = 48;

/** Along each side of a pixel. */
const PROBES = 2;

/** Each pixel is the mean of up to four places on it, and aliases a little as a canvas does; beyond its border the picture is mirrored. */
export function cutSquare(picture: Grey, { x, y, side, roll }: Square): Uint8Array {
  const step = side / SIDE_PX;
  const probes = step > 1 ? PROBES : 1;
  const [across, down] = [Math.cos(roll) * step, Math.sin(roll) * step];
  const seen = new Uint8Array(SIDE_PX * SIDE_PX);
  for (let at = 0; at < seen.length; at++) {
    const column = (at % SIDE_PX) - SIDE_PX / 2;
    const row = Math.floor(at / SIDE_PX) - SIDE_PX / 2;
    let sum = 0;
    for (let probe = 0; probe < probes * probes; probe++) {
      const right = column + ((probe % probes) + 0.5) / probes;
      const below = row + (Math.floor(probe / probes) + 0.5) / probes;
      sum += lumaAt(
        picture,
        x + side / 2 + right * across - below * down,
        y + side / 2 + right * down + below * across,
      );
    }
    seen[at] = sum / probes ** 2 + 0.5;
  }
  return seen;
}

/** Bilinear; the middle of the first pixel is at 0.5. */
function lumaAt({ luma, width, height }: Grey, x: number, y: number): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [toRight, toBottom] = [x - 0.5 - left, y - 0.5 - top];
  const [x0, x1] = [reflect(left, width), reflect(left + 1, width)];
  const [y0, y1] = [reflect(top, height) * width, reflect(top + 1, height) * width];
  const upper = (luma[y0 + x0] ?? 0) * (1 - toRight) + (luma[y0 + x1] ?? 0) * toRight;
  const lower = (luma[y1 + x0] ?? 0) * (1 - toRight) + (luma[y1 + x1] ?? 0) * toRight;
  return upper * (1 - toBottom) + lower * toBottom;
}

function reflect(at: number, length: number): number {
  const period = 2 * length;
  const folded = ((at % period) + period) % period;
  return folded < length ? folded : period - 1 - folded;
}
