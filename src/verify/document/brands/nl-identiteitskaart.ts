/** The Dutch identity card. */
import { anchors, type Brand } from './brand.ts';

export const nlIdentiteitskaart: Brand = {
  id: 'nl_identiteitskaart',
  type: 'identity_card',
  country: 'NLD',
  size: 'ID-1',
  back: 'required',
  anchors: [
    ...anchors(0.6, 'IDENTITEITSKAART', 'NEDERLANDSE IDENTITEITSKAART'),
    ...anchors(0.4, 'KONINKRIJK DER NEDERLANDEN', 'KINGDOM OF THE NETHERLANDS'),
    ...anchors(0.1, 'IDENTITY CARD', 'NEDERLANDSE'),
  ],
  requires: ['KONINKRIJK DER NEDERLANDEN', 'KINGDOM OF THE NETHERLANDS', 'NEDERLANDSE', 'NEDERLAND'],
  mrz: { formats: ['TD1'], codes: ['I', 'ID'] },
  layout: {
    numbers: {
      document_number: (number) => /^[A-NP-Z]{2}[A-NP-Z0-9]{6}\d$/.test(number),
      personal_number: isBsn,
    },
  },
};

/** The burgerservicenummer's eleven test. */
export function isBsn(number: string): boolean {
  if (!/^\d{9}$/.test(number) || number === '000000000') return false;
  const sum = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce(
    (total, weight, index) => total + weight * Number(number[index]),
    0,
  );
  return sum % 11 === 0;
}
