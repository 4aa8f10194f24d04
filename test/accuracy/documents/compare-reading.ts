/** What the pipeline read of a document and what its table says → outcomes, in place of what was read. */
import type { FieldName } from '../../../src/verify/document/document.ts';
import { fieldOf } from '../../../src/verify/document/merge/document-field.ts';
import { formatOf } from '../../../src/verify/document/mrz/mrz-formats.ts';
import { parseMrz } from '../../../src/verify/document/mrz/parse-mrz.ts';
import type { Evidence } from '../../../src/verify/evidence.ts';
import { TODAY } from '../evidence/look.ts';
import type { DocumentLabels } from '../sets/document-labels.ts';
import { compareField } from './compare-field.ts';
import { compareLines } from './compare-lines.ts';
import type { ReadingOutcome } from './reading-outcome.ts';

/** Lines of a number or length that no format has. */
const IRREGULAR = 'irregular';
const UNSAID = 'not said';

export function compareReading({ document, quality }: Evidence, labels: DocumentLabels): ReadingOutcome {
  const zone = document?.mrz ?? null;
  const format = formatOf(labels.lines);
  const isLabelled = labels.lines.length > 0;
  const isCut = isNameCut(labels.lines);
  return {
    type: isLabelled ? (format ?? IRREGULAR) : labels.type || UNSAID,
    width_px: quality.document_front?.width ?? 0,
    is_portrait_said: labels.isPortraitSaid,
    is_valid: labels.isValid,
    zone_read: isLabelled ? zone !== null : null,
    format_right: zone && format ? zone.format === format : null,
    checks_hold: zone?.checks.every(({ valid }) => valid) ?? null,
    lines: compareLines(labels.lines, zone?.lines ?? []),
    fields: (Object.entries(labels.fields) as [FieldName, string][]).map(([name, label]) =>
      compareField(name, label, { field: fieldOf(document?.fields ?? [], name), isCut }),
    ),
  };
}

function isNameCut(lines: readonly string[]): boolean {
  return parseMrz({ lines }, TODAY)?.oddities.includes('names_truncated') ?? false;
}
