/** What was read of the document, held against itself, the calendar and what was expected: the evidence, and what is doubtful about it. */
import type { Finding, FindingCode } from '../evidence.ts';
import type { Step, Work } from '../work.ts';
import { brandOf } from './brands/brands.ts';
import { fitsNumberPattern } from './brands/fits-number-pattern.ts';
import { BRAND_SCORE_MIN, matchesExpectedType } from './brands/matches-expected-type.ts';
import type { TextLine } from './document.ts';
import type { DocumentEvidence } from './document-evidence.ts';
import { compareExpected, type ExpectedComparison } from './expected/compare-expected.ts';
import { crossCheck } from './merge/cross-check.ts';
import { fieldOf } from './merge/document-field.ts';
import type { Reading } from './merge-reading.ts';

/** Below, a number may have been misread, and fits no pattern for that. */
const NUMBER_CONFIDENCE_MIN = 0.8;
/** What counts as something that could be read. */
const READABLE = { lines: 3, characters: 4, confidence: 0.6 } as const;

export const crossCheckDocument: Step<'document'> = (work) => {
  const { reading, pages, mrz, barcodes = [], today, expected } = work;
  if (!reading || !pages || !today) return null;
  const { brands, fields } = reading;
  const doubts = crossCheck(fields, { today });
  const compared = expected?.details ? compareExpected(expected.details, fields) : null;
  const codes: FindingCode[] = [
    ...judgeReading(work, reading),
    ...judgeBrand(work, reading),
    ...doubts.map(({ code }) => (code === 'expired' ? 'document_expired' : code)),
    ...judgeExpected(compared),
  ];
  const { quads, ...zone } = mrz ?? { quads: null };
  const document: DocumentEvidence = {
    today,
    brand: brands[0] ?? null,
    fields,
    mrz: mrz ? (zone as DocumentEvidence['mrz']) : null,
    barcodes: barcodes.map(({ image, format }) => ({ image, format })),
    doubts,
    expected: compared,
  };
  return {
    document,
    findings: [...new Set(codes)].map((code): Finding => ({ code, image: 'document_front' })),
  };
};

function judgeReading({ text = {}, mrz, barcodes = [], faces }: Work, { fields }: Reading): FindingCode[] {
  const lines = (Object.values(text) as (readonly TextLine[])[]).flat();
  const legible = lines.filter(
    (line) => line.text.length >= READABLE.characters && line.confidence >= READABLE.confidence,
  );
  const isRead = (...names: Parameters<typeof fieldOf>[1][]) => names.some((name) => fieldOf(fields, name));
  const found: FindingCode[] = [];
  if (!mrz && barcodes.length === 0 && legible.length < READABLE.lines) found.push('document_unreadable');
  else if (!isRead('full_name', 'last_name') && !isRead('document_number', 'personal_number'))
    found.push('details_not_read');
  if (faces?.document_front?.length === 0) found.push('portrait_missing');
  return found;
}

function judgeBrand(work: Work, { brands, fields }: Reading): FindingCode[] {
  const { expected } = work;
  const found: FindingCode[] = [];
  if (matchesExpectedType(brands, expected?.type, expected?.brand) === false)
    found.push('document_type_mismatch');
  const [likeliest] = brands;
  if (!likeliest || likeliest.score < BRAND_SCORE_MIN) return found;
  if (lacksBack(work, likeliest.brand)) found.push('document_back_missing');
  const misfits = (['document_number', 'personal_number'] as const).filter((name) => {
    const field = fieldOf(fields, name);
    const isSure = field && field.confidence >= NUMBER_CONFIDENCE_MIN;
    return isSure && fitsNumberPattern(likeliest.brand, name, field.value) === false;
  });
  if (misfits.length > 0) found.push('number_pattern');
  return found;
}

/** What a back is needed for is its zone or its barcode; where that was read, both sides were in one photo. */
function lacksBack({ pages, mrz, barcodes = [] }: Work, id: string): boolean {
  if (pages?.document_back || brandOf(id)?.back !== 'required') return false;
  return !mrz && !barcodes.some(({ aamva }) => aamva);
}

function judgeExpected(compared: ExpectedComparison | null): FindingCode[] {
  if (!compared) return [];
  const found: FindingCode[] = [];
  if (compared.discrepancies.length > 0) found.push('expected_details_mismatch');
  if (compared.expected_detail_not_read.length > 0) found.push('expected_detail_not_read');
  return found;
}
