/** Spain's identity card: the DNI number names the person and proves itself by its letter; the support number names the card. */
import { anchors, type Brand } from './brand.ts';

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

export const esDni: Brand = {
  id: 'es_dni',
  type: 'identity_card',
  country: 'ESP',
  size: 'ID-1',
  back: 'required',
  anchors: [
    ...anchors(0.7, 'DOCUMENTO NACIONAL DE IDENTIDAD'),
    ...anchors(0.3, 'REINO DE ESPAÑA', 'ESPAÑA', 'IDESP', 'NUM SOPORT', 'IDESP NUM'),
    ...anchors(0.2, 'PRIMER APELLIDO', 'SEGUNDO APELLIDO', /^DNI\s?[N:]?.{0,4}\d{8}-?[A-Z]/),
  ],
  mrz: { formats: ['TD1'], codes: ['ID'] },
  layout: {
    labels: {
      document_number: ['Núm soport | Num soporte | Soporte | IDESP | IDESP num'],
      personal_number: ['DNI | DNI núm | DNI nº | DNI num'],
      first_name: ['Nombre'],
      last_name: ['Primer apellido | Apellidos'],
      expiry_date: ['Válido hasta | Validez'],
      other: ['CAN | Equipo | Hijo/a de'],
    },
    numbers: {
      document_number: (number) => /^[A-Z]{3}\d{6}$/.test(number),
      personal_number: isDni,
    },
  },
};

/** Eight digits and the letter that their remainder by 23 gives. */
export function isDni(number: string): boolean {
  const [, digits, letter] = /^(\d{8})-?([A-Z])$/.exec(number) ?? [];
  return digits !== undefined && LETTERS[Number(digits) % LETTERS.length] === letter;
}
