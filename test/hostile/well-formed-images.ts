/** One sound image of every kind that an encoder at hand writes: what the mutations start from. */
import sharp, { type Sharp } from 'sharp';
import { seededRandom } from './seeded-random.ts';

const WIDTH = 96;
const HEIGHT = 72;

/** Noise, so that entropy coding has something to do and a flipped bit something to break. */
function texture(channels: 3 | 4 = 3): Sharp {
  const raw = { width: WIDTH, height: HEIGHT, channels } as const;
  return sharp(seededRandom(7).bytes(WIDTH * HEIGHT * channels), { raw });
}

async function animation(): Promise<Sharp> {
  const frames = [await texture().png().toBuffer(), await texture().negate().png().toBuffer()];
  return sharp(frames, { join: { animated: true } });
}

/** By name; the first word is the format. */
export async function wellFormedImages(): Promise<ReadonlyMap<string, Buffer>> {
  const described = texture()
    .withExifMerge({
      IFD0: { Artist: 'nobody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
    .withIccProfile('p3', { attach: true });
  const images: Readonly<Record<string, Sharp>> = {
    'jpeg baseline': texture().jpeg(),
    'jpeg progressive': texture().jpeg({ progressive: true }),
    'jpeg 4:4:4 at full quality': texture().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }),
    'jpeg grey': texture().greyscale().jpeg(),
    'jpeg cmyk': texture().toColourspace('cmyk').jpeg(),
    'jpeg ultra hdr': texture().toColourspace('scrgb').jpeg(),
    'jpeg with metadata': described.clone().jpeg(),
    'jpeg on its side': texture().withMetadata({ orientation: 6 }).jpeg(),
    'png rgb': texture().png(),
    'png alpha': texture(4).png(),
    'png palette': texture().png({ palette: true, colours: 16 }),
    'png one bit': texture().greyscale().png({ palette: true, colours: 2 }),
    'png 16 bit': texture().toColourspace('rgb16').png(),
    'png interlaced': texture().png({ progressive: true }),
    'png with metadata': described.clone().png(),
    'webp lossy': texture().webp(),
    'webp lossless': texture().webp({ lossless: true }),
    'webp alpha': texture(4).webp(),
    'webp with metadata': described.clone().webp(),
    'webp animated': (await animation()).webp(),
    'avif lossy': texture().avif({ effort: 0 }),
    'avif lossless': texture().avif({ lossless: true, effort: 0 }),
    'avif alpha': texture(4).avif({ effort: 0 }),
    'avif with metadata': described.clone().avif({ effort: 0 }),
    'gif still': texture().gif({ effort: 1 }),
    'gif animated': (await animation()).gif({ effort: 1 }),
    'tiff plain': texture().tiff(),
    'tiff pyramid': texture().tiff({ tile: true, pyramid: true, tileWidth: 32, tileHeight: 32 }),
  };
  const pairs = Object.entries(images).map(async ([name, image]) => [name, await image.toBuffer()] as const);
  return new Map(await Promise.all(pairs));
}

/** What the service reads at all. */
export function isReadable(name: string): boolean {
  return /^(jpeg|png|webp (?!animated)|avif)/.test(name);
}
