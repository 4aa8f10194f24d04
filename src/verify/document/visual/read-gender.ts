/** Text → M, F or X, from the letters and words of many languages, alone or in pairs such as "KVK/F" and "Kadın / F". */
import { fold } from './fold.ts';

export type Gender = 'M' | 'F' | 'X';
export const GENDERS = ['M', 'F', 'X'] as const satisfies Gender[];

const WORDS: Readonly<Record<Gender, string>> = {
  M: 'male man mann männlich maennlich homme masculin masculino maschio maschile hombre mand mies muž mężczyzna erkek lelaki laki lakilaki pria nam férfi bărbat muški moški vīrietis vyras mees man kk masc',
  F: 'female woman weiblich frau femme féminin femenino feminino femmina femminile mujer mulher vrouw kvinde kvinna kvinne nainen žena kobieta kadın perempuan wanita nữ nő femeie ženski ženska sieviete moteris naine kvk fem',
  X: 'diverse divers unspecified indeterminate',
};

/** Letters of one language that mean one gender wherever they are printed. */
const LETTERS: Readonly<Record<string, Gender>> = {
  K: 'F',
  Z: 'F',
  W: 'F',
  N: 'F',
  P: 'F',
  H: 'M',
  L: 'M',
  E: 'M',
};

const BY_WORD: ReadonlyMap<string, Gender> = new Map(
  GENDERS.flatMap((gender) => WORDS[gender].split(' ').map((word) => [fold(word), gender] as const)),
);

export interface GenderFound {
  readonly value: Gender;
  /** 0..1 */
  readonly certainty: number;
}

/**
 * `letters` says what a brand prints otherwise (M is mujer on a Mexican card). Of a pair the last letter counts: the first one
 * is the national form, and V, N or F mean different things in different languages.
 */
export function readGender(text: string, letters: Readonly<Record<string, Gender>> = {}): GenderFound | null {
  const words = fold(text).split(' ').slice(0, 4);
  const own = words.map((word) => letters[word]).find((gender) => gender !== undefined);
  if (own) return { value: own, certainty: 1 };
  const told = words.map((word) => BY_WORD.get(word)).find((gender) => gender !== undefined);
  if (told) return { value: told, certainty: 1 };
  const icao = words.findLast((word) => word === 'M' || word === 'F' || word === 'X');
  if (icao) return { value: icao as Gender, certainty: words.length > 2 ? 0.7 : 1 };
  const letter = words.length === 1 ? LETTERS[words[0] as string] : undefined;
  return letter ? { value: letter, certainty: 0.7 } : null;
}

/** A word that says a gender by itself, without a label; letters do not. */
export function isGenderWord(text: string): boolean {
  const word = fold(text).replaceAll(' ', '');
  return word.length >= 4 && BY_WORD.has(word);
}
