/** Drawn faces and what an attack leaves on them, as functions from a pixel to a value: red, green, blue 0..255. */

export type Picture = (x: number, y: number, channel: number) => number;

/** The drawings are laid out in a square of this side. */
const SIDE = 128;

/** A shaded oval with eyes, brows, nose and mouth, uneven skin, hair above, and a sensor's noise; `side` pixels wide. */
export function drawFace(side: number): Picture {
  return (column, row, channel) => {
    const [x, y] = [(column * SIDE) / side, (row * SIDE) / side];
    const skin = [214, 160, 132][channel] ?? 0;
    const light = 1.05 - 0.35 * ((x - 50) / SIDE) ** 2 - 0.3 * ((y - 50) / SIDE) ** 2;
    const blood = [6, -5, -4][channel] ?? 0;
    const uneven = blood * (patches(x, y, 29) + patches(x, y, 13)) + 12 * pores(column, row);
    const dark = Math.max(...FEATURES.map(([cx, cy, rx, ry]) => soft(x, y, { cx, cy, rx, ry })));
    const hair = y < 14 + 4 * patches(x, 0, 9) ? 0.75 : 0;
    const value = (skin * light + uneven) * (1 - Math.max(0.75 * dark, hair));
    return clamp(value + 3 * (random(column, row, channel) - 0.5) * 2);
  };
}

export function flat(value: number): Picture {
  return () => value;
}

export function noise(): Picture {
  return (x, y, channel) => 255 * random(x, y, channel);
}

/** Period in pixels; depth as a share of the light. */
export function withGrating(picture: Picture, period: number, depth: number): Picture {
  return (x, y, channel) =>
    clamp(picture(x, y, channel) * (1 + depth * Math.cos((2 * Math.PI * (0.9 * x + 0.44 * y)) / period)));
}

/** A lamp's reflection on glass: white, a quarter of the face wide. */
export function withPatch(picture: Picture): Picture {
  return (x, y, channel) =>
    clamp(picture(x, y, channel) + 240 * soft(x, y, { cx: 40, cy: 48, rx: 18, ry: 24 }));
}

/** A print: colours drawn towards grey, black and white towards each other, yellowish paper. */
export function gamutReduced(picture: Picture): Picture {
  return (x, y, channel) => {
    const grey = 0.299 * picture(x, y, 0) + 0.587 * picture(x, y, 1) + 0.114 * picture(x, y, 2);
    const inked = grey + 0.5 * (picture(x, y, channel) - grey);
    return (30 + 0.75 * inked) * ([1, 0.98, 0.93][channel] ?? 1);
  };
}

/** Standard deviation of the blur in pixels. */
export function blurred(picture: Picture, radius: number): Picture {
  if (radius === 0) return picture;
  const reach = Math.ceil(3 * radius);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * radius ** 2)),
  );
  const across = remember(slide((x, y, channel, step) => picture(x + step, y, channel)));
  return remember(slide((x, y, channel, step) => across(x, y + step, channel)));

  function slide(at: (x: number, y: number, channel: number, step: number) => number): Picture {
    const total = kernel.reduce((sum, weight) => sum + weight, 0);
    return (x, y, channel) =>
      kernel.reduce((sum, weight, index) => sum + weight * at(x, y, channel, index - reach), 0) / total;
  }
}

const FEATURES = [
  [40, 52, 10, 4],
  [88, 52, 10, 4],
  [40, 41, 13, 3],
  [88, 41, 13, 3],
  [64, 78, 7, 3],
  [64, 100, 18, 4],
] as const;

interface Spot {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
}

/** 1 in the middle of the spot, falling to 0 at its rim. */
function soft(x: number, y: number, { cx, cy, rx, ry }: Spot): number {
  const distance = Math.hypot((x - cx) / rx, (y - cy) / ry);
  return Math.min(1, Math.max(0, 2.2 - 2 * distance));
}

/** -1..1, random but smooth: without a frequency of its own. `size` in pixels. */
function patches(x: number, y: number, size: number): number {
  const [column, row] = [Math.floor(x / size), Math.floor(y / size)];
  const [across, down] = [ease(x / size - column), ease(y / size - row)];
  const corner = (right: number, below: number) => 2 * random(column + right, row + below, 3 + size) - 1;
  const above = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * across;
  const below = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * across;
  return above + (below - above) * down;
}

/** -1..1: noise smoothed over five pixels each way, which repeats nowhere. */
function pores(x: number, y: number): number {
  let sum = 0;
  for (let down = -2; down <= 2; down++)
    for (let across = -2; across <= 2; across++) sum += random(x + across, y + down, 7) - 0.5;
  return sum / 12.5;
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}

/** 0..1, always the same for the same pixel. */
function random(x: number, y: number, channel: number): number {
  let bits = Math.imul(x * 374761393 + y * 668265263 + channel * 974634721, 1274126177);
  bits = Math.imul(bits ^ (bits >>> 15), 2246822519);
  return ((bits ^ (bits >>> 13)) >>> 0) / 2 ** 32;
}

function remember(picture: Picture): Picture {
  const known = new Map<number, number>();
  return (x, y, channel) => {
    const key = (channel * 1024 + y + 256) * 1024 + x + 256;
    const value = known.get(key) ?? picture(x, y, channel);
    known.set(key, value);
    return value;
  };
}

function clamp(value: number): number {
  return Math.min(255, Math.max(0, value));
}
