/** Lays the pixels of a document over those of a table as the camera sees them, with its shadow and a highlight on its laminate. */
import type { Pixels } from '../../../../src/verify/image/pixels.ts';
import { type Homography, invert } from './camera.ts';
import type { Glare, Scene } from './scene.ts';

/** How far the shadow is cast to the right and down, and how soft it is, as shares of the document's longer side. */
const SHADOW = { right: 0.008, down: 0.012, softness: 0.022 } as const;

/** Changes `table`, which has the size of the scene. */
export function layOnTable(table: Uint8Array, page: Pixels, map: Homography, scene: Scene): void {
  const { widthPx, heightPx } = scene;
  const back = invert(map);
  const longer = Math.max(page.width, page.height);
  const edge = edgeOf(page, scene.corner * longer);
  const shadow = {
    right: SHADOW.right * longer,
    down: SHADOW.down * longer,
    softness: SHADOW.softness * longer,
  };
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at += 3) {
      const w = back[6] * (x + 0.5) + back[7] * (y + 0.5) + back[8];
      const u = (back[0] * (x + 0.5) + back[1] * (y + 0.5) + back[2]) / w;
      const v = (back[3] * (x + 0.5) + back[4] * (y + 0.5) + back[5]) / w;
      const cover = clamp(0.5 - edge(u, v));
      if (cover < 1) {
        const shade =
          1 - scene.shadow * clamp(0.5 - edge(u - shadow.right, v - shadow.down) / shadow.softness);
        for (let channel = 0; channel < 3; channel++)
          table[at + channel] = (table[at + channel] as number) * shade;
      }
      if (cover > 0) blend(table, at, page, u, v, cover, highlight(u, v, page, scene.glare));
    }
  }
}

/** Signed distance from the edge of a rectangle with round corners in pixels of the document, negative inside. */
function edgeOf({ width, height }: Pixels, radius: number) {
  return (u: number, v: number): number => {
    const x = Math.abs(u - width / 2) - width / 2 + radius;
    const y = Math.abs(v - height / 2) - height / 2 + radius;
    return Math.hypot(Math.max(x, 0), Math.max(y, 0)) + Math.min(Math.max(x, y), 0) - radius;
  };
}

function highlight(u: number, v: number, { width, height }: Pixels, glare: Glare | undefined): number {
  if (!glare) return 0;
  const distance = Math.hypot(u - glare.x * width, v - glare.y * height) / (glare.radius * width);
  return glare.strength * Math.exp(-(distance ** 4));
}

/** Bilinear; `light` moves the colour towards white. */
function blend(
  table: Uint8Array,
  at: number,
  page: Pixels,
  u: number,
  v: number,
  cover: number,
  light: number,
): void {
  const { data, width, height } = page;
  const x = Math.min(Math.max(u - 0.5, 0), width - 1.001);
  const y = Math.min(Math.max(v - 0.5, 0), height - 1.001);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const first = 3 * (top * width + left);
  for (let channel = 0; channel < 3; channel++) {
    const source = first + channel;
    const upper = (data[source] as number) * (1 - right) + (data[source + 3] as number) * right;
    const below = source + 3 * width;
    const lower = (data[below] as number) * (1 - right) + (data[below + 3] as number) * right;
    const color = upper * (1 - down) + lower * down;
    const lit = color + (255 - color) * Math.min(1, light);
    table[at + channel] = (table[at + channel] as number) * (1 - cover) + lit * cover + 0.5;
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
