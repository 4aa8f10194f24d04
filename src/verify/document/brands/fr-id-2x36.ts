/** The French national identity card of 1988 to 2021: two lines of 36 characters of its own kind, and no date of expiry on the front. */
import { anchors, type Brand } from './brand.ts';

export const frId2x36: Brand = {
  id: 'fr_id_2x36',
  type: 'identity_card',
  country: 'FRA',
  size: 'ID-2',
  back: 'useful',
  anchors: [
    ...anchors(
      0.6,
      'CARTE NATIONALE D’IDENTITÉ N°',
      /^CARTE NATIONALE D.?IDENTIT[EÉ] N.{0,3}\s?:?\s?\d{12}/i,
    ),
    ...anchors(0.4, 'CARTE NATIONALE D’IDENTITÉ', 'NATIONALITÉ FRANÇAISE'),
    ...anchors(0.2, 'RÉPUBLIQUE FRANÇAISE'),
  ],
  mrz: { formats: ['FRENCH_ID'], codes: ['ID'] },
  layout: { numbers: { document_number: (number) => /^\d{12}$/.test(number) } },
};
