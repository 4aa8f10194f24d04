/** Bilinear sampling where rows stay rows and columns stay columns, as in every resize: what is one for a whole column is worked out once. */
import type { Pixels } from './pixels.ts';

/** Output place p lies at step · p + start in the source; whole numbers are pixel centres. */
export interface Axis {
  readonly step: number;
  readonly start: number;
}

interface Places {
  /** The pixel at or before each place, the one after it, and how far towards that one the place lies. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly share: Float64Array;
}

/** Beyond the source's border its edge pixels are repeated. */
export function stretch(
  { data, width, height }: Pixels,
  axes: { readonly across: Axis; readonly down: Axis },
  size: { readonly width: number; readonly height: number },
): Pixels {
  const columns = placesOf(axes.across, size.width, width);
  const rows = placesOf(axes.down, size.height, height);
  const out = new Uint8Array(size.width * size.height * 3);
  for (let row = 0; row < size.height; row++) {
    const upper = data.subarray((rows.first[row] as number) * width * 3);
    const lower = data.subarray((rows.second[row] as number) * width * 3);
    const target = out.subarray(row * size.width * 3, (row + 1) * size.width * 3);
    blendRows(upper, lower, rows.share[row] as number, { columns, target });
  }
  return { data: out, width: size.width, height: size.height };
}

function placesOf({ step, start }: Axis, count: number, length: number): Places {
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const share = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const place = Math.min(Math.max(step * i + start, 0), length - 1);
    first[i] = place;
    second[i] = Math.min(Math.floor(place) + 1, length - 1);
    share[i] = place - Math.floor(place);
  }
  return { first, second, share };
}

interface Row {
  readonly columns: Places;
  readonly target: Uint8Array;
}

function blendRows(upper: Uint8Array, lower: Uint8Array, down: number, { columns, target }: Row): void {
  const { first, second, share } = columns;
  for (let column = 0, at = 0; column < first.length; column++, at += 3) {
    const left = 3 * (first[column] as number);
    const right = 3 * (second[column] as number);
    const across = share[column] as number;
    target[at] = blend(upper, lower, left, right, across, down);
    target[at + 1] = blend(upper, lower, left + 1, right + 1, across, down);
    target[at + 2] = blend(upper, lower, left + 2, right + 2, across, down);
  }
}

function blend(
  upper: Uint8Array,
  lower: Uint8Array,
  left: number,
  right: number,
  across: number,
  down: number,
) {
  const a = upper[left] as number;
  const c = lower[left] as number;
  const above = a + ((upper[right] as number) - a) * across;
  const below = c + ((lower[right] as number) - c) * across;
  return above + (below - above) * down + 0.5;
}
