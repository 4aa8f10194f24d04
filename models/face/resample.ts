/**
 * How far a figure would move with other people: the persons, not the pairs, are drawn anew with replacement, because the
 * pairs of one person rise and fall together (Bolle, Ratha and Pankanti, 2004).
 */

import { type Random, randomFrom } from '../random.ts';
import type { Pairs } from './pair-scores.ts';

const CONFIDENCE = 0.95;

/** How often each of `persons` was drawn. */
export type Draw = Uint8Array;

export function* drawPersons(persons: number, howOften: number, seed: number): Generator<Draw> {
  const random = randomFrom(seed);
  for (let round = 0; round < howOften; round++) yield drawOnce(persons, random);
}

function drawOnce(persons: number, random: Random): Draw {
  const draw = new Uint8Array(persons);
  for (let at = 0; at < persons; at++) {
    const drawn = Math.floor(random(0, persons));
    draw[drawn] = (draw[drawn] as number) + 1;
  }
  return draw;
}

/** A pair counts as often as its two persons were drawn, one times the other. */
export function weightsOf({ one, other }: Pairs, draw: Draw): Float32Array {
  const weights = new Float32Array(one.length);
  for (let at = 0; at < weights.length; at++) {
    weights[at] = (draw[one[at] as number] as number) * (draw[other[at] as number] as number);
  }
  return weights;
}

/** The weight of all pairs of two people. */
export function impostorTotal(photos: readonly number[], draw: Draw): number {
  const drawn = photos.map((count, person) => count * (draw[person] as number));
  const sum = drawn.reduce((total, count) => total + count, 0);
  return (sum * sum - drawn.reduce((total, count) => total + count * count, 0)) / 2;
}

/** The middle 95 % of what the draws gave. */
export function interval(values: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] as number;
  return { low: at((1 - CONFIDENCE) / 2), high: at((1 + CONFIDENCE) / 2) };
}
