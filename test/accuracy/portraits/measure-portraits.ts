/**
 * How well faces on documents are found and matched, by treatment of the portrait and by variant of the pipeline: the
 * development pairs of one person, the first photo as a document's portrait, the second as the selfie.
 */
import { randomFrom } from '../../../models/random.ts';
import type { FaceModels } from '../../../models/self-test.ts';
import { thresholdAt } from '../../../src/verify/decision/operating-point.ts';
import { cosine } from '../../../src/verify/face/compare-faces.ts';
import { findUprightFaces } from '../../../src/verify/face/find-upright-faces.ts';
import { openUpright } from '../../../src/verify/image/normalise.ts';
import { type Looked, look } from './look.ts';
import { photographDocument } from './photograph-document.ts';
import { TREATMENTS, type TreatmentName } from './treatments.ts';
import { VARIANTS, type VariantName } from './variants.ts';

/** A treatment under a variant. Rates are shares of 0 to 1; a pair of which no portrait was acquired counts as a false non-match. */
export interface PortraitRow {
  readonly treatment: TreatmentName;
  /** `flip_portrait` averages the portrait's mirror image only. */
  readonly variant: VariantName | 'flip_portrait';
  /** Pairs of one person. */
  readonly pairs: number;
  /** Share of the documents on which no face was found. */
  readonly failure_to_acquire: number;
  /** Share of the documents of which `inspect` finds something wrong, whatever it is. */
  readonly findings: number;
  /** At `threshold`. */
  readonly fnmr: number;
  /** Every portrait against every selfie of somebody else, at `threshold`. */
  readonly fmr: number;
  readonly impostor_pairs: number;
  /** Of the pairs of one person that were acquired. */
  readonly mean_cosine: number;
  /** The cosine at FMR 1e-3 of the embedder's calibration. */
  readonly threshold: number;
}

export interface PortraitPair {
  readonly person: string;
  readonly portrait: Uint8Array;
  readonly selfie: Uint8Array;
}

export interface PortraitOptions {
  readonly pairs: readonly PortraitPair[];
  readonly models: FaceModels;
  readonly treatments?: readonly TreatmentName[];
}

const SEED = 4;
const TARGET_FMR = 1e-3;

/** About 0.4 s of a core for a pair and treatment. The same options give the same rows. */
export async function measurePortraits(options: PortraitOptions): Promise<readonly PortraitRow[]> {
  const { pairs, models, treatments = Object.keys(TREATMENTS) as TreatmentName[] } = options;
  const selfies: Looked[] = [];
  for (const { selfie } of pairs) selfies.push(await look(selfie, 'selfie', models));
  const rows: PortraitRow[] = [];
  for (const treatment of treatments) {
    const portraits: Looked[] = [];
    for (const [at, pair] of pairs.entries())
      portraits.push(await lookAtDocument(pair, at, treatment, models));
    rows.push(...rowsOf(treatment, { pairs, portraits, selfies, threshold: thresholdOf(models) }));
  }
  return rows;
}

async function lookAtDocument(
  { portrait }: PortraitPair,
  at: number,
  treatment: TreatmentName,
  models: FaceModels,
): Promise<Looked> {
  const photo = await openUpright(portrait);
  const [face] = photo ? (await findUprightFaces(photo, models.detector)).faces : [];
  if (!photo || !face) throw new Error('A photo of the set shows no face');
  const random = randomFrom(SEED + 1000 * at + Object.keys(TREATMENTS).indexOf(treatment));
  const drawn = TREATMENTS[treatment](random);
  return look(await photographDocument(photo, face, drawn, random), 'document_front', models);
}

function thresholdOf({ embedder }: FaceModels): number {
  const { calibration, threshold } = embedder.spec;
  return calibration ? thresholdAt(calibration.curve, TARGET_FMR) : threshold;
}

interface Measured {
  readonly pairs: readonly PortraitPair[];
  readonly portraits: readonly Looked[];
  readonly selfies: readonly Looked[];
  readonly threshold: number;
}

function rowsOf(treatment: TreatmentName, measured: Measured): PortraitRow[] {
  const sides: [PortraitRow['variant'], VariantName, VariantName][] = (
    Object.keys(VARIANTS) as VariantName[]
  ).map((name) => [name, name, name]);
  sides.push(['flip_portrait', 'flip', 'production']);
  return sides.map(([variant, onPortrait, onSelfie]) => ({
    treatment,
    variant,
    ...figuresOf(measured, onPortrait, onSelfie),
  }));
}

function figuresOf(
  { pairs, portraits, selfies, threshold }: Measured,
  onPortrait: VariantName,
  onSelfie: VariantName,
): Omit<PortraitRow, 'treatment' | 'variant'> {
  const score = (portrait: number, selfie: number) => {
    const one = portraits[portrait]?.vectors[onPortrait];
    const other = selfies[selfie]?.vectors[onSelfie];
    return one && other ? cosine(one, other) : null;
  };
  const genuine = pairs.map((_, at) => score(at, at));
  const impostor = pairs.flatMap(({ person }, at) =>
    pairs.flatMap((other, to) => (other.person === person ? [] : [score(at, to)])),
  );
  const acquired = genuine.filter((each) => each !== null);
  const matches = (scores: readonly (number | null)[]) =>
    share(scores, (each) => each !== null && each >= threshold);
  return {
    pairs: pairs.length,
    failure_to_acquire: share(portraits, ({ vectors }) => vectors[onPortrait] === null),
    findings: share(portraits, ({ findings }) => findings.length > 0),
    fnmr: 1 - matches(genuine),
    fmr: matches(impostor),
    impostor_pairs: impostor.length,
    mean_cosine: acquired.reduce((sum, each) => sum + each, 0) / acquired.length,
    threshold,
  };
}

function share<Item>(items: readonly Item[], isSo: (item: Item) => boolean): number {
  return items.filter(isSo).length / items.length;
}
