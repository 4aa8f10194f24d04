/** What the recogniser saw at one place, and what may stand there → the character that is taken, and what else it may be. */
import type { MrzCandidate } from '../document.ts';
import type { CharacterClass } from './mrz-formats.ts';

/** A character taken, with the others that the place allows, most probable first. */
export interface Choice extends MrzCandidate {
  /** What the recogniser thought most of; empty where it saw nothing. */
  readonly seen: string;
  /** False where nothing that was seen may stand there. */
  readonly possible: boolean;
  readonly others: readonly MrzCandidate[];
}

/** What the recogniser thinks less probable is noise. */
const CONFIDENCE_MIN = 0.05;
const OTHERS_MAX = 3;
/** A look-alike that the class demands is half as probable as what was seen. */
const LOOK_ALIKE_SHARE = 0.5;

const ALLOWED: Readonly<Record<CharacterClass, RegExp>> = {
  letter: /^[A-Z<]$/,
  digit: /^\d$/,
  date: /^[\d<]$/,
  alphanumeric: /^[A-Z\d<]$/,
  sex: /^[MFX<]$/,
};

/** In OCR-B, printed small or blurred. The first of several is the likeliest. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  B: '8',
  S: '5',
  Z: '2',
  G: '6',
  K: '<',
  '0': 'OQD',
  '1': 'I',
  '8': 'B',
  '5': 'S',
  '2': 'Z',
  '6': 'G',
  '<': 'K',
};

/** Where the class allows nothing of what was seen or looks like it, the best reading stays, wrong as it is. */
export function chooseCharacter(candidates: readonly MrzCandidate[], kind: CharacterClass): Choice {
  const [best] = candidates;
  if (!best)
    return { seen: '', character: '<', confidence: 0, possible: ALLOWED[kind].test('<'), others: [] };
  const ranked = rank(candidates, best, kind);
  const chosen = ALLOWED[kind].test(best.character) ? best : (ranked[0] ?? best);
  const others = ranked.filter(({ character }) => character !== chosen.character).slice(0, OTHERS_MAX);
  return { ...chosen, seen: best.character, possible: ranked.length > 0, others };
}

/**
 * All that the class allows, most probable first. What it does not allow was most probably a look-alike of it; what it does
 * allow leaves its look-alikes a share of the doubt, so a clean reading leaves them nothing.
 */
function rank(candidates: readonly MrzCandidate[], best: MrzCandidate, kind: CharacterClass): MrzCandidate[] {
  const isAllowed = ALLOWED[kind].test(best.character);
  const listed = candidates.filter(({ confidence }) => confidence >= CONFIDENCE_MIN);
  const found = new Map(listed.map(({ character, confidence }) => [character, confidence]));
  for (const character of LOOK_ALIKES[best.character] ?? '') {
    if (isAllowed && found.has(character)) continue;
    const share = LOOK_ALIKE_SHARE * (isAllowed ? 1 - best.confidence : best.confidence);
    found.set(character, Math.min(share + (found.get(character) ?? 0), 1));
  }
  return [...found]
    .filter(([character]) => ALLOWED[kind].test(character))
    .map(([character, confidence]) => ({ character, confidence }))
    .sort((one, other) => other.confidence - one.confidence);
}
