/** How wide the sharpest edges of a page are, as a share of its longer side: print can be read while its strokes are wider than that. */
import { toLuma } from '../../image/measure-quality.ts';
import type { Pixels } from '../../image/pixels.ts';
import { resize } from '../../image/warp.ts';

const FOCUS = {
  /** Longer side at which it is measured, pixels: noise is averaged away, readable print is not. */
  sidePx: 800,
  /** Grey levels from foot to top of an edge that counts. */
  stepMin: 30,
  /** Only each such line is walked along. */
  everyLine: 4,
  /** Edges in each direction below which nothing can be said. */
  countMin: 60,
  /** The share of edges that are taken for the sharpest. */
  sharpest: 0.2,
} as const;

/** Of the worse of both directions, since a shaken camera blurs one; null without enough edges. Step over steepest slope, so 2.5 σ of a lens's blur. */
export function measureFocus(page: Pixels): number | null {
  const longer = Math.max(page.width, page.height);
  const scale = Math.min(1, FOCUS.sidePx / longer);
  const size = { width: Math.round(page.width * scale), height: Math.round(page.height * scale) };
  if (Math.min(size.width, size.height) < 2) return null;
  const { data, width, height } = resize(page, size);
  const luma = toLuma(data);
  const along = sharpWidth(luma, { lines: height, length: width, step: 1, pitch: width });
  const down = sharpWidth(luma, { lines: width, length: height, step: width, pitch: 1 });
  return along === null || down === null ? null : Math.max(along, down) / Math.max(width, height);
}

interface Walk {
  readonly lines: number;
  readonly length: number;
  /** From one pixel to the next, and from one line to the next. */
  readonly step: number;
  readonly pitch: number;
}

function sharpWidth(luma: Float32Array, { lines, length, step, pitch }: Walk): number | null {
  const widths: number[] = [];
  for (let line = 0; line < lines; line += FOCUS.everyLine)
    collectWidths(luma, line * pitch, { length, step }, widths);
  if (widths.length < FOCUS.countMin) return null;
  widths.sort((one, other) => one - other);
  return widths[Math.floor(widths.length * FOCUS.sharpest)] as number;
}

/** Every run along the line that only rises or only falls is one edge. */
function collectWidths(
  luma: Float32Array,
  start: number,
  walk: Pick<Walk, 'length' | 'step'>,
  widths: number[],
) {
  let [sum, steepest] = [0, 0];
  for (let i = 1; i < walk.length; i++) {
    const at = start + i * walk.step;
    const change = (luma[at] as number) - (luma[at - walk.step] as number);
    if (change * sum < 0) {
      if (Math.abs(sum) >= FOCUS.stepMin) widths.push(Math.abs(sum) / steepest);
      [sum, steepest] = [0, 0];
    }
    sum += change;
    steepest = Math.max(steepest, Math.abs(change));
  }
}
