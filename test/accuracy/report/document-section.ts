/** Portraits on documents, in Markdown. */
import type { DocumentFigures } from '../figures/document-figures.ts';
import { findingsTable } from './findings-table.ts';
import { rate, table } from './wording.ts';

export function documentSection(figures: DocumentFigures | null): string[] {
  if (!figures)
    return [
      '## Portraits on documents',
      '',
      'Not measured: no set of documents was given (`--documents DIR`), or its table has no column `portrait_face_detected`.',
    ];
  const { documents, with_portrait: wanted } = figures;
  return [
    '## Portraits on documents',
    '',
    `${documents} photos of documents, ${wanted} of them with a portrait on which a face can be found, by the table.`,
    '',
    ...table(
      ['measured', ''],
      [
        ['portraits found', `${figures.found} of ${wanted}`],
        ['failure to acquire', rate(figures.failure_to_acquire)],
        ['found and usable under the policy', `${figures.usable} of ${wanted}`],
        [
          'faces found where the table says none can be',
          `${figures.beyond_the_table} of ${documents - wanted}`,
        ],
      ],
    ),
    '',
    ...findingsTable(figures.findings, 'documents'),
  ];
}
