/** The baseline beside the service, in Markdown. */
import type { ReaderFigures } from '../figures/reader-figures.ts';
import { rate, table } from './wording.ts';

export function readerTable(readers: readonly ReaderFigures[]): string[] {
  if (readers.length === 0) return [];
  const measured = readers.filter(({ absent }) => absent === null);
  const bands = measured[0]?.line_exact.map(({ band }) => band) ?? [];
  return [
    'Other readers on the same lines, which production found, cut out and straightened for them; none of them repairs. Tesseract reads one line at',
    'a time (`--psm 7`, only A-Z, 0-9 and <, no dictionary), 64 px high in a white margin.',
    '',
    ...table(
      ['reader', ...bands.map((band) => `lines exact, ${band}`), 'CER'],
      measured.map(({ name, line_exact, character_error_rate: errors }) => [
        name,
        ...line_exact.map(({ share }) => rate(share)),
        errors ? rate(errors) : '',
      ]),
    ),
    '',
    ...readers.flatMap(({ name, absent }) =>
      absent === null ? [] : [`${name}: not measured, ${absent}.`, ''],
    ),
  ];
}
