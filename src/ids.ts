/** Prefixed, unguessable, time-ordered ids: `ver_` + 9 characters of time + 15 of randomness, base 32. */
import { randomBytes } from 'node:crypto';

export type IdPrefix = 'acc' | 'key' | 'ver' | 'img' | 'evt' | 'whk' | 'dlv' | 'sig';

/** Crockford's alphabet: no i, l, o or u, so an id survives being read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARACTERS = 9;
const RANDOM_CHARACTERS = 15;

/** 45 bits of milliseconds first, so ids sort by creation and indexes stay dense; then 75 random bits. */
export function newId(prefix: IdPrefix, now: Date): string {
  return `${prefix}_${timePart(now.getTime())}${randomPart()}`;
}

/** Sorts before every id of that time and later, and behind every one from before. */
export function firstId(prefix: IdPrefix, from: Date): string {
  return `${prefix}_${timePart(from.getTime())}`;
}

export function isId(prefix: IdPrefix, value: string): boolean {
  return new RegExp(`^${prefix}_[${ALPHABET}]{${TIME_CHARACTERS + RANDOM_CHARACTERS}}$`).test(value);
}

function timePart(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (let i = 0; i < TIME_CHARACTERS; i++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomPart(): string {
  return Array.from(randomBytes(RANDOM_CHARACTERS), (byte) => ALPHABET[byte % 32]).join('');
}
