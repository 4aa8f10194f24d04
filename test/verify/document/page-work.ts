/** What the steps before would have left, by hand or from a drawn page: enough for one step to be run alone. */
import type { DrawnSide } from '../../../models/specimens/documents/drawn-document.ts';
import { renderSide } from '../../../models/specimens/documents/render-side.ts';
import type { TextModels } from '../../../models/test-text-models.ts';
import type { FieldReading, Quad, TextLine } from '../../../src/verify/document/document.ts';
import type { Page } from '../../../src/verify/document/find-pages.ts';
import { mergeFields } from '../../../src/verify/document/merge/merge-fields.ts';
import type { Reading } from '../../../src/verify/document/merge-reading.ts';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import type { Tools, Work } from '../../../src/verify/work.ts';

export const TODAY = '2026-06-01';
/** Of a page about which only its being there matters. */
const BLANK: Page = {
  pixels: { data: new Uint8Array(3), width: 1, height: 1 },
  corners: null,
  feedback: [],
};
const SOMEWHERE: Quad = [
  [0, 0],
  [90, 0],
  [90, 10],
  [0, 10],
];

export function workOf(change: Partial<Work> = {}): Work {
  return {
    checks: ['document'],
    files: {},
    findings: [],
    today: TODAY,
    pages: { document_front: BLANK },
    ...change,
  };
}

export const BOTH_SIDES = { document_front: BLANK, document_back: BLANK } as const;

export function lineOf(text: string, confidence = 0.95): TextLine {
  return { text, confidence, quad: SOMEWHERE };
}

/** A document of a brand that is surely it. */
export function readingOf(readings: readonly FieldReading[], brand = 'mykad', score = 0.95): Reading {
  return {
    brands: [{ brand, type: 'identity_card', country: 'MYS', score }],
    fields: mergeFields(readings),
  };
}

/** Of a page as these tests read it: enough for every letter, and quick. */
const PX_PER_MM = 12;

/** A drawn side as the page that a flawless photo would give. */
export async function pageOf(
  side: DrawnSide,
  change: (pixels: Pixels) => Pixels = (same) => same,
): Promise<Page> {
  return { ...BLANK, pixels: change(await renderSide(side, PX_PER_MM)) };
}

/** The text models, where a step needs no others. */
export function toolsOf(models: TextModels | null): Tools {
  return { ...models, inTime: new AbortController().signal } as unknown as Tools;
}

export function fieldNamed(fields: readonly FieldReading[], wanted: string): FieldReading | undefined {
  return fields.find(({ name }) => name === wanted);
}
