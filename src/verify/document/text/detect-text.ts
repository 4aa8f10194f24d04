/**
 * A page → where its lines of text lie. Small photos are enlarged first: the detector sees no letters of a few pixels; and
 * where the text fills only a part of a photo, that part is looked at once more by itself.
 */
import type { Box } from '../../evidence.ts';
import type { Pixels } from '../../image/pixels.ts';
import { resize } from '../../image/warp.ts';
import type { Model } from '../../models/load-model.ts';
import type { TextDetectorSpec } from '../../models/manifest.ts';
import type { Point, Quad, TextRegion } from '../document.ts';
import { findRegions } from './find-regions.ts';

/** What the longer side is scaled to, in pixels. */
const SIDE_PX = 960;
/** The detector's strides go up to 32 px. */
const MULTIPLE_PX = 32;
/** Text that spans less of the longer side than this is looked at twice. */
const PART_MAX = 0.67;
/** Room around that part, as a share of it. */
const MARGIN = 0.06;

type Detector = Model<TextDetectorSpec>;

/** Quads in pixels of the page, whole numbers being centres of pixels. */
export async function detectText(page: Pixels, detector: Detector): Promise<TextRegion[]> {
  const whole = { x: 0, y: 0, width: page.width, height: page.height };
  const regions = await detectIn(page, whole, detector);
  const part = partWithText(regions, page);
  return part ? detectIn(page, part, detector) : regions;
}

async function detectIn(page: Pixels, part: Box, detector: Detector): Promise<TextRegion[]> {
  const scale = SIDE_PX / Math.max(part.width, part.height);
  const width = roundToMultiple(part.width * scale);
  const height = roundToMultiple(part.height * scale);
  const outputs = await detector.run(resize(page, { width, height }, part));
  const data = outputs(detector.spec.output.name);
  const [scaleX, scaleY] = [part.width / width, part.height / height];
  const toPage = ([x, y]: Point): Point => [
    part.x + (x + 0.5) * scaleX - 0.5,
    part.y + (y + 0.5) * scaleY - 0.5,
  ];
  return findRegions({ data, width, height }, detector.spec).map(({ quad, score }) => ({
    quad: quad.map(toPage) as unknown as Quad,
    score,
  }));
}

/** Null when the text fills the page, or when there is none. */
function partWithText(regions: readonly TextRegion[], page: Pixels): Box | null {
  if (regions.length === 0) return null;
  const corners = regions.flatMap(({ quad }) => quad);
  const across = spanOf(
    corners.map(([x]) => x),
    page.width,
  );
  const down = spanOf(
    corners.map(([, y]) => y),
    page.height,
  );
  const box = { x: across.start, y: down.start, width: across.length, height: down.length };
  const isPart = Math.max(box.width, box.height) < PART_MAX * Math.max(page.width, page.height);
  return isPart ? box : null;
}

/** Whole pixels inside the page, with room on both sides. */
function spanOf(places: readonly number[], end: number): { readonly start: number; readonly length: number } {
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const room = MARGIN * (last - first);
  const start = Math.max(0, Math.floor(first - room));
  return { start, length: Math.max(1, Math.min(end, Math.ceil(last + room)) - start) };
}

function roundToMultiple(length: number): number {
  return Math.max(1, Math.round(length / MULTIPLE_PX)) * MULTIPLE_PX;
}
