/** Documents by the width of their photo: how many pixels a character of the zone has decides more than all else. */

export interface WidthBand {
  readonly name: string;
  readonly fromPx: number;
  readonly toPx: number;
  /** Share of the lines that must be read without a fault; null where nothing is promised. */
  readonly target: number | null;
}

export const WIDTH_BANDS: readonly WidthBand[] = [
  { name: '≥ 600 px', fromPx: 600, toPx: Number.POSITIVE_INFINITY, target: 0.95 },
  { name: '400–599 px', fromPx: 400, toPx: 600, target: 0.8 },
  { name: '< 400 px', fromPx: 0, toPx: 400, target: null },
];

export function isInBand(widthPx: number, { fromPx, toPx }: WidthBand): boolean {
  return widthPx >= fromPx && widthPx < toPx;
}
