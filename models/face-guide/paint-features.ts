/** Brows, eyes, mouth, nostrils and beard: how they change what the skin of a drawn face throws back. */
import { clamp, edge, mix, type Noise } from './canvas.ts';
import type { HeadTraits } from './head-traits.ts';

/** A place on the face, and what it throws back: the share of the light, with which gloss. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly shade: number;
  readonly gloss: number;
}

type Feature = (spot: Spot, traits: HeadTraits, noise: Noise) => Spot;

/** Later ones lie over earlier ones. */
const FEATURES: readonly Feature[] = [nose, brow, lids, eye, lips, mouthLine, beard];

export function paintFeatures(spot: Spot, traits: HeadTraits, noise: Noise): Spot {
  return FEATURES.reduce((painted, feature) => feature(painted, traits, noise), spot);
}

/** The nostrils, and the shadow beneath the nose. */
function nose(spot: Spot, { nose: { y, halfWidth } }: HeadTraits): Spot {
  const nostril = Math.hypot((Math.abs(spot.x) - halfWidth * 0.5) / 0.022, (spot.y - y - 0.008) / 0.012);
  const beneath = bell(spot.x / (halfWidth * 1.2)) * bell((spot.y - y - 0.025) / 0.02);
  return darken(spot, (1 - 0.4 * beneath) * mix(0.25, 1, clamp(nostril - 0.3, 0, 1)));
}

function brow(
  spot: Spot,
  { brow: { y, thickness, arch, tilt, cover }, browShade, eye: { x, halfWidth } }: HeadTraits,
) {
  const along = (Math.abs(spot.x) - x) / (halfWidth * 1.35);
  if (Math.abs(along) > 1) return spot;
  const middle = y - arch * (1 - (along - 0.3) ** 2) - tilt * along;
  const thick = thickness * (1 - 0.7 * Math.max(0, along));
  const share = cover * edge(thick - Math.abs(spot.y - middle), 0.014) * edge(1 - Math.abs(along), 0.2);
  return { ...spot, shade: mix(spot.shade, browShade, share) };
}

/** From the pupil outwards, and down; the borders of the lids there. */
function aroundEye(spot: Spot, { eye }: HeadTraits) {
  const along = (Math.abs(spot.x) - eye.x) / eye.halfWidth;
  const down = spot.y - eye.y + eye.tilt * along;
  const arch = Math.max(0, 1 - along * along);
  return { along, down, upper: -eye.opening * arch ** 0.7, lower: 0.75 * eye.opening * arch ** 0.8 };
}

/** Lashes, the fold above them and the one below the eye. */
function lids(spot: Spot, traits: HeadTraits): Spot {
  const { along, down, upper, lower } = aroundEye(spot, traits);
  if (Math.abs(along) > 1.2) return spot;
  const fading = clamp(1.2 - Math.abs(along), 0, 1);
  const lashes = Math.abs(along) < 1.1 ? 0.75 * line(down - upper, 0.011) : 0;
  const above = 0.35 * fading * line(down - upper + 0.026, 0.014);
  const below = 0.25 * fading * line(down - lower - 0.006, 0.01);
  return darken(spot, (1 - lashes) * (1 - above) * (1 - below));
}

function eye(spot: Spot, traits: HeadTraits): Spot {
  const { along, down, upper, lower } = aroundEye(spot, traits);
  if (Math.abs(along) > 1 || down < upper || down > lower) return spot;
  const { x, gaze, iris, opening } = traits.eye;
  const far = Math.hypot(Math.abs(spot.x) - x - gaze * Math.sign(spot.x), down + 0.15 * opening);
  const white = clamp(1.1 * traits.skin + 0.12, 0.3, 0.65);
  const shade = far < 0.015 ? 0.2 * iris : far < 0.036 ? iris : white;
  return { ...spot, shade: shade * (down < upper + 0.012 ? 0.3 : 1), gloss: 0.1 };
}

/** From the middle to a corner of the mouth, the line between the lips there, and how far it is open. */
function aroundMouth(spot: Spot, { mouth, smile }: HeadTraits) {
  const along = spot.x / mouth.halfWidth;
  const arch = Math.max(0, 1 - along * along);
  return {
    along,
    arch,
    between: mouth.y + 0.004 - 0.035 * smile * along * along,
    gap: mouth.open * arch ** 0.6,
  };
}

function lips(spot: Spot, traits: HeadTraits): Spot {
  const { along, arch, between } = aroundMouth(spot, traits);
  const { lips: thick, open, shade } = traits.mouth;
  const dip = 1 - 0.15 * bell(along / 0.15);
  const isAbove = spot.y < between - 0.03 * thick * arch ** 0.6 * dip;
  const isBelow = spot.y > between + (0.034 * thick + open) * arch ** 0.7;
  return Math.abs(along) > 1 || isAbove || isBelow ? spot : darken(spot, shade);
}

/** The line between closed lips; teeth, and the dark below them, between open ones. */
function mouthLine(spot: Spot, traits: HeadTraits): Spot {
  const { along, arch, between, gap } = aroundMouth(spot, traits);
  if (Math.abs(along) > 1.08) return spot;
  const isBetween = gap > 0.006 && spot.y > between && spot.y < between + gap;
  if (isBetween && spot.y < between + 0.035)
    return { ...spot, shade: (0.55 + 0.15 * arch) * (0.4 + 0.5 * arch) };
  if (isBetween) return { ...spot, shade: 0.01 };
  const far = spot.y > between ? spot.y - between - gap : spot.y - between;
  return darken(spot, 1 - 0.7 * line(far, 0.01) * clamp(4.32 - 4 * Math.abs(along), 0, 1));
}

function beard(spot: Spot, traits: HeadTraits, noise: Noise): Spot {
  const { mouth, isGoatee, hairShade } = traits;
  if (!traits.isMale) return spot;
  const [beside, below] = [Math.abs(spot.x), spot.y - mouth.y];
  const cheeks =
    edge(spot.y - 0.2 + 0.1 * (beside / 0.35) ** 2, 0.08) * (isGoatee ? edge(0.16 - beside, 0.06) : 1);
  const free = 1 - Math.exp(-((spot.x / mouth.halfWidth) ** 4) - ((below - mouth.open / 2) / 0.04) ** 4);
  const moustache = edge(0.16 - beside, 0.05) * edge(0.03 - Math.abs(below + 0.062 - 0.15 * beside), 0.02);
  const share = Math.min(0.95, Math.max(traits.beard * cheeks * free, traits.moustache * moustache));
  const hair = hairShade * (1 + 0.4 * noise(60 * spot.x, 60 * spot.y));
  return { ...spot, shade: mix(spot.shade, hair, share), gloss: spot.gloss * (1 - share) };
}

function darken(spot: Spot, share: number): Spot {
  return { ...spot, shade: spot.shade * share };
}

/** 1 on a line, 0 from its half width on. */
function line(distance: number, halfWidth: number): number {
  return clamp(1 - Math.abs(distance) / halfWidth, 0, 1);
}

function bell(distance: number): number {
  return Math.exp(-(distance ** 2));
}
