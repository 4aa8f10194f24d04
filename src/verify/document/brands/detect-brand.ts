/** What was read of a document → which brand, type and country it is, the likeliest first. */
import type { DocumentType, TextLine } from '../document.ts';
import { DOCUMENT_TYPES } from '../document.ts';
import { documentTypeOf } from '../mrz/document-type-of.ts';
import type { MrzFormatName } from '../mrz/mrz-formats.ts';
import { fold } from '../visual/fold.ts';
import { readCountry } from '../visual/read-country.ts';
import type { Brand } from './brand.ts';
import { BRANDS } from './brands.ts';
import { type FoldedPage, foldPage, matchAnchor } from './match-anchor.ts';
import { TYPE_WORDS } from './type-words.ts';

export interface BrandEvidence {
  /** Of all pages, front first. */
  readonly lines: readonly Pick<TextLine, 'text'>[];
  readonly mrzFormat?: MrzFormatName | null | undefined;
  /** ICAO code of three letters. */
  readonly mrzIssuer?: string | null | undefined;
  /** Without fillers. */
  readonly mrzCode?: string | null | undefined;
  /** The brand that a barcode of AAMVA names, such as us_ca. */
  readonly aamvaBrand?: string | null | undefined;
  /** The type that the machine-readable zone or the barcode tells. */
  readonly codedType?: DocumentType | null | undefined;
}

export interface BrandFound {
  readonly brand: string;
  /** Null where nothing tells it. */
  readonly type: DocumentType | null;
  /** ICAO code of three letters, null where nothing tells it. */
  readonly country: string | null;
  /** 0..1 */
  readonly score: number;
}

/** One sign alone → the score. Signs add up as chances that are independent of each other. */
const SCORE = { barcode: 0.99, zoneOfState: 0.95, zone: 0.92, generic: 0.1, min: 0.05 } as const;
/** What is left of a score when the zone says otherwise: another format, another code, another state, a zone where none belongs. */
const CONTRADICTED = 0.2;
/** Shorter names of countries are too often other words. */
const COUNTRY_LENGTH_MIN = 5;

export function detectBrand(evidence: BrandEvidence): BrandFound[] {
  const page = foldPage(evidence.lines.map(({ text }) => text));
  const type = typeOf(evidence, page);
  const country = evidence.mrzIssuer ?? countryOf(page);
  return BRANDS.map((brand) => ({
    brand: brand.id,
    type: brand.type ?? type ?? (brand.barcode ? 'driving_license' : null),
    country: brand.country ?? country,
    score: scoreOf(brand, evidence, page),
  }))
    .filter(({ score }) => score >= SCORE.min)
    .toSorted((one, other) => other.score - one.score);
}

function scoreOf(brand: Brand, evidence: BrandEvidence, page: FoldedPage): number {
  if (evidence.aamvaBrand === brand.id) return SCORE.barcode;
  const zone = zoneScore(brand, evidence);
  if (zone < SCORE.zone && !hasRequired(brand, page)) return 0;
  const signs = brand.anchors.map(({ text, weight }) => weight * matchAnchor(text, page));
  const missing = [...signs, zone].reduce((rest, sign) => rest * (1 - sign), 1);
  const score = brand.id === 'generic' ? SCORE.generic : 1 - missing;
  return contradicts(brand, evidence) ? score * CONTRADICTED : score;
}

function hasRequired({ requires }: Brand, page: FoldedPage): boolean {
  return requires === undefined || requires.some((text) => matchAnchor(text, page) > 0);
}

/** What the machine-readable zone alone says for a brand. */
function zoneScore({ mrz, country }: Brand, { mrzFormat, mrzIssuer, mrzCode }: BrandEvidence): number {
  if (!mrz || !mrzFormat || !mrz.formats.includes(mrzFormat)) return 0;
  if (country === null) return SCORE.zone;
  const coded = mrz.codes?.includes(mrzCode ?? '') ?? false;
  return coded && mrzIssuer === country ? SCORE.zoneOfState : 0;
}

function contradicts({ mrz, country, id }: Brand, evidence: BrandEvidence): boolean {
  const { mrzFormat, mrzIssuer, mrzCode, aamvaBrand } = evidence;
  if (aamvaBrand) return true;
  if (!mrzFormat || id === 'generic') return false;
  if (!mrz?.formats.includes(mrzFormat)) return true;
  if (country === null) return false;
  return mrzIssuer !== country || (mrz.codes !== undefined && !mrz.codes.includes(mrzCode ?? ''));
}

/** The zone's word first; of what the document calls itself, the longest phrase. */
function typeOf({ codedType, mrzCode, mrzIssuer }: BrandEvidence, page: FoldedPage): DocumentType | null {
  const coded =
    codedType ?? documentTypeOf({ code: mrzCode ?? '', issuingState: mrzIssuer ?? '', nationality: null });
  if (coded && coded !== 'identity_card') return coded;
  const named = DOCUMENT_TYPES.flatMap((type) =>
    TYPE_WORDS[type]
      .split(' | ')
      .filter((phrase) => matchAnchor(phrase, page) > 0)
      .map((phrase) => ({ type, length: phrase.length })),
  ).toSorted((one, other) => other.length - one.length);
  const card = named.find(({ type }) => type === 'residence_permit' || type === 'identity_card');
  return coded ? (card?.type ?? coded) : (named[0]?.type ?? null);
}

/** The first line that is a country's name and nothing else. */
function countryOf({ lines }: FoldedPage): string | null {
  for (const line of lines) {
    const found = fold(line).length >= COUNTRY_LENGTH_MIN ? readCountry(line) : null;
    if (found?.certainty === 1) return found.value;
  }
  return null;
}
