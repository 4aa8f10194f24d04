/** On how many sides of the frame a straight border of something can be seen near it, or well inside it. */
import type { Area, Grey } from './grey.ts';

const BORDER = {
  /** Mean step of luma across two pixels along the whole line. Letters and wood step up and down and cancel out. */
  stepMin: 7,
  /** How far from the frame a border counts as on it, share of the frame's height. */
  near: 0.125,
  /** How far inside the frame it is looked for at most. */
  inside: 0.38,
  /** Corners are round, and fingers hold them: this share of a side is left out at both ends. */
  ends: 0.12,
  /** How far a line may lean: pixels over the length of the side, and in what steps. */
  lean: 12,
  leanStep: 2,
} as const;

export interface Borders {
  /** 0..4 */
  readonly near: number;
  /** Sides with a border inside only. */
  readonly inside: number;
}

/** A side of the frame, seen with the frame's inside at larger `depth`. */
interface Side {
  readonly length: number;
  /** Of the side's first pixel in the picture's data, and the way to the next one along the side and into the frame. */
  readonly start: number;
  readonly along: number;
  readonly inwards: number;
  /** How many pixels there are between the side and the picture's edge. */
  readonly room: number;
}

/** The frame's rectangle must leave some room around it. */
export function findBorders(grey: Grey, frame: Area): Borders {
  const near = Math.round(BORDER.near * frame.height);
  const inside = Math.round(BORDER.inside * frame.height);
  const borders = { near: 0, inside: 0 };
  for (const side of sidesOf(grey, frame)) {
    if (hasLine(grey.data, side, -near, near)) borders.near++;
    else if (hasLine(grey.data, side, near, inside)) borders.inside++;
  }
  return borders;
}

function sidesOf({ width, height }: Grey, frame: Area): readonly Side[] {
  const [right, bottom] = [frame.x + frame.width - 1, frame.y + frame.height - 1];
  const first = frame.y * width + frame.x;
  const [across, down] = [
    { length: frame.width, along: 1 },
    { length: frame.height, along: width },
  ];
  return [
    { ...across, start: first, inwards: width, room: frame.y },
    { ...across, start: bottom * width + frame.x, inwards: -width, room: height - 1 - bottom },
    { ...down, start: first, inwards: 1, room: frame.x },
    { ...down, start: frame.y * width + right, inwards: -1, room: width - 1 - right },
  ];
}

function hasLine(data: Uint8Array, side: Side, fromDepth: number, toDepth: number): boolean {
  const outermost = 1 - side.room;
  for (let lean = -BORDER.lean; lean <= BORDER.lean; lean += BORDER.leanStep) {
    const half = Math.abs(lean) / 2;
    for (let depth = Math.max(fromDepth, outermost + half); depth <= toDepth; depth++) {
      if (Math.abs(meanStep(data, side, depth, lean)) >= BORDER.stepMin) return true;
    }
  }
  return false;
}

/** Of the line that crosses the middle of the side at `depth`. */
function meanStep(data: Uint8Array, side: Side, depth: number, lean: number): number {
  const skipped = Math.round(BORDER.ends * side.length);
  let sum = 0;
  let count = 0;
  for (let at = skipped; at < side.length - skipped; at++) {
    const here = Math.round(depth + lean * (at / side.length - 0.5));
    const index = side.start + at * side.along + here * side.inwards;
    sum += (data[index + side.inwards] ?? 0) - (data[index - side.inwards] ?? 0);
    count++;
  }
  return sum / Math.max(1, count);
}
