/** What is printed on each page besides the machine-readable zone, line by line. */
import type { Images, Step } from '../work.ts';
import type { Quad, TextLine, TextRegion } from './document.ts';
import type { DocumentImage } from './document-evidence.ts';
import { readText } from './text/read-text.ts';

/** A page full of print is no identity document: the time for reading it is bounded. */
const LINES_MAX = 60;

export const readPrint: Step<'text'> = async ({ pages, regions, mrz }, { textRecogniser }) => {
  if (!pages || !regions) return null;
  const text: Partial<Record<DocumentImage, TextLine[]>> = {};
  for (const [image, found] of Object.entries(regions) as [DocumentImage, readonly TextRegion[]][]) {
    const page = pages[image]?.pixels;
    const zone = mrz?.image === image ? mrz.quads : [];
    const rest = found.filter((region) => !zone.some((line) => isIn(region.quad, line)));
    if (page) text[image] = await readText(page, rest.slice(0, LINES_MAX), textRecogniser);
  }
  return { text: text as Images<readonly TextLine[]> };
};

/** Whether the middle of one lies in the other. */
function isIn(one: Quad, other: Quad): boolean {
  const [x, y] = [0, 1].map((axis) => one.reduce((sum, point) => sum + (point[axis] as number), 0) / 4) as [
    number,
    number,
  ];
  return other.every(([fromX, fromY], at) => {
    const [toX, toY] = other[(at + 1) % 4] as readonly [number, number];
    return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) >= 0;
  });
}
