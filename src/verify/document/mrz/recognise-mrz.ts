/** Candidate zones of a page → the characters of each of their lines, every one with the others that it could be. */
import type { Pixels } from '../../image/pixels.ts';
import type { Model } from '../../models/load-model.ts';
import type { MrzRecogniserSpec } from '../../models/manifest.ts';
import type { MrzCandidate, MrzReading, Quad } from '../document.ts';
import { cropLine } from '../text/crop-line.ts';
import { characterOf, decodeCtc, type Frames, probabilityOf, type Run } from '../text/decode-ctc.ts';

/** Less probable characters are not worth a try. */
const CONFIDENCE_MIN = 0.01;
/** The zone has one width of character: two that are nearer than this share of it are one, of which the network cannot decide. */
const NEAR = 0.45;

/** As many readings as the zone has lines, for each zone. */
export async function recogniseMrz(
  page: Pixels,
  zones: readonly (readonly Quad[])[],
  recogniser: Model<MrzRecogniserSpec>,
): Promise<MrzReading[][]> {
  const readings: MrzReading[][] = [];
  for (const quads of zones) {
    const lines: MrzReading[] = [];
    for (const quad of quads) lines.push(await readLine(page, quad, recogniser));
    readings.push(lines);
  }
  return readings;
}

async function readLine(
  page: Pixels,
  quad: Quad,
  { run, spec }: Model<MrzRecogniserSpec>,
): Promise<MrzReading> {
  const { input, output } = spec;
  const outputs = await run(cropLine(page, quad, input.height));
  const readable = Array.from({ length: output.alphabet.length }, (_, i) => i + 1);
  const frames = { values: outputs(output.name), output, readable };
  const spans = joinUndecided(decodeCtc(frames));
  return {
    characters: spans.map((each) => candidatesOf(frames, each)),
    centres: spans.map(({ from, to }) => (from + to) / 2),
  };
}

type Span = Pick<Run, 'from' | 'to'>;

/** Runs without a blank between them whose middles are too near for two characters become one span. */
function joinUndecided(runs: readonly Run[]): Span[] {
  const middles = runs.map(({ from, to }) => (from + to) / 2);
  const pitches = middles.slice(1).map((middle, i) => middle - (middles[i] as number));
  const pitch = pitches.toSorted((one, other) => one - other)[Math.floor(pitches.length / 2)] ?? 0;
  const spans: Span[] = [];
  for (const { from, to } of runs) {
    const last = spans.at(-1);
    const isNear = last && last.to === from && (from + to - last.from - last.to) / 2 < NEAR * pitch;
    if (last && isNear) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}

/** Best first: the mean over the span of each character's probability, as a share of all characters'. */
function candidatesOf(frames: Frames, { from, to }: Span): MrzCandidate[] {
  const sums = frames.readable.map((index) => {
    let sum = 0;
    for (let frame = from; frame < to; frame++) sum += probabilityOf(frames, frame, index);
    return { character: characterOf(frames.output, index), sum };
  });
  const total = sums.reduce((all, { sum }) => all + sum, 0);
  return sums
    .map(({ character, sum }) => ({ character, confidence: sum / total }))
    .filter(({ confidence }) => confidence >= CONFIDENCE_MIN)
    .toSorted((one, other) => other.confidence - one.confidence);
}
