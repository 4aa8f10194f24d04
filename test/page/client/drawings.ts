/** Grey pictures drawn for the phone's guidance: tables, cards, writing. */
import { randomFrom } from '../../../models/random.ts';
import type { Area, Grey } from '../../../src/page/client/capture/guidance/grey.ts';

export function plain(width: number, height: number, luma: number): Grey {
  return { data: new Uint8Array(width * height).fill(luma), width, height };
}

/** The same picture with a rectangle of one luma in it, turned by some degrees about its middle. */
export function withCard(picture: Grey, card: Area, luma: number, degrees = 0): Grey {
  const data = picture.data.slice();
  const [middleX, middleY] = [card.x + card.width / 2, card.y + card.height / 2];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (let at = 0; at < data.length; at++) {
    const [x, y] = [(at % picture.width) + 0.5 - middleX, Math.floor(at / picture.width) + 0.5 - middleY];
    const isInside =
      Math.abs(x * cos + y * sin) <= card.width / 2 && Math.abs(y * cos - x * sin) <= card.height / 2;
    if (isInside) data[at] = luma;
  }
  return { ...picture, data };
}

/** Noise up to `spread` steps of luma to both sides, the same for the same seed. */
export function withNoise(picture: Grey, spread: number, seed = 7): Grey {
  const random = randomFrom(seed);
  const data = picture.data.map((luma) => Math.min(255, Math.max(0, luma + random(-spread, spread))));
  return { ...picture, data };
}

/** Upright strokes, two pixels thick and six apart. */
export function writing(width: number, height: number): Grey {
  const page = plain(width, height, 220);
  return { ...page, data: page.data.map((luma, at) => ((at % width) % 8 < 2 ? 40 : luma)) };
}

/** Each pixel the mean of the square around it. */
export function blurred(picture: Grey, reach: number): Grey {
  const { data, width, height } = picture;
  const blurry = data.map((_, at) => {
    let [sum, count] = [0, 0];
    for (let y = Math.floor(at / width) - reach; y <= Math.floor(at / width) + reach; y++) {
      for (let x = (at % width) - reach; x <= (at % width) + reach; x++) {
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        sum += data[y * width + x] as number;
        count++;
      }
    }
    return sum / count;
  });
  return { ...picture, data: blurry };
}
