/** What is read of documents, in Markdown: labelled ones, then payloads of barcodes, then drawn ones. */
import type { ReadingFigures, ReadingRow } from '../figures/reading-figures.ts';
import type { ValidityFigures } from '../figures/validity-figures.ts';
import { barcodeTables, drawnTables } from './drawn-tables.ts';
import { readerTable } from './reader-table.ts';
import type { Report } from './report.ts';
import { percent, rate, table } from './wording.ts';

export function readingSection({ reading, barcodes, drawn_documents: drawn }: Report): string[] {
  if (!reading)
    return ['## Documents', '', 'Not measured: no set of documents was given (`--documents DIR`).'];
  return [
    '## Documents',
    '',
    `${reading.documents} photos of documents.${asideOf(reading)}`,
    '',
    ...zoneTables(reading),
    ...fieldTable(reading),
    ...(reading.validity ? validityTable(reading.validity) : []),
    ...barcodeTables(barcodes),
    ...drawnTables(drawn),
  ].slice(0, -1);
}

function asideOf({ set_aside: aside }: ReadingFigures): string {
  if (aside === 0) return '';
  const rows = aside === 1 ? '1 further row is' : `${aside} further rows are`;
  return ` ${rows} set aside, because the picture has another size than the table says: its labels are about another one.`;
}

function zoneTables(figures: ReadingFigures): string[] {
  const { by_width: byWidth, by_type: byType, valid_only: valid, irregular, readers } = figures;
  if (byWidth.length === 0)
    return [
      'The machine-readable zone was not measured: the table has no lines (`line1`, `line2`, `line3`).',
      '',
    ];
  return [
    '### Machine-readable zone',
    '',
    'As the service gives it, after repair, held against the labelled lines place by place. A line of a zone that was not found counts as one that',
    'was not read, with all of its characters wrong. CER: characters to put in, take out or change, over all characters of the labels. Confidence',
    'is by photo, because the lines of one are read well or badly together.',
    ...(irregular > 0
      ? [
          '',
          `${irregular} of the documents ${irregular === 1 ? 'has' : 'have'} lines of a length that no format has, and the service gives formats only: what is labelled so cannot be read exactly, and is counted.`,
        ]
      : []),
    '',
    ...table(
      ['photos', 'n', 'zone read', 'lines', 'lines exact', 'target', 'whole zone exact', 'CER'],
      [...byWidth, ...(valid ? [valid] : [])].map((row) => zoneRow(row, targetOf(row))),
    ),
    '',
    ...table(
      ['format', 'n', 'zone read', 'lines', 'lines exact', 'format right', 'whole zone exact', 'CER'],
      byType.map((row) => zoneRow(row, percent(row.format_right.value))),
    ),
    '',
    ...readerTable(readers),
  ];
}

function zoneRow(row: ReadingRow, middle: string): string[] {
  return [
    row.of,
    String(row.documents),
    percent(row.zone_read.value),
    String(row.lines),
    rate(row.line_exact),
    middle,
    rate(row.document_exact),
    rate(row.character_error_rate),
  ];
}

function targetOf({ target, line_exact: { value } }: ReadingRow): string {
  if (target === null) return '';
  return `${(100 * target).toFixed(0)} %, ${value >= target ? 'met' : 'not met'}`;
}

function fieldTable({ fields }: ReadingFigures): string[] {
  const title = ['### Fields', ''];
  if (fields.length === 0) return [...title, 'Not measured: the table has no column of a field.', ''];
  return [
    ...title,
    'As the service merges them from the zone and the print. Names: letter by letter in A to Z, or as ICAO 9303-3 §6 writes them; dates without their',
    "century, which the zone has not. The labels are the zone's: where a document contradicts itself and the print or a barcode is believed, the field",
    'counts as wrong. `zone` and `print`: how often each agrees with a value that is correct.',
    '',
    ...table(
      ['field', 'labelled', 'correct', 'wrong', 'though check digits hold', 'not read', 'zone', 'print'],
      fields.map(({ name, labelled, correct, wrong, wrong_though_valid, missing, sources }) => [
        name,
        String(labelled),
        rate(correct),
        String(wrong),
        String(wrong_though_valid),
        String(missing),
        String(sources.mrz),
        String(sources.visual),
      ]),
    ),
    '',
  ];
}

function validityTable(figures: ValidityFigures): string[] {
  const { invalid, valid } = figures;
  return [
    '### False acceptances',
    '',
    `${invalid} documents have check digits that do not hold, ${valid} have none such, by their labels. Target: no invalid document is called valid.`,
    '',
    ...table(
      ['measured', 'documents', 'share'],
      [
        [
          'invalid, and every check digit read as right',
          `${figures.read_as_valid_count} of ${invalid}`,
          rate(figures.read_as_valid),
        ],
        [
          'invalid, and no reason or warning is about the zone',
          `${figures.unremarked_count} of ${invalid}`,
          rate(figures.unremarked),
        ],
        ['invalid, and no zone was read', `${figures.invalid_unread} of ${invalid}`, ''],
        [
          'valid, and a check digit read as wrong',
          `${figures.read_as_invalid_count} of ${valid}`,
          rate(figures.read_as_invalid),
        ],
        ['of these refused, not just told to be unsure', `${figures.refused} of ${valid}`, ''],
      ],
    ),
    '',
  ];
}
