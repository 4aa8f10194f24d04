/** Singapore's identity card: the number proves itself by its last letter; the address is on the back. */
import { anchors, type Brand } from './brand.ts';

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2];
const LETTERS = 'JZIHGFEDCBA';

export const sgNric: Brand = {
  id: 'sg_nric',
  type: 'identity_card',
  country: 'SGP',
  size: 'ID-1',
  back: 'useful',
  anchors: [
    ...anchors(0.7, 'REPUBLIC OF SINGAPORE'),
    ...anchors(0.4, /IDENTITY CARD NO\.?\s?[ST]\d{7}[A-Z]/i, 'NRIC NO'),
    ...anchors(0.2, 'IDENTITY CARD NO', 'COUNTRY/PLACE OF BIRTH', 'RACE'),
  ],
  requires: ['REPUBLIC OF SINGAPORE', 'NRIC NO', 'SINGAPORE'],
  layout: {
    labels: { document_number: ['Identity card no | NRIC no'], full_name: ['Name'], other: ['Race'] },
    numbers: { document_number: isNric },
  },
};

/** Of a citizen or permanent resident: S for births before 2000, T after. */
export function isNric(number: string): boolean {
  const [, series, digits, letter] = /^([ST])(\d{7})([A-Z])$/.exec(number) ?? [];
  if (!digits) return false;
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number(digits[index]),
    series === 'T' ? 4 : 0,
  );
  return LETTERS[sum % 11] === letter;
}
