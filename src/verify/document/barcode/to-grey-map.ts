/** Pixels → a portable grey map, the file that the reader of barcodes takes in fastest: one byte a pixel instead of four. */
import type { Pixels } from '../../image/pixels.ts';

/** ITU-R BT.601 weights in 256ths. */
const [RED, GREEN, BLUE] = [77, 150, 29] as const;

export function toGreyMap({ data, width, height }: Pixels): Uint8Array {
  const header = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(header.length + width * height);
  file.set(header);
  for (let target = header.length, source = 0; target < file.length; target++, source += 3) {
    const [red, green, blue] = [
      data[source] as number,
      data[source + 1] as number,
      data[source + 2] as number,
    ];
    file[target] = (RED * red + GREEN * green + BLUE * blue) >> 8;
  }
  return file;
}
