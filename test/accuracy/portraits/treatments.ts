/** What a document and its photograph do to a portrait, as a closed table. Strengths are drawn anew for every pair from wide ranges. */
import type { Random } from '../../../models/random.ts';

/** Of one photographed document. */
export interface Treatment {
  /** Between the eyes in the photo, in pixels. */
  readonly eyes: number;
  /** Ink and paper: halftone dots (period in pixels of the card, depth 0..1), the blackest black and the whitest white, a blur. */
  readonly print: {
    readonly period: number;
    readonly depth: number;
    readonly black: number;
    readonly white: number;
    readonly blur: number;
  } | null;
  /** Opacity of bright curved lines over the portrait, 0..1. */
  readonly hologram: number;
  readonly isGrey: boolean;
  /** Brightness of a lamp's reflection on the portrait, in steps of 0..255. */
  readonly glare: number;
  readonly jpegQuality: number;
  /** Of the card, degrees clockwise. */
  readonly roll: number;
  /** Clockwise quarter turns of the photo as it is stored; an EXIF tag may undo them. */
  readonly quarters: 0 | 1 | 2 | 3;
  readonly hasExif: boolean;
  /** Width of a paler second portrait beside the first, as a share of the first's. */
  readonly ghost: number;
}

export type TreatmentName = keyof typeof TREATMENTS;

export const TREATMENTS = {
  plain_60px: (random) => plain(random, 60),
  plain_40px: (random) => plain(random, 40),
  plain_30px: (random) => plain(random, 30),
  plain_20px: (random) => plain(random, 20),
  printed: (random) => ({ ...anySize(random), print: print(random) }),
  hologram: (random) => ({ ...anySize(random), hologram: random(0.15, 0.5) }),
  grey: (random) => ({ ...anySize(random), isGrey: true }),
  glare: (random) => ({ ...anySize(random), glare: random(60, 200) }),
  jpeg_40: (random) => ({ ...anySize(random), jpegQuality: 40 }),
  roll_20: (random) => ({ ...anySize(random), roll: random(0, 1) < 0.5 ? -20 : 20 }),
  exif: (random) => ({ ...anySize(random), quarters: turnOf(random), hasExif: true }),
  sideways: (random) => ({ ...anySize(random), quarters: turnOf(random) }),
  ghost: (random) => ({ ...anySize(random), ghost: random(0.4, 0.7) }),
  everything: (random) => ({
    ...plain(random, random(20, 60)),
    print: print(random),
    hologram: random(0, 0.35),
    isGrey: random(0, 1) < 0.5,
    glare: random(0, 120),
    jpegQuality: Math.round(random(40, 90)),
    roll: random(-20, 20),
    ghost: random(0, 1) < 0.5 ? random(0.4, 0.7) : 0,
  }),
} as const satisfies Record<string, (random: Random) => Treatment>;

function plain(random: Random, eyes: number): Treatment {
  return {
    eyes,
    print: null,
    hologram: 0,
    isGrey: false,
    glare: 0,
    jpegQuality: Math.round(random(75, 95)),
    roll: random(-5, 5),
    quarters: 0,
    hasExif: false,
    ghost: 0,
  };
}

function anySize(random: Random): Treatment {
  return plain(random, random(25, 60));
}

function print(random: Random): NonNullable<Treatment['print']> {
  return {
    period: random(4, 9),
    depth: random(0.05, 0.3),
    black: random(15, 60),
    white: random(195, 245),
    blur: random(0.6, 2.2),
  };
}

function turnOf(random: Random): 1 | 2 | 3 {
  return (1 + Math.floor(random(0, 3))) as 1 | 2 | 3;
}
