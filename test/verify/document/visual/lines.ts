/** Lines of text for tests, drawn by place: every character 0.55 as wide as the line is high. */
import type { TextLine } from '../../../../src/verify/document/document.ts';

export interface LineOptions {
  /** Pixels. */
  readonly height?: number;
  readonly width?: number;
  /** 0..1 */
  readonly confidence?: number;
}

/** `x` and `y` are of the top left corner. */
export function line(text: string, x: number, y: number, options: LineOptions = {}): TextLine {
  const { height = 20, width = text.length * height * 0.55, confidence = 0.95 } = options;
  const [right, bottom] = [x + Math.max(1, width), y + height];
  return {
    text,
    confidence,
    quad: [
      [x, y],
      [right, y],
      [right, bottom],
      [x, bottom],
    ],
  };
}

/** A small label and, right under it, its value. */
export function labelled(label: string, value: string, x: number, y: number): TextLine[] {
  return [line(label, x, y, { height: 12 }), line(value, x + 4, y + 15, { height: 20 })];
}
