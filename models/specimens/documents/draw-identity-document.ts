/** A brand and what shall stand on the document → its sides as SVG and the truth about them; forgeries if asked. */
import { BRAND_TRAITS, type Brand } from './brand-traits.ts';
import { drawCardTd1 } from './brands/card-td1.ts';
import { drawCardTd2 } from './brands/card-td2.ts';
import { drawDrivingLicenseUsCa } from './brands/driving-license-us-ca.ts';
import { drawEuDrivingLicence } from './brands/eu-driving-licence.ts';
import { drawMykad } from './brands/mykad.ts';
import { drawPassport } from './brands/passport.ts';
import { drawVisaMrvA } from './brands/visa-mrv-a.ts';
import type { Draft, Drawing, DrawnDocument } from './drawn-document.ts';
import { type IdentityData, identityData } from './identity-data.ts';
import type { CheckedPart } from './mrz/mrz-lines.ts';
import { renderPortrait } from './render-portrait.ts';
import { aamvaTruth, mrzTruth, printedTruth } from './truth-of.ts';

/** What makes a document a forgery, or one that is no longer good. */
export interface Forgery {
  /** What the machine-readable zone or the symbol says instead of what is printed. */
  readonly machineReadable?: Partial<IdentityData>;
  /** The check digit of the machine-readable zone that is one too high. */
  readonly wrongCheckDigit?: CheckedPart;
  /** It ended in the year 2020. */
  readonly isExpired?: boolean;
  /** A number that the brand cannot have; throws for a brand whose numbers have no pattern. */
  readonly hasImpossibleNumber?: boolean;
}

const DRAWERS: Readonly<Record<Brand, (draft: Draft) => Drawing | Promise<Drawing>>> = {
  mykad: drawMykad,
  icao_td3: drawPassport,
  icao_td1: drawCardTd1,
  icao_td2: drawCardTd2,
  icao_mrva: drawVisaMrvA,
  eu_driving_licence: drawEuDrivingLicence,
  us_ca: drawDrivingLicenseUsCa,
};

/** What `data` leaves out is as usual for the brand; see identityData. */
export async function drawIdentityDocument(
  brand: Brand,
  data: Partial<IdentityData> = {},
  forgery: Forgery = {},
): Promise<DrawnDocument> {
  const { size, type } = BRAND_TRAITS[brand];
  const printed = identityData(brand, { ...data, ...changesOf(brand, forgery) });
  const machine = { ...printed, ...forgery.machineReadable };
  const portrait = await renderPortrait(printed.person);
  const { wrongCheckDigit } = forgery;
  const drawing = await DRAWERS[brand]({ size, printed, machine, portrait, wrongCheckDigit });
  const { front, back, visual, mrzLines = [], barcodePayload = '' } = drawing;
  return {
    front: { ...size, svg: front },
    back: back === undefined ? undefined : { ...size, svg: back },
    truth: {
      brand,
      type,
      visual: printedTruth(printed, visual),
      mrz: mrzLines.length > 0 ? mrzTruth(machine) : {},
      mrzLines,
      barcode: barcodePayload ? aamvaTruth(machine) : {},
      barcodePayload,
    },
  };
}

function changesOf(brand: Brand, { isExpired, hasImpossibleNumber }: Forgery): Partial<IdentityData> {
  return {
    ...(isExpired && { issueDate: '2010-03-01', expiryDate: '2020-02-29' }),
    ...(hasImpossibleNumber && { documentNumber: impossibleNumber(brand) }),
  };
}

function impossibleNumber(brand: Brand): string {
  const { impossibleNumber: number } = BRAND_TRAITS[brand];
  if (number === undefined) throw new Error(`the numbers of ${brand} have no pattern`);
  return number;
}
