/** Germany's identity card: its number stands without a label at the top, and the address on the back. */
import { anchors, type Brand } from './brand.ts';

/** No vowels, and none of the letters that look like digits or like each other. */
const NUMBER = /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}$/;

export const dePersonalausweis: Brand = {
  id: 'de_personalausweis',
  type: 'identity_card',
  country: 'DEU',
  size: 'ID-1',
  back: 'required',
  anchors: [
    ...anchors(0.7, 'PERSONALAUSWEIS'),
    ...anchors(0.4, 'BUNDESREPUBLIK DEUTSCHLAND', 'FEDERAL REPUBLIC OF GERMANY'),
    ...anchors(0.1, 'IDENTITY CARD', 'CARTE D’IDENTITÉ', 'DEUTSCH'),
  ],
  requires: ['PERSONALAUSWEIS', 'BUNDESREPUBLIK DEUTSCHLAND', 'FEDERAL REPUBLIC OF GERMANY'],
  mrz: { formats: ['TD1', 'TD2'], codes: ['ID'] },
  layout: {
    labels: {
      last_name: ['Name/Surname/Nom | Name/Surname | Familienname und Geburtsname'],
      issue_date: ['Datum | Datum/Date/Date'],
      other: ['Geburtsname/Name at birth | Zugangsnummer'],
    },
    numbers: { document_number: (number) => NUMBER.test(number) && /\d/.test(number) },
  },
};
