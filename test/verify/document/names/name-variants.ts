/** Ways in which one person's name stands on different papers: each takes the parts and gives what is printed, or null where it does not apply. */

export interface PersonName {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
}

type Variant = (name: PersonName) => string | null;

/** ICAO 9303-3 §6, written anew so that the table under test is not its own judge. */
const CODED: Readonly<Record<string, string>> = {
  ...{
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    ß: 'ss',
    å: 'aa',
    æ: 'ae',
    ø: 'oe',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    đ: 'd',
    ı: 'i',
  },
  ...{ Ä: 'AE', Ö: 'OE', Ü: 'UE', Å: 'AA', Æ: 'AE', Ø: 'OE', Ð: 'D', Þ: 'TH', Ł: 'L', Đ: 'D' },
};
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  Ø: 'O',
  Ð: 'D',
  Þ: 'TH',
  Ł: 'L',
  Đ: 'D',
};

const print = ({ given, surnames }: PersonName) => [...given, ...surnames].join(' ');
const write = (text: string, table: Readonly<Record<string, string>>) =>
  [...text.normalize('NFC')]
    .map((letter) => table[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .join('')
    .toUpperCase();

export const VARIANTS = {
  zone: (name) => write(print(name), CODED).replace(/-/g, ' '),
  'without diacritics': (name) => write(print(name), PLAIN),
  'surname first': ({ given, surnames }) => [...surnames, ...given].join(' ').toUpperCase(),
  'one given name': ({ given, surnames }) => (given.length > 1 ? [given[0], ...surnames].join(' ') : null),
  'one surname': ({ given, surnames }) => (surnames.length > 1 ? [...given, surnames[0]].join(' ') : null),
  'middle initial': ({ given, surnames }) =>
    given[1] ? [given[0], `${given[1][0]}.`, ...surnames].join(' ') : null,
  'given names joined': ({ given, surnames }) =>
    given.length > 1 ? [given.join(''), ...surnames].join(' ') : null,
  'without particles': (name) => {
    const bare = print(name).replace(/\b(?:de|van|den|der|da|bin|binti)\b |\b(?:Al|El)-/g, '');
    return bare === print(name) ? null : bare;
  },
} as const satisfies Record<string, Variant>;

/** One letter of the longest word replaced or left out, as a tired typist or a reader does. */
export const MISSPELT = {
  'letter replaced': (name) => misspell(name, (word, at) => `${word.slice(0, at)}x${word.slice(at + 1)}`),
  'letter left out': (name) => misspell(name, (word, at) => word.slice(0, at) + word.slice(at + 1)),
  'letters swapped': (name) =>
    misspell(name, (word, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)),
} as const satisfies Record<string, Variant>;

function misspell(name: PersonName, change: (word: string, at: number) => string): string {
  const words = print(name).split(' ');
  const longest = words.toSorted((one, other) => other.length - one.length)[0] as string;
  return words.map((word) => (word === longest ? change(word, Math.floor(word.length / 2)) : word)).join(' ');
}
