/** The share of a page that a lamp's reflection has burnt out: white without detail, and softly so, unlike white print and white paper. */
import type { Pixels } from '../../image/pixels.ts';
import { resize } from '../../image/warp.ts';
import { findEdges } from './find-edges.ts';
import { lumaAt } from './luma-at.ts';

const GLARE = {
  /** Longer side at which it is looked for, pixels. */
  sidePx: 320,
  /** Grey level that every channel of a burnt-out pixel has at least. */
  burntMin: 250,
  /** Luma of half the page from which on its paper is white itself, and a reflection on it cannot be told. */
  paperMax: 232,
  /** Grey levels per pixel around a patch, the median: a printed panel ends within a pixel or two, a reflection fades. */
  slopeMax: 12,
  /** Share of the page below which a patch is a detail. */
  patchMin: 0.003,
} as const;

/** 0..1 */
export function measureGlare(page: Pixels): number {
  const scale = Math.min(1, GLARE.sidePx / Math.max(page.width, page.height));
  const size = {
    width: Math.max(1, Math.round(page.width * scale)),
    height: Math.max(1, Math.round(page.height * scale)),
  };
  const small = resize(page, size);
  if (lumaAt(small, 0.5) > GLARE.paperMax) return 0;
  const { slope } = findEdges(small);
  const burnt = markBurnt(small);
  let glare = 0;
  for (let at = 0; at < burnt.length; at++) {
    if (burnt[at] !== 1) continue;
    const patch = followPatch(burnt, at, small.width);
    const slopes = patch.border.map((each) => slope[each] as number).sort((one, other) => one - other);
    const isSoft = (slopes[slopes.length >> 1] ?? 0) <= GLARE.slopeMax;
    if (isSoft && patch.count >= GLARE.patchMin * burnt.length) glare += patch.count;
  }
  return glare / burnt.length;
}

/** 1 where it is burnt out; the outermost pixels are left out, so that no patch runs around the picture's edge. */
function markBurnt({ data, width, height }: Pixels): Uint8Array {
  const burnt = new Uint8Array(width * height);
  for (let row = 1; row < height - 1; row++) {
    for (let at = row * width + 1; at < (row + 1) * width - 1; at++) {
      const darkest = Math.min(
        data[3 * at] as number,
        data[3 * at + 1] as number,
        data[3 * at + 2] as number,
      );
      burnt[at] = Number(darkest >= GLARE.burntMin);
    }
  }
  return burnt;
}

/** Unmarks the patch as it goes; the border are its neighbours that are not burnt out, as often as they are met. */
function followPatch(burnt: Uint8Array, start: number, width: number) {
  const open = [start];
  const border: number[] = [];
  let count = 0;
  burnt[start] = 2;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    count++;
    for (const next of [at - 1, at + 1, at - width, at + width]) {
      if (burnt[next] === 0) border.push(next);
      if (burnt[next] !== 1) continue;
      burnt[next] = 2;
      open.push(next);
    }
  }
  return { count, border };
}
