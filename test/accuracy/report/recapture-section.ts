/** Recaptured documents, in Markdown. */
import type { RecaptureFigures } from '../figures/recapture-figures.ts';
import { rate, table } from './wording.ts';

export function recaptureSection(figures: RecaptureFigures | null): string[] {
  if (!figures) return ['## Recaptured documents', '', 'Not measured: no set of documents was given.'];
  return [
    '## Recaptured documents',
    '',
    'A document that was photographed from a screen, a print or a photocopy is a warning under the default policy. The recaptures are made by',
    'calculation, and the constants were fitted to others made of the same documents (`models/liveness/fit-documents.ts` prints what happens to',
    'documents that it was not fitted to), so this tests the signals and not a device. False alarms are over the documents as they came and once',
    'more before the second camera.',
    '',
    ...table(
      ['photographed', 'n', 'called a recapture', 'not noticed'],
      [
        ['the document itself', String(figures.originals), rate(figures.false_alarms), ''],
        ...figures.kinds.map(({ kind, photos, unnoticed }) => [kind, String(photos), '', rate(unnoticed)]),
      ],
    ),
  ];
}
