/** Drawn documents through the production verifier, with both sides where the brand has two: drawn, so no evidence about real print. */
import { drawIdentityDocument } from '../../../models/specimens/documents/draw-identity-document.ts';
import type { DrawnDocument } from '../../../models/specimens/documents/drawn-document.ts';
import { photographDocument } from '../../../models/specimens/documents/photograph/photograph-document.ts';
import { renderSide } from '../../../models/specimens/documents/render-side.ts';
import type { FieldName } from '../../../src/verify/document/document.ts';
import { type DocumentField, fieldOf } from '../../../src/verify/document/merge/document-field.ts';
import type { FindingCode } from '../../../src/verify/evidence.ts';
import type { Verifier } from '../../../src/verify/verifier.ts';
import { inTurns } from '../evidence/in-turns.ts';
import { type Files, look } from '../evidence/look.ts';
import { sampleOf } from '../sets/labelled-sets.ts';
import { compareField } from './compare-field.ts';
import { CONDITIONS, type DrawnSpecimen, drawnSpecimens, FORGERIES } from './drawn-specimens.ts';
import type { FieldOutcome } from './reading-outcome.ts';

export interface DrawnOutcome extends DrawnSpecimen {
  readonly fields: readonly FieldOutcome[];
  /** Each once. */
  readonly findings: readonly FindingCode[];
}

export interface Drawing {
  readonly verifier: Verifier;
  /** Verifications at once. */
  readonly atOnce: number;
  /** So many of them; null for all. */
  readonly count: number | null;
  readonly say: (line: string) => void;
}

/** Enough for the capitals of every brand at the widest photo. */
const PX_PER_MM = 16;
/** Its lines are joined in more than one right way. */
const NOT_COMPARED: FieldName = 'address';

export async function collectDrawn({ verifier, atOnce, count, say }: Drawing): Promise<DrawnOutcome[]> {
  const specimens = sampleOf(drawnSpecimens(), count);
  say(`documents: ${specimens.length} drawn ones`);
  return inTurns(specimens, atOnce, (specimen) => readSpecimen(specimen, verifier));
}

async function readSpecimen(specimen: DrawnSpecimen, verifier: Verifier): Promise<DrawnOutcome> {
  const { brand, person, condition, forgery } = specimen;
  const drawn = await drawIdentityDocument(brand, { person }, forgery ? FORGERIES[forgery] : {});
  const evidence = await look(verifier, await photosOf(drawn, condition), ['document']);
  if (!evidence) throw new Error('An image that was just written cannot be read');
  return {
    ...specimen,
    fields: compareWith(evidence.document?.fields ?? [], drawn),
    findings: [...new Set(evidence.findings.map(({ code }) => code))],
  };
}

async function photosOf(
  { front, back }: DrawnDocument,
  condition: DrawnSpecimen['condition'],
): Promise<Files> {
  const take = async (side: DrawnDocument['front']) =>
    (await photographDocument(await renderSide(side, PX_PER_MM), CONDITIONS[condition])).jpeg;
  return { document_front: await take(front), ...(back && { document_back: await take(back) }) };
}

/** As printed, or as the zone or the symbol has it: a barcode parts the first name from the others. */
function compareWith(fields: readonly DocumentField[], { truth }: DrawnDocument): FieldOutcome[] {
  const truths = [truth.visual, truth.mrz, truth.barcode];
  const names = [...new Set(truths.flatMap((each) => Object.keys(each)))] as FieldName[];
  return names
    .filter((name) => name !== NOT_COMPARED)
    .flatMap((name) => {
      const field = fieldOf(fields, name);
      const labels = truths.flatMap((each) => each[name] ?? []);
      const outcomes = labels.map((label) => compareField(name, label, { field, isCut: false }));
      return outcomes.find(({ outcome }) => outcome === 'correct') ?? outcomes[0] ?? [];
    });
}
