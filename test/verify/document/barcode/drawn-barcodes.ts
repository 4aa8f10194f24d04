/** Pictures of cards with barcodes for tests: written by ZXing, laid on a card that lies turned on a grey table. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type WriterOptions, writeBarcode } from 'zxing-wasm/writer';
import type { Pixels } from '../../../../src/verify/image/pixels.ts';
import { resize, warp } from '../../../../src/verify/image/warp.ts';

const [PAPER, INK, TABLE] = [235, 25, 120] as const;
export const QUIET_MODULES = 10;

/** The symbol and the quiet zone around it, so many pixels a module. */
export async function drawBarcode(text: string, options: WriterOptions, modulePx: number): Promise<Pixels> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  const wasmBinary = Uint8Array.from(readFileSync(path)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, equalityFn: () => true, fireImmediately: true });
  const { symbol, error } = await writeBarcode(text, { ...options, scale: 1 });
  if (error) throw new Error(error);
  const { width, height, data } = symbol;
  const picture = blank(width + 2 * QUIET_MODULES, height + 2 * QUIET_MODULES, PAPER);
  data.forEach((value, i) => {
    const [column, row] = [QUIET_MODULES + (i % width), QUIET_MODULES + Math.floor(i / width)];
    const at = 3 * (row * picture.width + column);
    picture.data.fill(value ? PAPER : INK, at, at + 3);
  });
  return enlarge(picture, modulePx);
}

/** The picture in the middle of a table, turned clockwise by so many degrees. */
export function layOnTable(
  picture: Pixels,
  size: { width: number; height: number },
  degrees: number,
): Pixels {
  const table = blank(size.width, size.height, TABLE);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [x, y] = [picture.width / 2, picture.height / 2];
  const map = {
    xx: cos,
    xy: sin,
    x0: x - (cos * size.width + sin * size.height) / 2,
    yx: -sin,
    yy: cos,
    y0: y - (cos * size.height - sin * size.width) / 2,
  };
  const laid = warp(picture, map, size.width, size.height);
  for (let row = 0; row < size.height; row++)
    for (let column = 0; column < size.width; column++) {
      const [u, v] = [map.xx * column + map.xy * row + map.x0, map.yx * column + map.yy * row + map.y0];
      const isOn = u >= 0 && v >= 0 && u <= picture.width - 1 && v <= picture.height - 1;
      const at = 3 * (row * size.width + column);
      if (isOn) table.data.set(laid.data.subarray(at, at + 3), at);
    }
  return table;
}

/** As by a lens out of focus: averaged down and drawn up again. */
export function blur(picture: Pixels, factor: number): Pixels {
  const { width, height } = picture;
  const small = resize(picture, { width: Math.round(width / factor), height: Math.round(height / factor) });
  return resize(small, { width, height });
}

export function blank(width: number, height: number, grey: number): Pixels {
  return { data: new Uint8Array(width * height * 3).fill(grey), width, height };
}

function enlarge(picture: Pixels, times: number): Pixels {
  const large = blank(picture.width * times, picture.height * times, PAPER);
  for (let row = 0; row < large.height; row++)
    for (let column = 0; column < large.width; column++) {
      const source = 3 * (Math.floor(row / times) * picture.width + Math.floor(column / times));
      large.data.set(picture.data.subarray(source, source + 3), 3 * (row * large.width + column));
    }
  return large;
}
