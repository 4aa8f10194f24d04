/** Vietnam's citizen identity card: labels in Vietnamese and English, a number of twelve digits. */
import { anchors, type Brand } from './brand.ts';

export const vnCccd: Brand = {
  id: 'vn_cccd',
  type: 'identity_card',
  country: 'VNM',
  size: 'ID-1',
  back: 'useful',
  anchors: [
    ...anchors(0.7, 'CĂN CƯỚC CÔNG DÂN', 'CITIZEN IDENTITY CARD'),
    ...anchors(0.4, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'SOCIALIST REPUBLIC OF VIET NAM', 'CĂN CƯỚC'),
    ...anchors(0.2, 'Có giá trị đến', 'Quê quán', 'Nơi thường trú'),
  ],
  mrz: { formats: ['TD1'] },
  layout: {
    labels: { document_number: ['Số | Số/No | No'], other: ['Quê quán | Place of origin'] },
    numbers: { document_number: (number) => /^0\d{11}$/.test(number) },
  },
};
