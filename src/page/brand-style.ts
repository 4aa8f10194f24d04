/**
 * From an account's two colours to custom properties of the page, light and dark. The accent keeps its hue and is made
 * darker or lighter until everything written in it or on it has the contrast of WCAG 2.2 AA.
 */

/** Text against what is behind it, WCAG 2.2 §1.4.3. */
const CONTRAST_MIN = 4.5;
const LIGHTNESS_STEP = 0.005;
/** How far what is pressed or hovered stands from the accent. */
const STRONG_LIGHTNESS = 0.07;
/** A tint is the accent's hue with little colour in it, so that it stays a background. */
const TINT_SATURATION_MAX = 0.22;

type Rgb = readonly [red: number, green: number, blue: number];
type Hsl = { readonly hue: number; readonly saturation: number; readonly lightness: number };

interface Scheme {
  /** Backgrounds of the page that the accent is written on; page.css has the same. */
  readonly backgrounds: readonly string[];
  readonly tintLightness: number;
  /** Which way the accent is moved: away from the backgrounds. */
  readonly direction: 1 | -1;
}

export const SCHEMES = {
  light: { backgrounds: ['#ffffff', '#f3f4f0'], tintLightness: 0.94, direction: -1 },
  dark: { backgrounds: ['#161e1d', '#0e1413'], tintLightness: 0.14, direction: 1 },
} as const satisfies Record<string, Scheme>;

export interface BrandColors {
  readonly accent?: string;
  readonly ground?: string;
}

/** Declarations of colours only; empty when there is nothing to say. What is not #rrggbb counts as not given. */
export function brandStyle({ accent, ground }: BrandColors): string {
  const band = bandDeclarations(ground);
  const [light, dark] = [SCHEMES.light, SCHEMES.dark].map((scheme) => accentDeclarations(accent, scheme));
  const always = `${light}${band}`;
  return [always && `:root{${always}}`, dark && `@media (prefers-color-scheme:dark){:root{${dark}}}`].join(
    '',
  );
}

/** The band of the head keeps its colour in the dark: the logo on it was drawn for that colour. */
function bandDeclarations(ground: string | undefined): string {
  const rgb = parse(ground);
  return rgb ? `--band:${toHex(rgb)};--on-band:${blackOrWhite(rgb)};` : '';
}

function accentDeclarations(text: string | undefined, scheme: Scheme): string {
  const given = parse(text);
  if (given === null) return '';
  const { hue, saturation } = toHsl(given);
  const tint = fromHsl({
    hue,
    saturation: Math.min(saturation, TINT_SATURATION_MAX),
    lightness: scheme.tintLightness,
  });
  const backgrounds = [...scheme.backgrounds.map((color) => parse(color) as Rgb), tint];
  const accent = readable(given, backgrounds, scheme.direction);
  const strong = strongOf(accent, scheme.direction);
  return `--accent:${toHex(accent)};--accent-strong:${toHex(strong)};--on-accent:${blackOrWhite(accent)};--tint:${toHex(tint)};`;
}

/** The nearest lightness at which the colour can be read on every background; in the end that is black or white. */
function readable(color: Rgb, backgrounds: readonly Rgb[], direction: 1 | -1): Rgb {
  const { hue, saturation, lightness } = toHsl(color);
  let candidate = color;
  for (let moved = LIGHTNESS_STEP; !isReadable(candidate, backgrounds) && moved <= 1; moved += LIGHTNESS_STEP)
    candidate = fromHsl({ hue, saturation, lightness: clamp(lightness + direction * moved) });
  return candidate;
}

function isReadable(color: Rgb, backgrounds: readonly Rgb[]): boolean {
  return backgrounds.every((background) => contrast(color, background) >= CONTRAST_MIN);
}

/** Further from the backgrounds; from black and white there is only the way back. */
function strongOf(color: Rgb, direction: 1 | -1): Rgb {
  const { hue, saturation, lightness } = toHsl(color);
  const further = lightness + direction * STRONG_LIGHTNESS;
  const isPossible = further >= 0 && further <= 1;
  return fromHsl({
    hue,
    saturation,
    lightness: isPossible ? further : lightness - direction * STRONG_LIGHTNESS,
  });
}

function blackOrWhite(background: Rgb): '#000000' | '#ffffff' {
  return contrast([0, 0, 0], background) > contrast([1, 1, 1], background) ? '#000000' : '#ffffff';
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parse(text: string | undefined): Rgb | null {
  if (text === undefined || !/^#[0-9a-f]{6}$/i.test(text)) return null;
  return [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

function toHex(rgb: Rgb): string {
  return `#${rgb
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** CSS Color 4 §7.2, with the hue in sixths of the circle. */
function toHsl([red, green, blue]: Rgb): Hsl {
  const [max, min] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const lightness = (max + min) / 2;
  const range = max - min;
  if (range === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  if (max === red) return { hue: ((green - blue) / range + 6) % 6, saturation, lightness };
  if (max === green) return { hue: (blue - red) / range + 2, saturation, lightness };
  return { hue: (red - green) / range + 4, saturation, lightness };
}

/** CSS Color 4 §7.1; rounded to what a #rrggbb can say, so that what is measured is what is shown. */
function fromHsl({ hue, saturation, lightness }: Hsl): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const place = (offset + hue * 2) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return Math.round(value * 255) / 255;
  };
  return [channel(0), channel(8), channel(4)];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
