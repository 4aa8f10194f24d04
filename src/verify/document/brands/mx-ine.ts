/** Mexico's voter card, the usual identity card: H is hombre and M is mujer, and the validity is two years. */
import { anchors, type Brand } from './brand.ts';

const CURP = /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/;

export const mxIne: Brand = {
  id: 'mx_ine',
  type: 'identity_card',
  country: 'MEX',
  size: 'ID-1',
  back: 'useful',
  anchors: [
    ...anchors(0.7, 'INSTITUTO NACIONAL ELECTORAL', 'CREDENCIAL PARA VOTAR', 'INSTITUTO FEDERAL ELECTORAL'),
    ...anchors(0.3, 'CLAVE DE ELECTOR', 'CURP'),
    ...anchors(0.2, 'MÉXICO', 'DOMICILIO'),
  ],
  mrz: { formats: ['TD1'] },
  layout: {
    labels: { document_number: ['Clave de elector'], full_name: ['Nombre'], personal_number: ['CURP'] },
    genders: { H: 'M', M: 'F' },
    numbers: {
      document_number: (number) => /^[A-Z]{6}\d{8}[HM]\d{3}$/.test(number),
      personal_number: (number) => CURP.test(number),
    },
  },
};
