/**
 * The document's region → what the four hand-made signals of the liveness graphs measure on it. A document is flat and wide
 * where a face is round, so it is looked at in squares, each as if it were a face, and the median of the squares counts: a
 * portrait, a hologram or a blank corner is one of them.
 */
import { type Box, HANDMADE_CHECKS, type HandmadeCheck } from '../../evidence.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Size } from '../../image/warp.ts';
import { measure } from '../../liveness/score-liveness.ts';
import { takeCrops } from '../../liveness/take-crops.ts';
import type { Model } from '../../models/load-model.ts';
import type { LivenessSpec } from '../../models/manifest.ts';

export type Measures = Readonly<Record<HandmadeCheck, number>>;

/** Squares along the shorter side. */
const ROWS = 2;
/** At most: a strip is not looked at all the way. */
const COLUMNS_MAX = 4;

/** Each in its own unit (models/liveness). */
export async function measurePage(page: Pixels, models: readonly Model<LivenessSpec>[]): Promise<Measures> {
  const all: Measures[] = [];
  for (const box of squaresOf(page)) {
    const cropFor = takeCrops(page, { box, score: 1, landmarks: [] });
    all.push(await measure((spec) => cropFor(asPage(spec)), models));
  }
  const medians = HANDMADE_CHECKS.map((check) => [check, medianOf(all.map((measures) => measures[check]))]);
  return Object.fromEntries(medians) as Measures;
}

/** In the middle of the region, in rows. */
export function squaresOf({ width, height }: Size): readonly Box[] {
  const side = Math.floor(Math.min(width, height) / ROWS);
  const across = width < height ? ROWS : Math.min(COLUMNS_MAX, Math.floor(width / side));
  const down = width < height ? Math.min(COLUMNS_MAX, Math.floor(height / side)) : ROWS;
  const left = Math.floor((width - across * side) / 2);
  const top = Math.floor((height - down * side) / 2);
  return Array.from({ length: across * down }, (_, at) => ({
    x: left + (at % across) * side,
    y: top + Math.floor(at / across) * side,
    width: side,
    height: side,
  }));
}

/** A square is looked at as it is, without surroundings. */
function asPage(spec: LivenessSpec): LivenessSpec {
  return { ...spec, crop: { ...spec.crop, scale: 1 } };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
