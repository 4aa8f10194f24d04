/** Sound images made unsound: cut off, bits flipped, pieces moved, repeated, taken out or blown up. */
import type { HostileFile } from './hostile-file.ts';
import { type Random, seededRandom } from './seeded-random.ts';

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const LENGTHS = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'one bit': (bytes, random) => flipBits(bytes, 1, random),
  'a few bits': (bytes, random) => flipBits(bytes, 2 + random.below(14), random),
  'many bits': (bytes, random) => flipBits(bytes, 1 + Math.floor(bytes.length / 50), random),
  'bits of the head': (bytes, random) =>
    Buffer.concat([flipBits(bytes.subarray(0, 200), 1 + random.below(6), random), bytes.subarray(200)]),
  'a length of 16 bits': (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt16BE(pick(LENGTHS, random) & 0xffff, random.below(bytes.length - 2));
    return changed;
  },
  'a length of 32 bits': (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt32BE(pick(LENGTHS, random), random.below(Math.min(bytes.length, 600) - 4));
    return changed;
  },
  'a piece less': (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  'a piece twice': (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'a piece of nothing': (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return Buffer.from(bytes).fill(pick([0, 0xff], random), from, to);
  },
  'a piece of noise': (bytes, random) => {
    const [from, to] = piece(bytes, random);
    const changed = Buffer.from(bytes);
    changed.set(random.bytes(to - from), from);
    return changed;
  },
  'a random end': (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
};

/** `count` files from one seed, through all images and all mutations in turn. */
export function* mutated(
  images: ReadonlyMap<string, Buffer>,
  count: number,
  seed: number,
): Generator<HostileFile> {
  const [sources, mutations] = [[...images], Object.entries(MUTATIONS)];
  for (let i = 0; i < count; i++) {
    const random = seededRandom(seed + i);
    const [image, bytes] = pick(sources, random);
    const [mutation, mutate] = pick(mutations, random);
    yield { name: `${image}: ${mutation} (${seed + i})`, bytes: mutate(bytes, random) };
  }
}

/** Cut off at every tenth of the length, from nothing to all but a tenth. */
export function truncated(images: ReadonlyMap<string, Buffer>): HostileFile[] {
  const tenths = Array.from({ length: 10 }, (_, tenth) => tenth);
  return [...images].flatMap(([image, bytes]) =>
    tenths.map((tenth) => ({
      name: `${image}: ${tenth} tenths of it`,
      bytes: bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)),
      ...(tenth === 0 && { answer: 'image_empty' }),
    })),
  );
}

function flipBits(bytes: Buffer, count: number, random: Random): Buffer {
  const flipped = Buffer.from(bytes);
  for (let i = 0; i < count; i++) {
    const at = random.below(bytes.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
  }
  return flipped;
}

function piece(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = random.below(bytes.length);
  return [from, Math.min(bytes.length, from + 1 + random.below(400))];
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[random.below(list.length)] as T;
}
