/** What a photo of a document is taken of and how; everything in shares, so that it holds for every size. */
import type { Pose } from './camera.ts';

export const TABLES = ['wood', 'cloth', 'stone', 'plain'] as const;

export interface Table {
  readonly kind: (typeof TABLES)[number];
  readonly color: readonly [red: number, green: number, blue: number];
}

export interface Glare {
  /** Middle of the highlight and its radius, as shares of the document's width and height, and of its width. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** 1 burns the middle out. */
  readonly strength: number;
}

export interface Scene extends Pose {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly table: Table;
  /** Of the document on the table, 0..1. */
  readonly shadow: number;
  /** Light falls off from the upper left corner to the lower right one by this share. */
  readonly lightGradient: number;
  readonly glare: Glare | undefined;
  /** Standard deviation of the blur in pixels of the photo. */
  readonly blur: number;
  /** Standard deviation of the sensor's noise, in steps of 0..255. */
  readonly noise: number;
  readonly jpegQuality: number;
  /** Radius of the document's corners, as a share of its longer side; not less than it is drawn with (CORNER_MM). */
  readonly corner: number;
}

/** A card held flat under a lamp: what most people send. */
export const PLAIN_SCENE: Scene = {
  widthPx: 1920,
  heightPx: 1440,
  rotation: -3,
  tilt: [8, -5],
  centre: [0.5, 0.5],
  fill: 0.8,
  table: { kind: 'wood', color: [124, 98, 72] },
  shadow: 0.45,
  lightGradient: 0.2,
  glare: undefined,
  blur: 0.6,
  noise: 3,
  jpegQuality: 90,
  corner: 0.037,
};
