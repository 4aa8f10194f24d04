/** Malaysia's identity card: nothing on it has a label, so place and pattern tell what is what. */
import { anchors, type Brand } from './brand.ts';
import { parseMyKad } from './parse-mykad.ts';

/** Any day after the youngest bearer's birth will do to see whether the digits can be a date. */
const LATEST = '2999-12-31';

const says = (field: 'nationality' | 'gender' | 'issuing_country', value: string, ...texts: string[]) =>
  texts.map((text) => ({ text, says: { field, value } }));
const saysNothing = (...texts: string[]) => texts.map((text) => ({ text, says: null }));

export const mykad: Brand = {
  id: 'mykad',
  type: 'identity_card',
  country: 'MYS',
  size: 'ID-1',
  back: 'useful',
  anchors: [
    ...anchors(0.7, 'KAD PENGENALAN MALAYSIA', 'MyKad'),
    ...anchors(0.6, 'KAD PENGENALAN', 'WARGANEGARA', /(?<!\d)\d{6}-\d{2}-\d{4}(?!\d)/),
    ...anchors(
      0.3,
      'MALAYSIA',
      'LELAKI',
      'PEREMPUAN',
      'PENDAFTARAN NEGARA',
      'KETUA PENGARAH PENDAFTARAN NEGARA',
    ),
    ...anchors(0.1, 'IDENTITY CARD', 'ISLAM'),
  ],
  layout: {
    words: [
      ...says('nationality', 'MYS', 'WARGANEGARA'),
      ...says('gender', 'M', 'LELAKI'),
      ...says('gender', 'F', 'PEREMPUAN'),
      ...says('issuing_country', 'MYS', 'MALAYSIA', 'KAD PENGENALAN MALAYSIA'),
      ...saysNothing('BUKAN WARGANEGARA', 'PEMASTAUTIN TETAP', 'KAD PENGENALAN', 'IDENTITY CARD', 'MYKAD'),
      ...saysNothing('ISLAM', 'BUDDHA', 'HINDU', 'KRISTIAN', 'SIKH', 'TIADA AGAMA', 'LAIN LAIN AGAMA'),
    ],
    stack: {
      nameLinesMax: 3,
      addressLinesMax: 6,
      addressWords:
        'NO LOT KG KAMPUNG KPG JALAN JLN TAMAN TMN LORONG LRG BLOK BLOCK BLK FLAT UNIT APT APARTMENT PANGSAPURI PPR FELDA FELCRA LADANG BATU BT PERSIARAN LEBUH LENGKOK SOLOK BANDAR BDR DESA PETI POS RUMAH RMH RUMAHTANGGA KUARTERS KEM BEREK ESTET SIMPANG DUSUN PARIT SUNGAI SG PEKAN HALA TINGKAT MUKIM SEKSYEN PLOT WISMA VILLA KONDOMINIUM CONDO TKT PT'.split(
          ' ',
        ),
    },
    forms: { document_number: (number) => /^\d{6}-?\d{2}-?\d{4}$/.test(number) },
    numbers: { document_number: (number) => parseMyKad(number, LATEST) !== null },
    tells: (number, today) => {
      const told = parseMyKad(number, today);
      return told && { date_of_birth: told.dateOfBirth, gender: told.gender };
    },
  },
};
