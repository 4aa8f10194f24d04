/** Each reader on the same lines, by width: what the service gives, and what others make of the lines that it cut out. */
import type { Reader } from '../documents/collect-readers.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { lineFigures } from './line-figures.ts';
import type { ReadRecord } from './reading-figures.ts';
import { isInBand, WIDTH_BANDS } from './width-bands.ts';

export interface ReaderFigures {
  readonly name: string;
  /** Why there are no figures; null where there are. */
  readonly absent: string | null;
  /** Of the lines, by width. */
  readonly line_exact: readonly { readonly band: string; readonly share: Estimate }[];
  /** Null where there are none. */
  readonly character_error_rate: Estimate | null;
}

/** A reader's documents come in the order of the records. */
export function readerFigures(records: readonly ReadRecord[], readers: readonly Reader[]): ReaderFigures[] {
  if (readers.length === 0) return [];
  const ours = {
    name: 'ours, as the service gives it',
    absent: null,
    documents: records.map(({ reading }) => reading.lines),
  };
  return [ours, ...readers].map((reader) => figuresOf(records, reader));
}

function figuresOf(records: readonly ReadRecord[], { name, absent, documents }: Reader): ReaderFigures {
  if (absent !== null) return { name, absent, line_exact: [], character_error_rate: null };
  const read = records.map(({ persons, reading }, at) => ({
    persons,
    width_px: reading.width_px,
    lines: documents[at] ?? [],
  }));
  return {
    name,
    absent,
    line_exact: WIDTH_BANDS.flatMap((band) => {
      const own = read.filter(({ width_px }) => isInBand(width_px, band));
      return own.length === 0 ? [] : [{ band: band.name, share: lineFigures(own).line_exact }];
    }),
    character_error_rate: lineFigures(read).character_error_rate,
  };
}
