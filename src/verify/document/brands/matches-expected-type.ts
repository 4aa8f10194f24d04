/** Whether a document is the one that was asked for, by type and brand; null when that cannot be said. */
import type { DocumentType } from '../document.ts';
import { brandOf } from './brands.ts';
import type { BrandFound } from './detect-brand.ts';

/** Below it nobody knows what the document is, so it is not said to be another one. */
export const BRAND_SCORE_MIN = 0.6;
/** What scores nearly as much as the best may be it as well. */
const RIVAL_MARGIN = 0.2;

/** `found` as `detectBrand` gives it. False is a `document_type_mismatch`. */
export function matchesExpectedType(
  found: readonly BrandFound[],
  expectedType?: DocumentType | null,
  expectedBrand?: string | null,
): boolean | null {
  const answers = [
    ...(expectedType ? [hasType(found, expectedType)] : []),
    ...(expectedBrand ? [hasBrand(found, expectedBrand)] : []),
  ];
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

function hasType(found: readonly BrandFound[], expected: DocumentType): boolean | null {
  const types = likely(found).map(({ type }) => type);
  if (types.includes(expected)) return true;
  return types.length === 0 || types.includes(null) ? null : false;
}

function hasBrand(found: readonly BrandFound[], expected: string): boolean | null {
  const wanted = brandOf(expected);
  if (!wanted) return null;
  if (wanted.id === 'generic') return true;
  const rivals = likely(found);
  if (rivals.length === 0) return null;
  return rivals.some(({ brand }) => brand === expected || isKindOf(brand, expected));
}

/** A German identity card is also a document of size TD1. */
function isKindOf(id: string, expected: string): boolean {
  const [brand, general] = [brandOf(id), brandOf(expected)];
  if (!general?.mrz || general.country !== null) return false;
  return general.mrz.formats.some((format) => brand?.mrz?.formats.includes(format));
}

function likely(found: readonly BrandFound[]): BrandFound[] {
  const best = found[0]?.score ?? 0;
  if (best < BRAND_SCORE_MIN) return [];
  return found.filter(({ score }) => score >= Math.max(BRAND_SCORE_MIN, best - RIVAL_MARGIN));
}
