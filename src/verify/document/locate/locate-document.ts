/**
 * A photo → the outline of the document in it, by the straight lines around it. It has none when nothing convinces or when the
 * document fills the picture, and the whole picture is the page.
 */
import type { Pixels } from '../../image/pixels.ts';
import { shrink } from '../../image/shrink.ts';
import type { Quad } from '../document.ts';
import { chooseQuads } from './choose-quads.ts';
import { findCutOff } from './find-cut-off.ts';
import { findEdges } from './find-edges.ts';
import { findLines } from './find-lines.ts';
import { type Candidate, findQuads } from './find-quads.ts';
import { countText, mapText } from './map-text.ts';
import { scaleQuad, sidesOf, startAtTopLeft } from './quad.ts';
import { quietenTexture } from './quieten-texture.ts';
import { refineCorners } from './refine-corners.ts';
import { standsAlone } from './stands-alone.ts';

const LOCATE = {
  /** Longer side of the picture that is searched, pixels: borders stay, print blurs away. */
  sidePxMax: 360,
  /** Grey levels per pixel from which on a change is an edge: white paper on a white table has two to three. */
  slopeMin: 1.3,
  /** How far the rough corners may be off, as a share of the longer side, and then how far in pixels of the photo. */
  roughShare: 0.02,
  finePx: 4,
  /** Of two documents the smaller has at least this share of the larger one's area. */
  similarMin: 0.5,
} as const;

export interface Located {
  /** In pixels of the photo; null: the whole photo is the page. */
  readonly corners: Quad | null;
  /** 0..1: how convincing the outline is; 0 without one. */
  readonly score: number;
  /** Whether two documents of similar size lie side by side; the whole photo is the page then. */
  readonly isOneOfTwo: boolean;
  /** Whether a document runs out of the picture. */
  readonly isCutOff: boolean;
  /** Share of the photo that looks like print, 0..1. */
  readonly textShare: number;
}

/** `overview`: the same photo at 640 px at most. */
export function locateDocument(pixels: Pixels, overview: Pixels): Located {
  const factor = Math.max(1, Math.ceil(Math.max(overview.width, overview.height) / LOCATE.sidePxMax));
  const whole = { left: 0, top: 0, right: overview.width, bottom: overview.height };
  const picture = factor === 1 ? overview : shrink(overview, whole, factor).pixels;
  const text = mapText(overview, factor);
  const edges = quietenTexture(findEdges(picture), LOCATE.slopeMin);
  const lines = findLines(edges, LOCATE.slopeMin);
  const candidates = findQuads(lines, picture);
  const chosen = chooseQuads(candidates, text);
  const alone = chosen.filter((one) =>
    standsAlone(
      one,
      chosen.filter((other) => other !== one),
      text,
      picture,
    ),
  );
  const textShare = countText(text, () => true) / Math.max(1, text.blocks.length);
  const isOneOfTwo = alone.length > 1 && areSimilar(alone);
  const [best] = alone;
  if (!best || isOneOfTwo) {
    const isCutOff = !best && findCutOff(lines, text, picture);
    return { corners: null, score: 0, isOneOfTwo, isCutOff, textShare };
  }
  const rough = startAtTopLeft(scaleQuad(best.corners, (pixels.width / overview.width) * factor));
  return { corners: refine(pixels, rough), score: best.score, isOneOfTwo, isCutOff: false, textShare };
}

function areSimilar([one, other]: readonly Candidate[]): boolean {
  if (!one || !other) return false;
  return Math.min(one.area, other.area) >= LOCATE.similarMin * Math.max(one.area, other.area);
}

function refine(pixels: Pixels, rough: Quad): Quad {
  const near = refineCorners(pixels, rough, Math.max(1, LOCATE.roughShare * Math.max(...sidesOf(rough))));
  return refineCorners(pixels, near, LOCATE.finePx);
}
