/** What the document says, in the contract's words: the person, the document, and what a doubt is about. All of it is kept sealed. */

import type { Verdict } from '../verify/decision/decide.ts';
import type { FieldName } from '../verify/document/document.ts';
import type { DocumentEvidence } from '../verify/document/document-evidence.ts';
import { ageOver } from '../verify/document/merge/age-over.ts';
import type { CrossFinding } from '../verify/document/merge/cross-finding.ts';
import { fieldOf } from '../verify/document/merge/document-field.ts';
import type { Evidence, FindingCode } from '../verify/evidence.ts';
import type { Detail, DocumentResult, Identity } from './session.ts';

/** Ages that laws ask for. */
const AGES = [16, 18, 21, 25] as const;

export function identityOf(document: DocumentEvidence | null): Identity {
  const value = valuesOf(document);
  return {
    name: value('full_name'),
    id_number: value('personal_number') ?? value('document_number'),
  };
}

export function documentResultOf(
  { document, recapture }: Evidence,
  { thresholds }: Verdict,
): DocumentResult | null {
  if (!document) return null;
  const value = valuesOf(document);
  const { brand, fields, mrz, barcodes, today } = document;
  return {
    type: brand?.type ?? null,
    brand: brand?.brand ?? null,
    issuing_country: value('issuing_country') ?? brand?.country ?? null,
    full_name: value('full_name'),
    first_name: value('first_name'),
    last_name: value('last_name'),
    document_number: value('document_number'),
    personal_number: value('personal_number'),
    date_of_birth: value('date_of_birth'),
    issue_date: value('issue_date'),
    expiry_date: value('expiry_date'),
    gender: value('gender'),
    nationality: value('nationality'),
    address: value('address'),
    place_of_birth: value('place_of_birth'),
    age_over: Object.fromEntries(AGES.map((age) => [age, ageOver(fields, age, today)])),
    fields: fields.map(({ name, value: of, confidence, sources }) => ({
      name,
      value: of,
      confidence,
      sources,
    })),
    mrz: mrz && {
      format: mrz.format,
      lines: mrz.lines,
      check_digits: mrz.checks,
      repairs: mrz.repairs.length,
    },
    barcodes: barcodes.map(({ format, image }) => ({ format, image })),
    recapture: recapture && { score: recapture.score, threshold: thresholds.document_recapture },
  };
}

/** By the finding that they belong to. */
export function detailsOf(
  document: DocumentEvidence | null,
): Readonly<Partial<Record<FindingCode, readonly Detail[]>>> {
  if (!document) return {};
  const details: Partial<Record<FindingCode, Detail[]>> = {};
  const add = (code: FindingCode, detail: Detail) => {
    details[code] = [...(details[code] ?? []), detail];
  };
  for (const doubt of document.doubts)
    add(doubt.code === 'expired' ? 'document_expired' : doubt.code, aboutDoubt(doubt));
  for (const difference of document.expected?.discrepancies ?? [])
    add('expected_details_mismatch', { ...difference });
  for (const field of document.expected?.expected_detail_not_read ?? [])
    add('expected_detail_not_read', { field });
  for (const { name, valid } of document.mrz?.checks ?? [])
    if (!valid) add('mrz_check_digit', { field: name });
  return details;
}

function aboutDoubt(doubt: CrossFinding): Detail {
  switch (doubt.code) {
    case 'mrz_visual_mismatch':
      return contradiction(doubt, 'mrz', 'visual');
    case 'barcode_visual_mismatch':
      return contradiction(doubt, 'barcode', 'visual');
    case 'mrz_barcode_mismatch':
      return contradiction(doubt, 'mrz', 'barcode');
    case 'impossible_dates':
      return { field: doubt.field, value: doubt.value, rule: doubt.rule };
    case 'expired':
      return { field: doubt.field, value: doubt.value };
  }
}

function contradiction(
  { field, values: [one, other], score }: Extract<CrossFinding, { readonly values: unknown }>,
  first: string,
  second: string,
): Detail {
  return { field, [first]: one, [second]: other, score };
}

function valuesOf(document: DocumentEvidence | null): (name: FieldName) => string | null {
  return (name) => (document && fieldOf(document.fields, name)?.value) ?? null;
}
