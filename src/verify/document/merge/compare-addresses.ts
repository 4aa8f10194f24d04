/**
 * Two addresses or places in, 0..1 out: the share of the shorter one's words that the longer one has. Numbers stand for house and
 * post code and must be the same: half of the score is gone when one of them is not.
 */
import { jaroWinkler } from '../names/jaro-winkler.ts';
import { joinLike } from '../names/join-like.ts';
import { type NamePart, sharesSpelling } from '../names/name-part.ts';
import { spellWord } from '../names/spell-word.ts';

/** Words that print, barcode and people shorten differently, by the short form that they are compared in. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      STREET: 'ST',
      SAINT: 'ST',
      ROAD: 'RD',
      AVENUE: 'AVE',
      AV: 'AVE',
      BOULEVARD: 'BLVD',
      DRIVE: 'DR',
      LANE: 'LN',
      COURT: 'CT',
    },
    ...{
      PLACE: 'PL',
      SQUARE: 'SQ',
      HIGHWAY: 'HWY',
      PARKWAY: 'PKWY',
      TERRACE: 'TER',
      CIRCLE: 'CIR',
      APARTMENT: 'APT',
      SUITE: 'STE',
    },
    ...{
      NORTH: 'N',
      SOUTH: 'S',
      EAST: 'E',
      WEST: 'W',
      STRASSE: 'STR',
      CALLE: 'C',
      AVENIDA: 'AVE',
      AVDA: 'AVE',
      JALAN: 'JLN',
      JL: 'JLN',
    },
    ...{
      LORONG: 'LRG',
      TAMAN: 'TMN',
      KAMPUNG: 'KG',
      KAMPONG: 'KG',
      RUA: 'R',
      RUE: 'R',
      PIAZZA: 'PZA',
      PLAZA: 'PZA',
      ULICA: 'UL',
    },
  }),
);

/** A street name with one letter misread is still that street. */
const WORD_SCORE_MIN = 0.9;
const WRONG_NUMBER = 0.5;
const LENGTH_MAX = 400;
const WORDS_MAX = 40;

export function compareAddresses(one: string, other: string): number {
  if (one === other) return 1;
  const [ours, theirs] = [wordsOf(one), wordsOf(other)];
  if (ours.length === 0 || theirs.length === 0) return 0;
  const [ourJoined, theirJoined] = [joinLike(ours, theirs), joinLike(theirs, ours)];
  const share = Math.max(shareFound(ourJoined, theirJoined), shareFound(theirJoined, ourJoined));
  return numbersAgree(ourJoined, theirJoined) ? share : share * WRONG_NUMBER;
}

function wordsOf(address: string): NamePart[] {
  const text = address.slice(0, LENGTH_MAX).normalize('NFKC').toUpperCase();
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).map((word) => spellWord(word.normalize('NFKC')));
  return words
    .filter((word) => word !== null)
    .slice(0, WORDS_MAX)
    .map(shorten);
}

function shorten({ spellings, ...part }: NamePart): NamePart {
  const short = spellings.map(
    (spelling) => SHORT_FORMS.get(spelling) ?? spelling.replace(/(?<=.)STRASSE$/, 'STR'),
  );
  return { ...part, spellings: short };
}

function shareFound(words: readonly NamePart[], among: readonly NamePart[]): number {
  return words.filter((word) => among.some((other) => isSameWord(word, other))).length / words.length;
}

function isSameWord(one: NamePart, other: NamePart): boolean {
  if (sharesSpelling(one, other)) return true;
  if (isNumber(one) || isNumber(other)) return false;
  return one.spellings.some((ours) =>
    other.spellings.some((theirs) => jaroWinkler(ours, theirs) >= WORD_SCORE_MIN),
  );
}

/** One side may have fewer numbers, as when it leaves out the post code, but none that the other has not. */
function numbersAgree(ours: readonly NamePart[], theirs: readonly NamePart[]): boolean {
  const [our, their] = [ours.filter(isNumber), theirs.filter(isNumber)];
  return areAmong(our, their) || areAmong(their, our);
}

function areAmong(numbers: readonly NamePart[], others: readonly NamePart[]): boolean {
  return numbers.every((number) => others.some((other) => sharesSpelling(number, other)));
}

function isNumber({ spellings }: NamePart): boolean {
  return spellings.some((spelling) => /\p{Nd}/u.test(spelling));
}
