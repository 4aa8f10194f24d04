/**
 * A network with one hidden layer of rectified units, trained by Adam (Kingma and Ba, 2015) on the logistic loss. Both classes
 * count the same in all, whatever their numbers.
 */
import type { Random } from '../random.ts';

export interface Example {
  readonly values: Float32Array;
  readonly isFace: boolean;
}

/** All in one array, so that a step treats every number alike: the units' weights, their offsets, their gains, the bias. */
export interface Network {
  readonly parameters: Float32Array;
  readonly inputs: number;
  readonly units: number;
}

export interface Training {
  readonly epochs: number;
  readonly random: Random;
}

const BATCH = 64;
/** Of a step at first; it falls evenly to 0. */
const RATE = 2e-3;
/** Share of a step's rate by which every weight shrinks. */
const DECAY = 0.2;
/** A cell of the picture is blotted out that often, and every value is off by up to so much: photos differ from drawings. */
const BLOTTED = 0.05;
const CELL = 8;
const BLANK = 0.5;
const ASTRAY = 0.2;
const MOMENTUM = 0.9;
const MOMENTUM_OF_SQUARES = 0.999;

/** Half of the units speak for a face and half against it. */
export function newNetwork(inputs: number, units: number, random: Random): Network {
  const parameters = new Float32Array(units * (inputs + 2) + 1);
  for (let at = 0; at < units * inputs; at++) parameters[at] = random(-0.1, 0.1);
  for (let unit = 0; unit < units; unit++)
    parameters[units * (inputs + 1) + unit] = unit % 2 === 0 ? 0.5 : -0.5;
  return { parameters, inputs, units };
}

/** Changes the network. */
export function train(network: Network, examples: readonly Example[], { epochs, random }: Training): void {
  const adam = newAdam(network);
  const share = { face: shareOf(examples, true), other: shareOf(examples, false) };
  const order = [...examples];
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH);
      adam.slope.fill(0);
      for (const example of batch) {
        const weight = (example.isFace ? share.face : share.other) / batch.length;
        addSlope(network, spoil(example, random), weight, adam.slope);
      }
      step(network, adam, RATE * (1 - epoch / epochs));
    }
  }
}

function spoil({ values, isFace }: Example, random: Random): Example {
  const spoilt = values.map((value) => value + ASTRAY * (random(-0.5, 0.5) + random(-0.5, 0.5)));
  for (let start = 0; start < spoilt.length; start += CELL)
    if (random(0, 1) < BLOTTED) spoilt.fill(BLANK, start, start + CELL);
  return { values: spoilt, isFace };
}

/** What each of a class counts for, so that the class is half of all. */
function shareOf(examples: readonly Example[], isFace: boolean): number {
  const members = examples.filter((example) => example.isFace === isFace);
  return examples.length / 2 / members.length;
}

function shuffle<Item>(items: Item[], random: Random): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random(0, last + 1));
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
}

export function scoreOf({ parameters, inputs, units }: Network, values: Float32Array): number {
  let score = parameters[parameters.length - 1] as number;
  for (let unit = 0; unit < units; unit++) {
    const sum = sumOf({ parameters, inputs, units }, unit, values);
    score += (parameters[units * (inputs + 1) + unit] as number) * Math.max(0, sum);
  }
  return score;
}

function sumOf({ parameters, inputs, units }: Network, unit: number, values: Float32Array): number {
  let sum = parameters[units * inputs + unit] as number;
  for (let at = 0, from = unit * inputs; at < inputs; at++)
    sum += (parameters[from + at] as number) * (values[at] as number);
  return sum;
}

/** Backwards through the network: how the loss of one example changes with every parameter. */
function addSlope(network: Network, { values, isFace }: Example, weight: number, slope: Float32Array): void {
  const { parameters, inputs, units } = network;
  const error = weight * (1 / (1 + Math.exp(-scoreOf(network, values))) - (isFace ? 1 : 0));
  add(slope, slope.length - 1, error);
  for (let unit = 0; unit < units; unit++) {
    const sum = sumOf(network, unit, values);
    if (sum <= 0) continue;
    add(slope, units * (inputs + 1) + unit, error * sum);
    const back = error * (parameters[units * (inputs + 1) + unit] as number);
    add(slope, units * inputs + unit, back);
    for (let at = 0, to = unit * inputs; at < inputs; at++)
      add(slope, to + at, back * (values[at] as number));
  }
}

function add(values: Float32Array, at: number, more: number): void {
  values[at] = (values[at] as number) + more;
}

interface Adam {
  readonly slope: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
  steps: number;
}

function newAdam({ parameters }: Network): Adam {
  const zeros = () => new Float32Array(parameters.length);
  return { slope: zeros(), mean: zeros(), square: zeros(), steps: 0 };
}

function step({ parameters, inputs, units }: Network, adam: Adam, rate: number): void {
  const { slope, mean, square } = adam;
  adam.steps++;
  const [few, fewSquares] = [1 - MOMENTUM ** adam.steps, 1 - MOMENTUM_OF_SQUARES ** adam.steps];
  for (let at = 0; at < parameters.length; at++) {
    const [now, decay] = [slope[at] as number, at < units * inputs ? DECAY * (parameters[at] as number) : 0];
    mean[at] = MOMENTUM * (mean[at] as number) + (1 - MOMENTUM) * now;
    square[at] = MOMENTUM_OF_SQUARES * (square[at] as number) + (1 - MOMENTUM_OF_SQUARES) * now ** 2;
    const pull = (mean[at] as number) / few / (Math.sqrt((square[at] as number) / fewSquares) + 1e-8);
    add(parameters, at, -rate * (pull + decay));
  }
}
