/** Zone, barcode and print → what the document is, and one value for each of its fields. */
import type { Step } from '../work.ts';
import { brandOf } from './brands/brands.ts';
import { type BrandFound, detectBrand } from './brands/detect-brand.ts';
import { BRAND_SCORE_MIN } from './brands/matches-expected-type.ts';
import type { FieldReading, TextLine } from './document.ts';
import { confirmByPrint } from './merge/confirm-by-print.ts';
import type { DocumentField } from './merge/document-field.ts';
import { mergeFields } from './merge/merge-fields.ts';
import { readVisualFields } from './visual/read-visual-fields.ts';

/** What the brand says of its issuer is not printed in a place of its own. */
const ISSUER_CERTAINTY = 0.9;

export interface Reading {
  /** Best first. */
  readonly brands: readonly BrandFound[];
  readonly fields: readonly DocumentField[];
}

export const mergeReading: Step<'reading'> = ({ pages, text = {}, mrz, barcodes, today }) => {
  if (!pages || !today) return null;
  const coded = barcodes?.find(({ aamva }) => aamva)?.aamva ?? null;
  const printed = Object.values(text) as (readonly TextLine[])[];
  const issuer = mrz?.fields.find(({ name }) => name === 'issuing_country')?.value ?? null;
  const brands = detectBrand({
    lines: printed.flat(),
    mrzFormat: mrz?.format,
    mrzIssuer: issuer,
    mrzCode: mrz?.document_code,
    aamvaBrand: coded?.brand,
    codedType: mrz?.document_type ?? coded?.document_type,
  });
  const [likeliest] = brands;
  const layout = likeliest && brandOf(likeliest.brand)?.layout;
  const options = { today, issuer: issuer ?? likeliest?.country ?? null, layout };
  const codedFields = [...(mrz?.fields ?? []), ...(coded?.fields ?? [])];
  const visual = printed.flatMap((lines) => readVisualFields(lines, options));
  const confirmed = confirmByPrint(codedFields, visual, printed.flat(), { today, issuer: options.issuer });
  const read = [...codedFields, ...confirmed];
  return { reading: { brands, fields: mergeFields([...read, ...issuerOf(likeliest, read)]) } };
};

/** Nobody but the brand says which state issued a document that has neither a zone nor a label for it. */
function issuerOf(likeliest: BrandFound | undefined, read: readonly FieldReading[]): FieldReading[] {
  if (!likeliest?.country || likeliest.score < BRAND_SCORE_MIN) return [];
  if (read.some(({ name }) => name === 'issuing_country')) return [];
  const confidence = likeliest.score * ISSUER_CERTAINTY;
  return [{ name: 'issuing_country', value: likeliest.country, source: 'visual', confidence }];
}
