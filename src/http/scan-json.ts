/** Walks over a JSON text (RFC 8259) once, before anything is made of it: says where it is broken, and refuses what is too deep, too much, named twice or reaching for a prototype. */
import { pointer } from '../contract/problem.ts';
import { Problem } from '../errors.ts';

const DEPTH_MAX = 32;
/** More than a body of 64 KB can hold; a larger one is larger by its images. */
const VALUES_MAX = 50_000;
const NAME_CHARACTERS_MAX = 1024;
const SCALAR_CHARACTERS_MAX = 1024;
/** Texts that end within these characters are looked through; what is wrong in the rest is found, without its place, when it is parsed. */
const LOOKED_THROUGH_MAX = 65_536;

const BLANKS_END = /[^ \t\n\r]/g;
const SCALAR_END = /[ \t\n\r,\]}]/g;
const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const ESCAPES = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|[\p{Cc}\\]/gu;

/** Linear in the text, and quick over long texts in it. Throws a problem that echoes no value. */
export function scanJson(text: string): void {
  new Scanner(text).scan();
}

class Scanner {
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): void {
    this.#value();
    if (this.#next() !== '') throw this.#broken('the end');
  }

  #value(): void {
    this.#values++;
    if (this.#values > VALUES_MAX)
      throw new Problem('payload_too_large', `A JSON body may hold ${VALUES_MAX} values.`);
    const first = this.#next();
    if (first === '{') this.#object();
    else if (first === '[') this.#list(']', (index) => this.#inside(index));
    else if (first === '"') this.#string();
    else this.#scalar();
  }

  #object(): void {
    const taken = new Set<string>();
    this.#list('}', () => {
      const name = this.#name(taken);
      if (this.#next() !== ':') throw this.#broken('":"');
      this.#at++;
      this.#inside(name);
    });
  }

  #list(close: ']' | '}', item: (index: number) => void): void {
    if (this.#path.length === DEPTH_MAX) throw this.#refused(`is nested more than ${DEPTH_MAX} levels deep`);
    this.#at++;
    let mark = this.#next() === close ? close : ',';
    if (mark === close) this.#at++;
    for (let index = 0; mark !== close; index++) {
      item(index);
      mark = this.#next();
      if (mark !== ',' && mark !== close) throw this.#broken(`"," or "${close}"`);
      this.#at++;
    }
  }

  #inside(step: string | number): void {
    this.#path.push(step);
    this.#value();
    this.#path.pop();
  }

  #name(taken: Set<string>): string {
    if (this.#next() !== '"') throw this.#broken('a name in double quotes');
    const raw = this.#string();
    if (raw.length > NAME_CHARACTERS_MAX)
      throw this.#refused(`has a name of more than ${NAME_CHARACTERS_MAX} characters`);
    const name = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
    if (taken.has(name)) throw this.#refused('is given twice', name);
    taken.add(name);
    const isPrototype = name === '__proto__' || (name === 'prototype' && this.#path.at(-1) === 'constructor');
    if (isPrototype) throw this.#refused('is not a name that is taken', name);
    return name;
  }

  /** What stands between the quotes, escapes and all. */
  #string(): string {
    const from = this.#at + 1;
    const end = closingQuote(this.#text, from);
    if (end < 0) throw this.#broken('a closing quote', this.#text.length);
    if (end < LOOKED_THROUGH_MAX) this.#lookThrough(from, end);
    this.#at = end + 1;
    return this.#text.slice(from, end);
  }

  #lookThrough(from: number, end: number): void {
    for (const { 0: found, index } of this.#text.slice(from, end).matchAll(ESCAPES)) {
      if (found === '\\') throw this.#broken('an escape that JSON knows', from + index);
      if (found < ' ') throw this.#broken('an escape instead of a control character', from + index);
    }
  }

  #scalar(): void {
    const end = find(SCALAR_END, this.#text, this.#at);
    const isLong = end - this.#at > SCALAR_CHARACTERS_MAX;
    if (isLong || !SCALAR.test(this.#text.slice(this.#at, end))) throw this.#broken('a value');
    this.#at = end;
  }

  /** The next character that is no blank; empty at the end. */
  #next(): string {
    this.#at = find(BLANKS_END, this.#text, this.#at);
    return this.#text.charAt(this.#at);
  }

  #broken(expected: string, at = this.#at): Problem {
    const { line, column } = placeOf(this.#text, at);
    const detail = `The JSON is broken at line ${line}, column ${column}: expected ${expected}.`;
    return new Problem('malformed_request', detail);
  }

  #refused(detail: string, ...name: readonly string[]): Problem {
    const place = { pointer: pointer([...this.#path, ...name]), detail };
    return new Problem('malformed_request', 'The JSON cannot be taken; see errors.', [place]);
  }
}

/** Counts no further back than the string begins, for before it stands its opening quote. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** Both from 1, as editors count. */
function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  let [line, begin] = [1, 0];
  for (let next = lineEnd(text, 0); next < at; next = lineEnd(text, begin)) {
    line++;
    begin = next + 1;
  }
  return { line, column: at - begin + 1 };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A search, not a match: V8 keeps nothing for the way back, however far it goes. */
function find(what: RegExp, text: string, from: number): number {
  what.lastIndex = from;
  return what.exec(text)?.index ?? text.length;
}
