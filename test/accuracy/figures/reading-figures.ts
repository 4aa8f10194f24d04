/** How well documents are read: the lines of the zone, the fields, and what becomes of documents whose check digits do not hold. */
import type { Policy } from '../../../src/verify/decision/policy.ts';
import type { Reader } from '../documents/collect-readers.ts';
import type { ReadingOutcome } from '../documents/reading-outcome.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import { type Estimate, estimateShare } from '../statistics/estimate.ts';
import { type FieldFigures, fieldFigures } from './field-figures.ts';
import { type Latency, latencyOf } from './latency.ts';
import { type LineFigures, lineFigures } from './line-figures.ts';
import { type ReaderFigures, readerFigures } from './reader-figures.ts';
import { type ValidityFigures, validityFigures } from './validity-figures.ts';
import { isInBand, WIDTH_BANDS } from './width-bands.ts';

export type ReadRecord = EvidenceRecord & { readonly reading: ReadingOutcome };

export interface ReadingRow extends LineFigures {
  readonly of: string;
  /** Of the lines; null where nothing is promised. */
  readonly target: number | null;
  readonly zone_read: Estimate;
  readonly format_right: Estimate;
}

export interface ReadingFigures {
  readonly documents: number;
  /** Rows whose picture is not the one that the table is about. */
  readonly set_aside: number;
  /** Documents whose labelled lines no format has, so that not every one of them can be read exactly. */
  readonly irregular: number;
  /** All, then by width; empty where no lines are labelled, and so the types. */
  readonly by_width: readonly ReadingRow[];
  readonly by_type: readonly ReadingRow[];
  /** Those whose label says that every check digit holds. */
  readonly valid_only: ReadingRow | null;
  readonly readers: readonly ReaderFigures[];
  readonly fields: readonly FieldFigures[];
  readonly validity: ValidityFigures | null;
  readonly latency: Latency | null;
}

/** The steps of pipeline.ts that read a document. */
const STEPS = [
  'findPages',
  'findText',
  'readZone',
  'readBarcode',
  'readPrint',
  'mergeReading',
  'crossCheckDocument',
];

export interface ReadingGiven {
  readonly records: readonly EvidenceRecord[];
  readonly readers: readonly Reader[];
  readonly setAside: number;
}

export function readingFigures(
  { records, readers, setAside }: ReadingGiven,
  policy: Policy,
): ReadingFigures | null {
  const read = records.filter((record): record is ReadRecord => record.reading !== undefined);
  if (read.length === 0) return null;
  const labelled = read.filter(({ reading }) => reading.lines.length > 0);
  const types = [...new Set(labelled.map(({ reading }) => reading.type))].sort();
  const valid = labelled.filter(({ reading }) => reading.is_valid === true);
  return {
    documents: read.length,
    set_aside: setAside,
    irregular: types.includes('irregular') ? ofType(labelled, 'irregular').length : 0,
    by_width: labelled.length === 0 ? [] : [rowOf('all', labelled), ...bandRows(labelled)],
    by_type: types.map((type) => rowOf(type, ofType(labelled, type))),
    valid_only: valid.length === 0 ? null : rowOf('check digits hold', valid),
    readers: readerFigures(labelled, readers),
    fields: fieldFigures(read),
    validity: validityFigures(labelled, policy),
    latency: latencyOf(read, STEPS),
  };
}

function bandRows(records: readonly ReadRecord[]): ReadingRow[] {
  return WIDTH_BANDS.flatMap((band) => {
    const own = records.filter(({ reading }) => isInBand(reading.width_px, band));
    return own.length === 0 ? [] : [rowOf(band.name, own, band.target)];
  });
}

function ofType(records: readonly ReadRecord[], type: string): readonly ReadRecord[] {
  return records.filter(({ reading }) => reading.type === type);
}

function rowOf(of: string, records: readonly ReadRecord[], target: number | null = null): ReadingRow {
  const compared = records.filter(({ reading }) => reading.format_right !== null);
  return {
    of,
    target,
    ...lineFigures(records.map(({ persons, reading: { lines } }) => ({ persons, lines }))),
    zone_read: estimateShare(records, ({ reading }) => reading.zone_read === true),
    format_right: estimateShare(compared, ({ reading }) => reading.format_right === true),
  };
}
