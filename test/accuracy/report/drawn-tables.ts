/** What was measured on drawings, in Markdown: barcodes from payloads, then whole documents. */

import type { BarcodeCounts } from '../documents/collect-barcodes.ts';
import { CONDITIONS, type ConditionName, type ForgeryName } from '../documents/drawn-specimens.ts';
import type { DrawnCell, DrawnFigures } from '../figures/drawn-figures.ts';
import { percent, table } from './wording.ts';

const KINDS: Readonly<Record<ForgeryName, string>> = {
  contradiction: 'zone or barcode with another date of birth than the print',
  check_digit: 'wrong check digit of the number',
  expired: 'expired',
};

export function barcodeTables(counts: BarcodeCounts | null): string[] {
  if (!counts) return [];
  return [
    '### Barcodes of driving licences',
    '',
    `${counts.payloads} payloads after AAMVA. Fields right: ${counts.fields
      .map(({ name, right, payloads }) => `${name} ${right} of ${payloads}`)
      .join(', ')}.`,
    '',
    'The same as PDF417 symbols, drawn and photographed by calculation, with their number read:',
    '',
    ...table(
      ['width of the photo', 'read'],
      counts.photographs.map(({ width_px, photos, read }) => [`${width_px} px`, `${read} of ${photos}`]),
    ),
    '',
  ];
}

export function drawnTables(figures: DrawnFigures | null): string[] {
  if (!figures) return [];
  const names = Object.keys(CONDITIONS) as ConditionName[];
  return [
    '### Drawn documents',
    '',
    `**Drawn, and photographed by calculation: no evidence about real print.** ${figures.good} good documents, both sides where there are two, with the share of`,
    'their fields (but the address) that is read correctly, the number of fields, and those read wrongly.',
    '',
    ...table(
      ['brand', ...names],
      figures.brands.map(({ brand, cells }) => [brand, ...names.map((name) => cellOf(cells[name]))]),
    ),
    '',
    ...(figures.forgeries.length > 0
      ? table(
          ['forged, plain photo', 'n', 'remarked', 'the same said of good ones'],
          figures.forgeries.map(({ kind, documents, remarked, false_alarms }) => [
            KINDS[kind],
            String(documents),
            `${remarked} of ${documents}`,
            `${false_alarms} of ${figures.good}`,
          ]),
        )
      : ['No forged one is in this sample.']),
    '',
  ];
}

function cellOf({ fields, correct, wrong }: DrawnCell): string {
  return fields === 0 ? '' : `${percent(correct / fields)} of ${fields}, ${wrong} wrong`;
}
