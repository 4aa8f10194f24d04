/** Candidates → the outlines that may be documents: of outlines within each other the outer one, for a panel within a card cuts off its text. */
import type { Point, Quad } from '../document.ts';
import type { Candidate } from './find-quads.ts';
import { countText, isWithin, type TextMap } from './map-text.ts';
import { centreOf, depthInside } from './quad.ts';

const CHOICE = {
  /** Score from which on an outline is convincing. */
  scoreMin: 0.65,
  /** Share of the inner one's score from which on the outer one wins: when there is print between the two, and in any case. */
  outerMin: 0.75,
  equalMin: 0.94,
  /** How much larger an outline may be that wins no print: less than an open booklet, whose other page is bare. */
  equalAreaMax: 1.8,
  /** Blocks with text-like structure that are print between two outlines, not a stain; and as a share of the inner one's. */
  textBetweenMin: 4,
  textBetweenShare: 0.05,
  /** How much larger the outer one is, and how far the inner one may stick out, as a share of the root of its area. */
  largerMin: 1.03,
  stickOutMax: 0.04,
} as const;

/** Convincing outlines that do not overlap, best first; the text map is of the picture in which the candidates' corners are pixels. */
export function chooseQuads(candidates: readonly Candidate[], text: TextMap): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.score < CHOICE.scoreMin) break;
    if (chosen.some((other) => overlap(other.corners, candidate.corners))) continue;
    const outer = outermost(candidate, candidates, text);
    if (chosen.every((other) => !overlap(other.corners, outer.corners))) chosen.push(outer);
  }
  return chosen;
}

/** Grows from outline to outline, the next larger one each time, for as long as there is print to win or the next is as good. */
function outermost(inner: Candidate, candidates: readonly Candidate[], text: TextMap): Candidate {
  const outers = candidates
    .filter((outer) => outer.score >= CHOICE.outerMin * inner.score && contains(outer, inner))
    .sort((one, other) => one.area - other.area);
  const within = countText(text, isWithin(text, inner.corners));
  const enough = Math.max(CHOICE.textBetweenMin, CHOICE.textBetweenShare * within);
  let [widest, won] = [inner, 0];
  for (const outer of outers) {
    const between = textBetween(text, inner.corners, outer.corners);
    const isAsGood =
      outer.score >= CHOICE.equalMin * inner.score && outer.area <= CHOICE.equalAreaMax * widest.area;
    if (between < won + enough && !isAsGood) continue;
    [widest, won] = [outer, between];
  }
  return widest;
}

function contains(outer: Candidate, inner: Candidate): boolean {
  if (outer.area <= CHOICE.largerMin * inner.area) return false;
  const [a, , c] = inner.corners;
  const slack = CHOICE.stickOutMax * Math.hypot(c[0] - a[0], c[1] - a[1]);
  return inner.corners.every((corner) => depthInside(outer.corners, corner) >= -slack);
}

function overlap(one: Quad, other: Quad): boolean {
  const [inOne, inOther] = [one, other].map((quad) => (point: Point) => depthInside(quad, point) > 0);
  return (
    [...one, centreOf(one)].some((point) => inOther?.(point)) ||
    [...other, centreOf(other)].some((point) => inOne?.(point))
  );
}

function textBetween(map: TextMap, inner: Quad, outer: Quad): number {
  const within = isWithin(map, outer);
  return countText(map, (centre) => depthInside(inner, centre) < -map.block && within(centre));
}
