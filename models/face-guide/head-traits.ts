/**
 * What a drawn head looks like, by lot. Lengths are shares of the face's height from the hairline to the chin, measured from
 * its middle to the right and down; they spread about the proportions of adults (Farkas, 1994). Shades are shares of light.
 */
import type { Random } from '../random.ts';

export type Hair = 'none' | 'short' | 'long' | 'scarf' | 'cap';

/** Each with the sum of its share and those before it. */
const HAIR_STYLES: Readonly<Record<'men' | 'women', readonly (readonly [style: Hair, until: number])[]>> = {
  men: [
    ['none', 0.15],
    ['short', 0.88],
    ['long', 0.93],
    ['cap', 1],
  ],
  women: [
    ['short', 0.25],
    ['long', 0.75],
    ['scarf', 0.95],
    ['cap', 1],
  ],
};

export type HeadTraits = ReturnType<typeof newTraits>;

export function newTraits(random: Random) {
  const isMale = random(0, 1) < 0.55;
  const hairShade = random(0, 1) < 0.65 ? random(0.005, 0.08) : random(0.08, 0.6);
  return {
    ...newHead(random),
    ...newEyes(random),
    ...newMouth(random),
    ...newBeard(isMale, random),
    ...newGlasses(random),
    ...newHair(isMale, random),
    isMale,
    hairShade,
    browShade: hairShade * random(0.6, 1.5),
    clothes: random(0, 1) ** 1.3,
    /** The back of a head is drawn without features. */
    isBlank: false,
  };
}

function newHead(random: Random) {
  return {
    skin: random(0, 1) < 0.3 ? random(0.06, 0.25) : random(0.22, 0.75),
    halfWidth: about(0.395, 0.018, random),
    top: random(0.66, 0.8),
    jaw: { power: random(2, 4), round: random(1.5, 2.3) },
    age: random(0, 1),
    /** How much deeper or flatter all features are than those of an average face. */
    relief: Math.exp(random(-0.6, 0.5)),
    /** How far features are moved at most, so that no two faces are alike. */
    warp: random(0, 0.04),
    nose: { y: about(0.115, 0.014, random), halfWidth: random(0.05, 0.085), height: random(0.7, 1.5) },
    ears: random(0, 0.035),
  };
}

function newEyes(random: Random) {
  return {
    eye: {
      x: about(0.172, 0.008, random),
      y: about(-0.125, 0.012, random),
      halfWidth: about(0.075, 0.006, random),
      opening: random(0.01, 0.036),
      tilt: about(0, 0.008, random),
      iris: random(0.01, 0.15),
      gaze: random(-0.012, 0.012),
    },
    brow: {
      y: about(-0.225, 0.014, random),
      thickness: random(0.008, 0.03),
      arch: random(-0.005, 0.03),
      tilt: about(0, 0.01, random),
      cover: random(0.15, 1),
    },
  };
}

function newMouth(random: Random) {
  const smile = random(0, 1) < 0.55 ? random(0, 1) : 0;
  const isOpen = random(0, 1) < 0.6;
  return {
    smile,
    mouth: {
      y: about(0.25, 0.012, random),
      halfWidth: random(0.11, 0.15) + 0.035 * smile,
      open: isOpen ? random(0, 0.07) * (0.4 + 0.6 * smile) : 0,
      lips: random(0.5, 1.4),
      shade: random(0.4, 0.95),
    },
  };
}

function newBeard(isMale: boolean, random: Random) {
  return {
    beard: isMale && random(0, 1) < 0.35 ? random(0.2, 1) : isMale ? random(0, 0.3) : 0,
    isGoatee: random(0, 1) < 0.4,
    moustache: isMale && random(0, 1) < 0.3 ? random(0.3, 1) : 0,
  };
}

function newGlasses(random: Random) {
  const worn = random(0, 1);
  return {
    glasses: worn < 0.06 ? 'dark' : worn < 0.26 ? 'clear' : 'none',
    frame: {
      halfWidth: random(0.1, 0.145),
      halfHeight: random(0.06, 0.11),
      power: random(2, 5),
      thickness: random(0.006, 0.02),
      shade: random(0, 1) < 0.8 ? random(0, 0.1) : random(0.3, 0.8),
      glare: random(0, 1) < 0.3 ? random(0.05, 0.3) : 0,
    },
  };
}

function newHair(isMale: boolean, random: Random) {
  return {
    hair: newHairStyle(isMale, random(0, 1)),
    hairline: about(-0.5, 0.036, random) + (random(0, 1) < 0.25 ? random(0.05, 0.2) : 0),
    recede: random(-0.03, 0.15),
    bulk: random(0.02, 0.14),
    /** How much of the cheeks long hair hides, how far it falls and how it widens. */
    sides: random(0, 0.14),
    fallsTo: random(0.35, 1.1),
    flare: random(-0.05, 0.2),
    cloth: {
      shade: random(0.01, 0.8),
      top: random(0.36, 0.5),
      width: random(0.86, 0.98),
      brim: random(-0.42, -0.28),
    },
  };
}

function newHairStyle(isMale: boolean, lot: number): Hair {
  const [style] = HAIR_STYLES[isMale ? 'men' : 'women'].find(([, until]) => lot < until) ?? ['short'];
  return style;
}

/** Bell-shaped; `deviation` is the standard deviation. */
export function about(mean: number, deviation: number, random: Random): number {
  return mean + deviation * (random(-1, 1) + random(-1, 1) + random(-1, 1));
}
