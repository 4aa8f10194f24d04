/** The documents of ICAO 9303 whose issuer is any state: passports, cards of two sizes, visas of two sizes. */
import type { DocumentType } from '../document.ts';
import type { MrzFormatName } from '../mrz/mrz-formats.ts';
import { type Anchor, anchors, type Brand } from './brand.ts';
import { TYPE_WORDS } from './type-words.ts';

const wordsOf = (type: DocumentType, weight: number) => anchors(weight, ...TYPE_WORDS[type].split(' | '));

const icao = (
  format: MrzFormatName,
  type: DocumentType | null,
  size: Brand['size'],
  back: Brand['back'],
  told: readonly Anchor[],
): Brand => ({
  id: `icao_${format.toLowerCase()}`,
  type,
  country: null,
  size,
  back,
  anchors: told,
  mrz: { formats: [format] },
});

export const icaoTd1 = icao('TD1', null, 'ID-1', 'required', [
  ...wordsOf('identity_card', 0.3),
  ...wordsOf('residence_permit', 0.3),
]);
export const icaoTd2 = icao('TD2', null, 'ID-2', 'useful', [
  ...wordsOf('identity_card', 0.15),
  ...wordsOf('residence_permit', 0.15),
]);
export const icaoTd3 = icao('TD3', 'passport', 'ID-3', 'none', wordsOf('passport', 0.6));
export const icaoMrva = icao('MRVA', 'visa', 'ID-3', 'none', wordsOf('visa', 0.6));
export const icaoMrvb = icao('MRVB', 'visa', 'ID-2', 'none', wordsOf('visa', 0.4));
