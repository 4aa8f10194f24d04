/** Indonesia's identity card: labels left of colons, and a number with the birth in it, its day plus forty for women. */
import type { ToldByNumber } from '../visual/layout.ts';
import { anchors, type Brand } from './brand.ts';
import { birthOf } from './parse-mykad.ts';

const LATEST = '2999-12-31';

export const idKtp: Brand = {
  id: 'id_ktp',
  type: 'identity_card',
  country: 'IDN',
  size: 'ID-1',
  back: 'none',
  anchors: [
    ...anchors(0.5, 'KARTU TANDA PENDUDUK', /^NIK\s?:?\s?\d{16}$/, 'BERLAKU HINGGA', 'STATUS PERKAWINAN'),
    ...anchors(
      0.3,
      'REPUBLIK INDONESIA',
      'KEWARGANEGARAAN',
      'KECAMATAN',
      'RT/RW',
      /^PROVINSI\s/i,
      'GOL. DARAH',
    ),
    ...anchors(0.2, 'NIK', 'AGAMA', 'PEKERJAAN'),
  ],
  layout: {
    labels: {
      document_number: ['NIK'],
      full_name: ['Nama'],
      birth: ['Tempat/Tgl Lahir | Tempat | Tgl Lahir'],
      other: ['Gol. Darah | RT/RW | Kel/Desa | Kecamatan | Agama | Status Perkawinan | Pekerjaan'],
    },
    words: [{ text: 'SEUMUR HIDUP', says: null }],
    numbers: { document_number: (number) => readNik(number, LATEST) !== null },
    tells: readNik,
  },
};

/** Six digits of the district, DDMMYY, four of a series. */
export function readNik(number: string, today: string): ToldByNumber | null {
  const [, day = '', month = '', year = ''] =
    /^[1-9]\d{5}(\d\d)(\d\d)(\d\d)(?!0000)\d{4}$/.exec(number) ?? [];
  const isWoman = Number(day) > 40;
  const born = String(Number(day) - (isWoman ? 40 : 0)).padStart(2, '0');
  const date = birthOf(`${year}${month}${born}`, today);
  return date === null ? null : { date_of_birth: date, gender: isWoman ? 'F' : 'M' };
}
