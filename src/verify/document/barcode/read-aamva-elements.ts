/** What follows AAMVA's header → data elements by id. Where lines still part them they are read by line, otherwise found by what they hold. */
import { isElementId } from './aamva-elements.ts';
import { splitRunTogether } from './split-run-together.ts';

/** Line feed parts elements, carriage return ends a subfile; readers turn them into others, and some issuers print a bar. */
const SEPARATORS = /[\p{Cc}|]+|\\[nr]/u;
/** An element's line, at the start of a subfile with the subfile's type before it. */
const LINE = /^\s*(?:(?:DL|ID|EN)(?=[DP][A-Z]{2})|(Z[A-Z])(?=\1[A-Z0-9]))?([DPZ][A-Z][A-Z0-9])(.*)$/s;
/** Fewer lines with an element are too few for any card: the separators were lost. */
const LINES_MIN = 4;

/** The first value that says anything counts: issuers repeat elements, emptied, in later subfiles. */
export function readAamvaElements(body: string, version: number): ReadonlyMap<string, string> {
  const lines = body.split(SEPARATORS).flatMap(readLine);
  const elements = lines.length >= LINES_MIN ? lines : splitRunTogether(body, version);
  const read = new Map<string, string>();
  for (const [id, value] of elements) {
    const trimmed = value.replaceAll(/\s+/g, ' ').trim();
    if (!read.get(id)) read.set(id, trimmed);
  }
  return read;
}

function readLine(line: string): [id: string, value: string][] {
  const found = LINE.exec(line);
  const [id = '', value = ''] = [found?.[2], found?.[3]];
  return isElementId(id) || id.startsWith('Z') ? [[id, value]] : [];
}
