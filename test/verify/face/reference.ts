/**
 * A plain face matcher, written from the papers and sharing no line with production: landmarks → crop → vector. Slow and
 * short, so that it can be seen to be right; production is held against it.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';

type Place = readonly [x: number, y: number];

export interface Picture {
  /** RGB, three bytes a pixel. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** [a, b, c, d] of x' = a·x − b·y + c, y' = b·x + a·y + d, in least squares: the normal equations, solved by elimination. */
function referenceSimilarity(from: readonly Place[], to: readonly Place[]): number[] {
  const rows = from.flatMap(([x, y], at) => {
    const [targetX = 0, targetY = 0] = to[at] ?? [];
    return [
      [x, -y, 1, 0, targetX],
      [y, x, 0, 1, targetY],
    ];
  });
  const normal = [0, 1, 2, 3].map((row) =>
    [0, 1, 2, 3, 4].map((column) => rows.reduce((sum, each) => sum + at(each, row) * at(each, column), 0)),
  );
  return solve(normal);
}

/** Gauss and Jordan, with the largest pivot; each row ends with its right side. */
function solve(system: number[][]): number[] {
  const size = system.length;
  for (let column = 0; column < size; column++) {
    const left = system
      .slice(column)
      .toSorted((one, two) => Math.abs(at(two, column)) - Math.abs(at(one, column)));
    system.splice(column, left.length, ...left);
    const pivot = system[column] as number[];
    for (const row of system.filter((each) => each !== pivot)) {
      const share = at(row, column) / at(pivot, column);
      for (let each = 0; each <= size; each++) row[each] = at(row, each) - share * at(pivot, each);
    }
  }
  return system.map((row, index) => at(row, size) / at(row, index));
}

/** The crop in floats, RGB: every output pixel is looked up in the picture by itself, bilinearly, by the way back of the fit. */
export function referenceCrop(
  picture: Picture,
  landmarks: readonly Place[],
  template: readonly Place[],
  side: number,
): Float64Array {
  const [a = 0, b = 0, c = 0, d = 0] = referenceSimilarity(landmarks, template);
  const crop = new Float64Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const fromX = (a * (x - c) + b * (y - d)) / (a * a + b * b);
      const fromY = (a * (y - d) - b * (x - c)) / (a * a + b * b);
      for (let channel = 0; channel < 3; channel++) {
        crop[(y * side + x) * 3 + channel] = bilinear(picture, fromX, fromY, channel);
      }
    }
  }
  return crop;
}

function bilinear(picture: Picture, x: number, y: number, channel: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  let sum = 0;
  for (const [column, across] of [[left, 1 - (x - left)] as const, [left + 1, x - left] as const]) {
    for (const [row, down] of [[top, 1 - (y - top)] as const, [top + 1, y - top] as const]) {
      sum += across * down * pixel(picture, column, row, channel);
    }
  }
  return sum;
}

/** Beyond the border the nearest pixel. */
function pixel({ data, width, height }: Picture, column: number, row: number, channel: number): number {
  const x = Math.min(Math.max(column, 0), width - 1);
  const y = Math.min(Math.max(row, 0), height - 1);
  return at(data, (y * width + x) * 3 + channel);
}

export interface ReferenceEmbedder {
  /** A crop of `side` x `side`, RGB, 0..255 → the direction of the network's answer. */
  embed(crop: ArrayLike<number>): Promise<number[]>;
}

/** The network alone: BGR planes of 0 to 255; it has one input and one output. */
export async function loadReference(path: string, side: number): Promise<ReferenceEmbedder> {
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  return {
    async embed(crop) {
      const planes = [2, 1, 0].flatMap((channel) =>
        Array.from({ length: side * side }, (_, index) => at(crop, 3 * index + channel)),
      );
      const answer = await session.run({
        [input]: new Tensor('float32', Float32Array.from(planes), [1, 3, side, side]),
      });
      return direction(Array.from(answer[output]?.data as Float32Array));
    },
  };
}

function direction(vector: readonly number[]): number[] {
  const length = Math.sqrt(referenceDot(vector, vector));
  return vector.map((value) => value / length);
}

export function referenceDot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += at(one, index) * at(other, index);
  return sum;
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] as number;
}
