/** Persons drawn from the lists of common names by a seed: the same at every run. */
import { randomFrom } from '../../../../models/random.ts';
import { CULTURES } from './common-names.ts';
import type { PersonName } from './name-variants.ts';

export interface NamePair {
  readonly one: PersonName;
  readonly other: PersonName;
}

const COMPOUND = new Set(['spanish', 'portuguese']);

export function randomOf(seed: number): () => number {
  const random = randomFrom(seed);
  return () => random(0, 1);
}

const pick = <T>(random: () => number, items: readonly T[]) =>
  items[Math.floor(random() * items.length)] as T;

export function drawPerson(random: () => number, culture = pick(random, Object.keys(CULTURES))): PersonName {
  const { given, surnames } = CULTURES[culture] as (typeof CULTURES)[string];
  const first = pick(random, given);
  const second = pick(random, given);
  const surname = pick(random, surnames);
  const other = pick(random, surnames);
  return {
    given: random() < 0.5 && first !== second ? [first, second] : [first],
    surnames:
      COMPOUND.has(culture) && surname !== other
        ? [surname, other]
        : culture === 'malay'
          ? ['bin', surname]
          : [surname],
  };
}

/** Two persons of one culture with no given name or no surname in common, whichever is asked for. */
export function drawPairs(
  random: () => number,
  count: number,
  kind: 'strangers' | 'same surname' | 'same given name',
): NamePair[] {
  return Array.from({ length: count }, () => {
    const culture = pick(random, Object.keys(CULTURES));
    for (;;) {
      const one = drawPerson(random, culture);
      const drawn = drawPerson(random, culture);
      const other = {
        given: kind === 'same given name' ? one.given : drawn.given,
        surnames: kind === 'same surname' ? one.surnames : drawn.surnames,
      };
      const givenDiffer = !one.given.some((name) => other.given.includes(name));
      const surnamesDiffer = !one.surnames.some((name) => name !== 'bin' && other.surnames.includes(name));
      if ((kind === 'same given name' || givenDiffer) && (kind === 'same surname' || surnamesDiffer))
        return { one, other };
    }
  });
}
