/** Italy's electronic identity card. */
import { anchors, type Brand } from './brand.ts';

export const itCie: Brand = {
  id: 'it_cie',
  type: 'identity_card',
  country: 'ITA',
  size: 'ID-1',
  back: 'required',
  anchors: [
    ...anchors(0.7, 'CARTA DI IDENTITÀ', 'CARTA D’IDENTITÀ'),
    ...anchors(0.4, 'REPUBBLICA ITALIANA', 'MINISTERO DELL’INTERNO'),
    ...anchors(0.1, 'IDENTITY CARD', 'COMUNE DI'),
  ],
  requires: ['CARTA DI IDENTITÀ', 'CARTA D’IDENTITÀ', 'REPUBBLICA ITALIANA'],
  mrz: { formats: ['TD1'] },
  layout: {
    labels: {
      first_name: ['Nome | Nome/Name'],
      other: ['Comune di | Comune/Municipality | Estremi atto di nascita'],
    },
    numbers: {
      document_number: (number) => /^[A-Z]{2}\d{5}[A-Z]{2}$/.test(number),
      personal_number: (number) => /^[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]$/.test(number),
    },
  },
};
