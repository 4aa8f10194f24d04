/**
 * A picture → where its largest field of parallel stripes lies and how it is turned: a stacked or linear barcode. In small blocks
 * the gradients of a barcode all point along its rows (structure tensor, Bigün and Granlund, 1987); print and faces have no such field.
 */
import { toLuma } from '../../image/measure-quality.ts';
import type { Pixels } from '../../image/pixels.ts';

/** A box turned by `angle` (radians, clockwise as seen) about its middle; lengths in pixels of the picture. */
export interface Stripes {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

const BLOCK_PX = 12;
/** Of a block: how much of the gradients lies in one direction, 0..1, and their mean square in grey levels. */
const COHERENCE_MIN = 0.35;
const ENERGY_MIN = 60;
/** An edge of the card is steeper than a barcode and must not outvote it. */
const ENERGY_MAX = 1500;
/** Blocks of one field differ by no more, in radians: perspective makes the stripes fan out. */
const SPREAD = Math.PI / 12;
const BLOCKS_MIN = 12;
/** Of the 24 blocks around one of a field so many run its way; around one on an edge of the card at most 9 do. */
const ALIKE_MIN = 11;
const DIRECTIONS = 90;
const COLUMNS_MAX = 4096;
const STEPS = [-2, -1, 0, 1, 2] as const;
const NEAR = STEPS.flatMap((down) => STEPS.map((right) => [right, down] as const)).filter(
  ([right, down]) => right !== 0 || down !== 0,
);

interface Block {
  readonly column: number;
  readonly row: number;
  /** The tensor as a vector at twice the gradients' angle. */
  readonly across: number;
  readonly along: number;
  readonly weight: number;
}

/** Null without such a field. The picture is best about 1,280 px wide: bars of less than two pixels seem turned by other angles. */
export function findStripes({ data, width, height }: Pixels): Stripes | null {
  const blocks = amongAlike(striped(smooth(toLuma(data), width), width, height));
  const direction = commonDirection(blocks);
  if (direction === null) return null;
  const field = largestField(blocks.filter((block) => turnBetween(angleOf(block), direction) < SPREAD));
  if (field.length < BLOCKS_MIN) return null;
  return boxAround(field, angleOf(sumOf(field)));
}

/** Weights 1 2 1 across and down: the difference of neighbours is no gradient where the finest bars alternate. */
function smooth(luma: Float32Array, width: number): Float32Array {
  const across = weigh(luma, 1);
  return weigh(across, width);
}

function weigh(luma: Float32Array, step: number): Float32Array {
  const weighed = Float32Array.from(luma);
  for (let at = step; at < luma.length - step; at++) {
    const around = (luma[at - step] as number) + (luma[at + step] as number);
    weighed[at] = (around + 2 * (luma[at] as number)) / 4;
  }
  return weighed;
}

function striped(luma: Float32Array, width: number, height: number): Block[] {
  const blocks: Block[] = [];
  for (let row = 0; (row + 1) * BLOCK_PX < height - 1; row++) {
    for (let column = 0; (column + 1) * BLOCK_PX < width - 1; column++) {
      const block = readBlock(luma, width, column, row);
      if (block) blocks.push(block);
    }
  }
  return blocks;
}

function readBlock(luma: Float32Array, width: number, column: number, row: number): Block | null {
  let [xx, yy, xy] = [0, 0, 0];
  for (let y = row * BLOCK_PX + 1; y <= (row + 1) * BLOCK_PX; y++) {
    for (let x = column * BLOCK_PX + 1; x <= (column + 1) * BLOCK_PX; x++) {
      const at = y * width + x;
      const dx = (luma[at + 1] as number) - (luma[at - 1] as number);
      const dy = (luma[at + width] as number) - (luma[at - width] as number);
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  }
  const energy = (xx + yy) / BLOCK_PX ** 2;
  const [across, along] = [xx - yy, 2 * xy];
  const coherence = Math.hypot(across, along) / (xx + yy);
  if (energy < ENERGY_MIN || coherence < COHERENCE_MIN) return null;
  return { column, row, across, along, weight: Math.min(energy, ENERGY_MAX) * coherence };
}

function amongAlike(blocks: readonly Block[]): Block[] {
  const at = placed(blocks);
  return blocks.filter((block) => {
    const alike = around(block, at).filter((near) => turnBetween(angleOf(near), angleOf(block)) < SPREAD);
    return alike.length >= ALIKE_MIN;
  });
}

/** The direction for which most is to be said, a neighbour on each side counted with it. */
function commonDirection(blocks: readonly Block[]): number | null {
  const votes = new Float64Array(DIRECTIONS);
  for (const block of blocks) {
    const at = Math.floor((angleOf(block) / Math.PI + 0.5) * DIRECTIONS);
    for (const near of [-1, 0, 1]) {
      const direction = (at + near + DIRECTIONS) % DIRECTIONS;
      votes[direction] = (votes[direction] ?? 0) + block.weight;
    }
  }
  const most = votes.reduce((best, vote, i) => (vote > (votes[best] as number) ? i : best), 0);
  return votes[most] ? ((most + 0.5) / DIRECTIONS - 0.5) * Math.PI : null;
}

/** Blocks that touch, gaps of one block allowed: the heaviest such group. */
function largestField(blocks: readonly Block[]): Block[] {
  const left = placed(blocks);
  let best: Block[] = [];
  let most = 0;
  for (const start of blocks) {
    const field = takeField(start, left);
    const weight = field.reduce((sum, each) => sum + each.weight, 0);
    if (weight > most) [best, most] = [field, weight];
  }
  return best;
}

function takeField(start: Block, left: Map<number, Block>): Block[] {
  const field: Block[] = [];
  const waiting = [start];
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    if (!left.delete(keyOf(block.column, block.row))) continue;
    field.push(block);
    waiting.push(...around(block, left));
  }
  return field;
}

/** Those at most two places away, the block itself left out. */
function around({ column, row }: Block, at: ReadonlyMap<number, Block>): Block[] {
  const near = NEAR.map(([right, down]) => at.get(keyOf(column + right, row + down)));
  return near.filter((block) => block !== undefined);
}

function placed(blocks: readonly Block[]): Map<number, Block> {
  return new Map(blocks.map((block) => [keyOf(block.column, block.row), block]));
}

function keyOf(column: number, row: number): number {
  return row * COLUMNS_MAX + column;
}

function boxAround(field: readonly Block[], angle: number): Stripes {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const middles = field.map(
    ({ column, row }) => [(column + 0.5) * BLOCK_PX, (row + 0.5) * BLOCK_PX] as const,
  );
  const along = middles.map(([x, y]) => cos * x + sin * y);
  const across = middles.map(([x, y]) => cos * y - sin * x);
  const [left, right, top, bottom] = [
    Math.min(...along),
    Math.max(...along),
    Math.min(...across),
    Math.max(...across),
  ];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return {
    x: cos * u - sin * v,
    y: sin * u + cos * v,
    width: right - left + BLOCK_PX,
    height: bottom - top + BLOCK_PX,
    angle,
  };
}

function sumOf(blocks: readonly Block[]): Pick<Block, 'across' | 'along'> {
  return blocks.reduce((sum, each) => ({ across: sum.across + each.across, along: sum.along + each.along }), {
    across: 0,
    along: 0,
  });
}

/** Of the gradients, -π/2..π/2: a direction and its opposite are one. */
function angleOf({ across, along }: Pick<Block, 'across' | 'along'>): number {
  return Math.atan2(along, across) / 2;
}

function turnBetween(one: number, other: number): number {
  const turn = Math.abs(one - other) % Math.PI;
  return Math.min(turn, Math.PI - turn);
}
