/** What the figures say nothing about, read off what is in the sets: attacks, sizes of photos, people. */
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import { knownSetsAmong } from '../sets/known-sets.ts';
import { personsOf } from '../statistics/estimate.ts';

/** Presentation attack instruments (ISO/IEC 30107-1), and the words by which a table may name them. */
const INSTRUMENTS: readonly (readonly [name: string, words: RegExp])[] = [
  ['printed photographs', /print|photo|paper/i],
  ['photographs or videos on a screen', /screen|replay|video|display|phone|tablet|monitor/i],
  ['cut-outs (eyes or outline)', /cut/i],
  ['masks of paper or plastic', /mask/i],
  ['masks of silicone, latex or resin', /silicone|latex|resin|3d/i],
  ['make-up and other disguise of the person', /make_?up|disguise|wig/i],
  ['dolls and mannequins', /doll|mannequin|manikin|dummy/i],
];

/** No photograph of a set can show them: they do not come through the camera. */
const NEVER = 'Deepfakes, face swaps and morphs, and whatever is fed in behind the camera (injection)';

/** Fewer people say nothing about people. */
const PERSONS_FEW = 50;

export function notCovered(records: readonly EvidenceRecord[]): readonly string[] {
  const of = (group: EvidenceRecord['group']) => records.filter((record) => record.group === group);
  return [
    ...attackGaps(of('pad')),
    ...peopleGaps('faces', of('faces')),
    ...peopleGaps('pad', of('pad')),
    ...documentGaps(of('documents')),
    ...always(),
  ];
}

function attackGaps(pad: readonly EvidenceRecord[]): string[] {
  const kinds = [...new Set(pad.flatMap(({ attack }) => attack ?? []))].sort();
  const absent = INSTRUMENTS.filter(([, words]) => !kinds.some((kind) => words.test(kind))).map(
    ([name]) => name,
  );
  const has =
    kinds.length > 0 ? `The only real attacks are: ${kinds.join(', ')}. ` : 'No real attack was measured. ';
  const lacks = absent.length > 0 ? `Not among them: ${absent.join('; ')}. ` : '';
  return [`${has}${lacks}${NEVER}, are not looked for and not measured.`];
}

function peopleGaps(name: string, records: readonly EvidenceRecord[]): string[] {
  if (records.length === 0) return [`${name}: no set was given, so nothing is said about it.`];
  const persons = personsOf(records);
  const known = knownSetsAmong(records.flatMap(({ images }) => Object.values(images)));
  const sizes = sizesOf(records);
  return [
    ...known.map((set) => `${name} is ${set.name}: ${set.what}; ${set.limits}`),
    ...known.flatMap(({ fitted }) =>
      fitted
        ? [`${name} is a development set: ${fitted} were fitted on photos of it, so its figures flatter.`]
        : [],
    ),
    ...(known.length === 0
      ? [`${name}: nothing is known here of who its ${persons} people are and how they were photographed.`]
      : []),
    ...(persons < PERSONS_FEW
      ? [`${name} has ${persons} people: too few to say anything about groups of people.`]
      : []),
    ...(sizes.length === 1
      ? [`Every photo of ${name} is ${sizes[0]} px, as one camera or one crop gives them.`]
      : []),
  ];
}

/** The table does not tell where its documents come from, and what the service was built with. */
function documentGaps(documents: readonly EvidenceRecord[]): string[] {
  if (documents.length === 0) return [];
  const known = knownSetsAmong(documents.flatMap(({ images }) => Object.values(images)));
  return [
    ...(known.length === 0
      ? ['documents: nothing is known here of how they were printed and photographed.']
      : []),
    'documents: every row is one picture. Fronts and backs as two photos, documents without a zone, and photographs of real driving licences with a barcode (AAMVA) are not among them; barcodes and the two sides together were measured on drawings only.',
    ...known.map((set) => `documents is ${set.name}: ${set.what}; ${set.limits}`),
    ...known.flatMap(({ fitted }) =>
      fitted ? [`documents is a development set: ${fitted} were fitted on recaptures of it.`] : [],
    ),
  ];
}

function sizesOf(records: readonly EvidenceRecord[]): readonly string[] {
  const sizes = records.flatMap(({ evidence }) =>
    Object.values(evidence.quality).map(({ width, height }) => `${width} x ${height}`),
  );
  return [...new Set(sizes)].sort();
}

function always(): string[] {
  return [
    'Error rates by age, sex and skin: no table says any of them. Children, and people whose portrait is ten years old, are in no set.',
    'The person at the camera page: how many give up, and how much a second or third try helps. Every photo here is one try.',
  ];
}
