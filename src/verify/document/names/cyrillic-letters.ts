/**
 * Cyrillic letters in A-Z by ICAO 9303-3 §6 B, and how single states differ: that table's own exceptions, Ukraine's order No. 55
 * of 2010, Bulgaria's law of 2009, and the Y spellings that Russian passports had before 2013. A name does not say
 * which state wrote it, so every scheme is tried.
 */
interface CyrillicScheme {
  readonly letters: Readonly<Record<string, string>>;
  /** Where the first letter of a word is written differently. */
  readonly initial?: Readonly<Record<string, string>>;
}

const RECOMMENDED: Readonly<Record<string, string>> = {
  ...{
    А: 'A',
    Б: 'B',
    В: 'V',
    Г: 'G',
    Д: 'D',
    Е: 'E',
    Ё: 'E',
    Ж: 'ZH',
    З: 'Z',
    И: 'I',
    Й: 'I',
    К: 'K',
    Л: 'L',
    М: 'M',
  },
  ...{
    Н: 'N',
    О: 'O',
    П: 'P',
    Р: 'R',
    С: 'S',
    Т: 'T',
    У: 'U',
    Ф: 'F',
    Х: 'KH',
    Ц: 'TS',
    Ч: 'CH',
    Ш: 'SH',
    Щ: 'SHCH',
  },
  ...{
    Ъ: 'IE',
    Ы: 'Y',
    Ь: '',
    Э: 'E',
    Ю: 'IU',
    Я: 'IA',
    Ѣ: 'IE',
    Ѫ: 'U',
    Ѵ: 'Y',
    Є: 'IE',
    І: 'I',
    Ї: 'I',
    Ґ: 'G',
    Ў: 'U',
  },
  ...{ Ђ: 'D', Ѓ: 'G', Ѕ: 'DZ', Ј: 'J', Љ: 'LJ', Њ: 'NJ', Ћ: 'C', Ќ: 'K', Џ: 'DZ' },
  ...{ Ә: 'A', Ғ: 'G', Қ: 'K', Ң: 'N', Ө: 'O', Ұ: 'U', Ү: 'U', Һ: 'H' },
};

export const CYRILLIC_SCHEMES: readonly CyrillicScheme[] = [
  { letters: RECOMMENDED },
  { letters: { ...RECOMMENDED, Ё: 'YO', Й: 'Y', Ъ: '', Ю: 'YU', Я: 'YA' }, initial: { Е: 'YE' } },
  {
    letters: { ...RECOMMENDED, Г: 'H', И: 'Y' },
    initial: { Є: 'YE', Ї: 'YI', Й: 'Y', Ю: 'YU', Я: 'YA' },
  },
  { letters: { ...RECOMMENDED, Г: 'H', Ё: 'IO' } },
  { letters: { ...RECOMMENDED, Ж: 'Z', Х: 'H', Ц: 'C', Ч: 'C', Ш: 'S' } },
  { letters: { ...RECOMMENDED, Ђ: 'DJ', Ж: 'Z', Х: 'H', Ц: 'C', Ч: 'C', Ш: 'S' } },
  { letters: { ...RECOMMENDED, Ѓ: 'GJ', Ќ: 'KJ', Х: 'H', Ц: 'C', Џ: 'DJ' } },
  { letters: { ...RECOMMENDED, Й: 'Y', Х: 'H', Щ: 'SHT', Ъ: 'A', Ь: 'Y', Ю: 'YU', Я: 'YA' } },
];
