/** Turkey's identity card: the person's number proves itself by two check digits. */
import { anchors, type Brand } from './brand.ts';

export const trKimlik: Brand = {
  id: 'tr_kimlik',
  type: 'identity_card',
  country: 'TUR',
  size: 'ID-1',
  back: 'required',
  anchors: [
    ...anchors(0.6, 'KİMLİK KARTI', 'TÜRKİYE CUMHURİYETİ KİMLİK KARTI'),
    ...anchors(0.4, 'TÜRKİYE CUMHURİYETİ', 'REPUBLIC OF TURKEY', 'REPUBLIC OF TÜRKİYE'),
    ...anchors(0.1, 'IDENTITY CARD'),
  ],
  mrz: { formats: ['TD1'], codes: ['I', 'ID'] },
  layout: {
    labels: { document_number: ['Seri No | Document No'], other: ['Anne adı | Baba adı'] },
    genders: { E: 'M', K: 'F' },
    numbers: {
      document_number: (number) => /^[A-Z]\d{2}[A-Z]\d{5}$/.test(number),
      personal_number: isKimlikNo,
    },
  },
};

export function isKimlikNo(number: string): boolean {
  if (!/^[1-9]\d{10}$/.test(number)) return false;
  const digits = [...number].map(Number);
  const sum = (...places: number[]) => places.reduce((total, place) => total + (digits[place] as number), 0);
  const odd = sum(0, 2, 4, 6, 8);
  const even = sum(1, 3, 5, 7);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return digits[9] === tenth && digits[10] === (odd + even + tenth) % 10;
}
