/** Poland's identity card: both of its numbers prove themselves by a check digit. */
import { anchors, type Brand } from './brand.ts';

const NUMBER_WEIGHTS = [7, 3, 1, 9, 7, 3, 1, 7, 3];
const PESEL_WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];

export const plDowod: Brand = {
  id: 'pl_dowod',
  type: 'identity_card',
  country: 'POL',
  size: 'ID-1',
  back: 'required',
  anchors: [
    ...anchors(0.7, 'DOWÓD OSOBISTY'),
    ...anchors(0.4, 'RZECZPOSPOLITA POLSKA'),
    ...anchors(0.1, 'IDENTITY CARD', 'REPUBLIC OF POLAND', 'OBYWATELSTWO'),
  ],
  mrz: { formats: ['TD1'], codes: ['I', 'ID'] },
  layout: {
    numbers: {
      document_number: (number) => /^[A-Z]{3}\d{6}$/.test(number) && weigh(number, NUMBER_WEIGHTS) % 10 === 0,
      personal_number: (number) => /^\d{11}$/.test(number) && weigh(number, PESEL_WEIGHTS) % 10 === 0,
    },
  },
};

/** Letters count from A = 10. */
function weigh(number: string, weights: readonly number[]): number {
  return weights.reduce(
    (sum, weight, index) => sum + weight * Number.parseInt(number[index] as string, 36),
    0,
  );
}
