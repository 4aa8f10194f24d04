/** The driving licence of Directive 2006/126/EC, Annex I, which also states outside the Union follow: its fields are numbered. */
import { anchors, type Brand } from './brand.ts';
import { TYPE_WORDS } from './type-words.ts';

/** Words of the Union's languages; a license with an s is American. */
const WORDS = TYPE_WORDS.driving_license.split(' | ').filter((word) => !/license/i.test(word));

export const euDrivingLicence: Brand = {
  id: 'eu_driving_licence',
  type: 'driving_license',
  country: null,
  size: 'ID-1',
  back: 'useful',
  anchors: [
    ...anchors(0.55, ...WORDS),
    ...anchors(0.4, /^4[cC][.,:]?(\s|$)/, /(^|\s)4[aA][.,:].*\s4[cC][.,:]/),
    ...anchors(0.25, /^4[aA][.,]/, /^4[bB][.,]/, /^5[.,]\s?[A-Z0-9]{6,}/),
    ...anchors(0.1, /^[1l][.,]\s?\p{L}/u, /^2[.,]\s?\p{L}/u, /^3[.,]\s?\d/),
  ],
  layout: {
    numbered: {
      '1': 'last_name',
      '2': 'first_name',
      '3': 'birth',
      '4a': 'issue_date',
      '4b': 'expiry_date',
      '4c': 'other',
      '4d': 'personal_number',
      '5': 'document_number',
      '6': 'other',
      '7': 'other',
      '8': 'address',
      '9': 'other',
      '10': 'other',
      '11': 'other',
      '12': 'other',
      '13': 'other',
      '14': 'other',
    },
  },
};
