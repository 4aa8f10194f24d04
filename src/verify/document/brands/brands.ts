/** Every brand that is known: one line each. */
import { aamva } from './aamva.ts';
import type { Brand } from './brand.ts';
import { dePersonalausweis } from './de-personalausweis.ts';
import { esDni } from './es-dni.ts';
import { euDrivingLicence } from './eu-driving-licence.ts';
import { frId2x36 } from './fr-id-2x36.ts';
import { generic } from './generic.ts';
import { icaoMrva, icaoMrvb, icaoTd1, icaoTd2, icaoTd3 } from './icao.ts';
import { idKtp } from './id-ktp.ts';
import { itCie } from './it-cie.ts';
import { mxIne } from './mx-ine.ts';
import { mykad } from './mykad.ts';
import { nlIdentiteitskaart } from './nl-identiteitskaart.ts';
import { plDowod } from './pl-dowod.ts';
import { sgNric } from './sg-nric.ts';
import { trKimlik } from './tr-kimlik.ts';
import { vnCccd } from './vn-cccd.ts';

export const BRANDS: readonly Brand[] = [
  mykad,
  dePersonalausweis,
  esDni,
  frId2x36,
  idKtp,
  itCie,
  mxIne,
  nlIdentiteitskaart,
  plDowod,
  sgNric,
  trKimlik,
  vnCccd,
  euDrivingLicence,
  ...aamva,
  icaoTd3,
  icaoTd1,
  icaoTd2,
  icaoMrva,
  icaoMrvb,
  generic,
];

const BY_ID: ReadonlyMap<string, Brand> = new Map(BRANDS.map((brand) => [brand.id, brand]));

export function brandOf(id: string): Brand | null {
  return BY_ID.get(id) ?? null;
}
