/**
 * Characters taken one by one → characters that agree with the check digits, where the recogniser was in doubt. For each wrong
 * check digit at most two characters are exchanged for what else they may be, for the composite one more, three in all.
 */
import type { Choice } from './choose-character.ts';
import { MRZ_FORMATS, type MrzCheckSpec, type MrzFormat, type MrzFormatName } from './mrz-formats.ts';
import { isProved, type MrzProof, proofOf } from './verify-check-digits.ts';

type Lines = readonly (readonly Choice[])[];
type Place = readonly [line: number, position: number];

interface Change {
  readonly place: Place;
  readonly character: string;
  readonly confidence: number;
}

interface Repair {
  readonly changes: readonly Change[];
  /** How probable it is against what was read: the product of its changes' shares. */
  readonly ratio: number;
}

const NOTHING: Repair = { changes: [], ratio: 1 };
const CHANGES_MAX = 3;
/**
 * What is less probable than this against what was read is not tried: by chance every tenth exchange fits a check digit, and
 * a document whose check digit is wrong and clearly read must not be made right.
 */
const RATIO_MIN = 0.05;
/** Where only the composite proves a character there are many to choose from: it must have been almost as probable. */
const RATIO_MIN_ALONE = 0.4;
/** Of each check digit: so many exchanges are tried, and so many repairs kept to be combined with those of the others. */
const EXCHANGES_MAX = 24;
const REPAIRS_MAX = 4;
/** A check digit lets one in ten through: so much surer is an exchange that it proves. */
const PROOF_WEIGHT = 10;

export function proveCharacters(lines: Lines, name: MrzFormatName): Lines {
  const { checks }: MrzFormat = MRZ_FORMATS[name];
  const repairs = checks
    .filter((check) => check.name !== 'composite' && !isProved(textsOf(lines), name, check))
    .map((check) => repairsOf(lines, name, check))
    .reduce<readonly Repair[]>(combine, [NOTHING]);
  const composite = checks.find((check) => check.name === 'composite');
  const tried = composite
    ? repairs.flatMap((repair) => alsoComposite(repair, lines, name, composite))
    : repairs;
  return apply(mostProved(tried, lines, name), lines);
}

/** Those after which the check digit is right, most probable first. */
function repairsOf(lines: Lines, name: MrzFormatName, check: MrzCheckSpec): Repair[] {
  const exchanges = exchangesAt(placesOf(proofOf(textsOf(lines), name, check)), lines);
  const pairs = exchanges.flatMap((one, i) => exchanges.slice(i + 1).flatMap((other) => join(one, other)));
  return [...exchanges, ...pairs]
    .filter(({ ratio }) => ratio >= RATIO_MIN)
    .filter((repair) => isProved(textsOf(apply(repair, lines)), name, check))
    .sort(byRatio)
    .slice(0, REPAIRS_MAX);
}

/**
 * A repair alone, and where the composite is still wrong with each exchange that makes it right at a place that nothing else
 * proves. Fillers stay: optional data has so many that one of them would always fit.
 */
function alsoComposite(repair: Repair, lines: Lines, name: MrzFormatName, composite: MrzCheckSpec): Repair[] {
  const repaired = apply(repair, lines);
  const texts = textsOf(repaired);
  if (isProved(texts, name, composite)) return [repair];
  const { checks }: MrzFormat = MRZ_FORMATS[name];
  const others = checks.filter((check) => check !== composite);
  const proved = new Set(others.flatMap((check) => placesOf(proofOf(texts, name, check))).map(String));
  const alone = placesOf(proofOf(texts, name, composite)).filter((place) => !proved.has(String(place)));
  const printed = alone.filter(([line, position]) => texts[line]?.charAt(position) !== '<');
  const more = exchangesAt(printed, lines)
    .filter(({ ratio }) => ratio >= RATIO_MIN_ALONE)
    .filter((each) => isProved(textsOf(apply(each, repaired)), name, composite));
  return [repair, ...more.flatMap((each) => join(repair, each))];
}

function mostProved(repairs: readonly Repair[], lines: Lines, name: MrzFormatName): Repair {
  const { checks }: MrzFormat = MRZ_FORMATS[name];
  const judged = repairs.map((repair) => {
    const texts = textsOf(apply(repair, lines));
    return { repair, proved: checks.filter((check) => isProved(texts, name, check)).length };
  });
  judged.sort((one, other) => other.proved - one.proved || byRatio(one.repair, other.repair));
  return judged[0]?.repair ?? NOTHING;
}

/** One character each, most probable first. */
function exchangesAt(places: readonly Place[], lines: Lines): Repair[] {
  return places
    .flatMap((place) => {
      const choice = lines[place[0]]?.[place[1]];
      if (!choice || choice.confidence === 0) return [];
      return choice.others.map(({ character, confidence }) => ({
        changes: [{ place, character, confidence: provedConfidence(confidence, choice.confidence) }],
        ratio: confidence / choice.confidence,
      }));
    })
    .filter(({ ratio }) => ratio >= RATIO_MIN)
    .sort(byRatio)
    .slice(0, EXCHANGES_MAX);
}

function combine(repairs: readonly Repair[], more: readonly Repair[]): Repair[] {
  return repairs.flatMap((one) => [one, ...more.flatMap((other) => join(one, other))]);
}

/** None where they are too many or change one place twice. */
function join(one: Repair, other: Repair): Repair[] {
  const changes = [...one.changes, ...other.changes];
  const places = new Set(changes.map(({ place }) => String(place)));
  if (changes.length > CHANGES_MAX || places.size < changes.length) return [];
  return [{ changes, ratio: one.ratio * other.ratio }];
}

function placesOf({ covers, digit }: MrzProof): Place[] {
  const covered = covers.flatMap(([line, start, end]) =>
    Array.from({ length: end - start }, (_, i): Place => [line, start + i]),
  );
  return [...covered, digit];
}

function apply({ changes }: Repair, lines: Lines): Lines {
  const changed = lines.map((line) => [...line]);
  for (const { place, character, confidence } of changes) {
    const [line, position] = place;
    const [row, choice] = [changed[line], lines[line]?.[position]];
    if (row && choice) row[position] = { ...choice, character, confidence };
  }
  return changed;
}

function textsOf(lines: Lines): string[] {
  return lines.map((line) => line.map(({ character }) => character).join(''));
}

function provedConfidence(confidence: number, against: number): number {
  return (PROOF_WEIGHT * confidence) / (PROOF_WEIGHT * confidence + against);
}

function byRatio(one: Repair, other: Repair): number {
  return other.ratio - one.ratio;
}
