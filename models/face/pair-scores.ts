/** Every two photos of a set: the cosines of one person's pairs, and those of two people's, with whose they are. */
import { cosine } from '../../src/verify/face/compare-faces.ts';
import type { Embedded } from './embed-photos.ts';

export interface Pairs {
  /** Highest first. */
  readonly scores: Float32Array;
  /** The two persons of each pair, as numbers from 0. */
  readonly one: Uint16Array;
  readonly other: Uint16Array;
}

export interface PairScores {
  /** Photos of each person. */
  readonly photos: readonly number[];
  readonly genuine: Pairs;
  readonly impostor: Pairs;
}

export function pairScores(embedded: readonly Embedded[]): PairScores {
  const names = [...new Set(embedded.map(({ person }) => person))];
  const number = new Map(names.map((name, at) => [name, at]));
  const people = embedded.map(({ person }) => number.get(person) as number);
  const genuine = { scores: [] as number[], one: [] as number[], other: [] as number[] };
  const impostor = { scores: [] as number[], one: [] as number[], other: [] as number[] };
  embedded.forEach(({ vector }, at) => {
    for (let next = at + 1; next < embedded.length; next++) {
      const [one, other] = [people[at] as number, people[next] as number];
      const pairs = one === other ? genuine : impostor;
      pairs.scores.push(cosine(vector, (embedded[next] as Embedded).vector));
      pairs.one.push(one);
      pairs.other.push(other);
    }
  });
  const photos = names.map((_, person) => people.filter((each) => each === person).length);
  return { photos, genuine: sorted(genuine), impostor: sorted(impostor) };
}

interface Unsorted {
  readonly scores: readonly number[];
  readonly one: readonly number[];
  readonly other: readonly number[];
}

function sorted({ scores, one, other }: Unsorted): Pairs {
  const order = Uint32Array.from(scores, (_, at) => at).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number),
  );
  const take = (list: readonly number[]) => (at: number) => list[at] as number;
  return {
    scores: Float32Array.from(order, take(scores)),
    one: Uint16Array.from(order, take(one)),
    other: Uint16Array.from(order, take(other)),
  };
}

/** The pairs among the persons for whom `keep` is true. */
export function pairsAmong({ scores, one, other }: Pairs, keep: (person: number) => boolean): Pairs {
  const kept = Array.from(scores.keys()).filter((at) => keep(one[at] as number) && keep(other[at] as number));
  return {
    scores: Float32Array.from(kept, (at) => scores[at] as number),
    one: Uint16Array.from(kept, (at) => one[at] as number),
    other: Uint16Array.from(kept, (at) => other[at] as number),
  };
}
