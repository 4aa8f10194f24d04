/** A picture → in which of its blocks something like print is: thin strokes close together that run both ways, unlike grain, stripes or borders. */

import { toLuma } from '../../image/measure-quality.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Point, Quad } from '../document.ts';
import { depthInside } from './quad.ts';

const TEXT = {
  /** Pixels of an overview: about a line of print and the space above it. */
  block: 10,
  /** Half the width of a stroke, pixels, and how much darker or lighter than both its sides it must be, grey levels. */
  stroke: 2,
  contrastMin: 14,
  /** Share of a block's pixels on strokes in each of the two directions. */
  shareMin: 0.04,
} as const;

export interface TextMap {
  readonly columns: number;
  readonly rows: number;
  /** Pixels of the picture that is searched. */
  readonly block: number;
  /** 1 where a block has text-like structure. */
  readonly blocks: Uint8Array;
}

/** Places on the map are pixels of a picture `factor` times as small as the one that is looked at. */
export function mapText(picture: Pixels, factor: number): TextMap {
  const { width, height, data } = picture;
  const luma = toLuma(data);
  const { block } = TEXT;
  const [columns, rows] = [Math.floor(width / block), Math.floor(height / block)];
  const [upright, level] = [new Uint16Array(columns * rows), new Uint16Array(columns * rows)];
  const { stroke } = TEXT;
  for (let y = stroke; y < Math.min(rows * block, height - stroke); y++) {
    const first = Math.floor(y / block) * columns;
    for (let x = stroke; x < Math.min(columns * block, width - stroke); x++) {
      const at = y * width + x;
      const into = first + Math.floor(x / block);
      if (isStroke(luma, at, stroke)) upright[into] = (upright[into] as number) + 1;
      if (isStroke(luma, at, stroke * width)) level[into] = (level[into] as number) + 1;
    }
  }
  const enough = TEXT.shareMin * block * block;
  const blocks = upright.map((count, i) => Number(count >= enough && (level[i] as number) >= enough));
  return { columns, rows, block: block / factor, blocks: Uint8Array.from(blocks) };
}

/** Darker than both sides, or lighter. */
function isStroke(luma: Float32Array, at: number, step: number): boolean {
  const before = (luma[at - step] as number) - (luma[at] as number);
  const after = (luma[at + step] as number) - (luma[at] as number);
  return before * after > 0 && Math.min(Math.abs(before), Math.abs(after)) >= TEXT.contrastMin;
}

/** Blocks with text-like structure whose centre fits. */
export function countText(map: TextMap, fits: (centre: Point) => boolean): number {
  return count(map, (centre, i) => map.blocks[i] === 1 && fits(centre));
}

export function countBlocks(map: TextMap, fits: (centre: Point) => boolean): number {
  return count(map, fits);
}

function count(map: TextMap, fits: (centre: Point, at: number) => boolean): number {
  let sum = 0;
  for (let i = 0; i < map.blocks.length; i++) {
    const column = i % map.columns;
    const row = (i - column) / map.columns;
    if (fits([(column + 0.5) * map.block, (row + 0.5) * map.block], i)) sum++;
  }
  return sum;
}

/** Blocks well inside a clockwise quad, so that its own border is not taken for print. */
export function isWithin(map: TextMap, quad: Quad): (centre: Point) => boolean {
  return (centre) => depthInside(quad, centre) > map.block / 2;
}
