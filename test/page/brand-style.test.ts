import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { brandStyle, SCHEMES } from '../../src/page/brand-style.ts';

const CSS =
  /^(?:(?::root\{(?:--[a-z-]+:#[0-9a-f]{6};)+\})|(?:@media \(prefers-color-scheme:dark\)\{:root\{(?:--[a-z-]+:#[0-9a-f]{6};)+\}\}))*$/;
const PAGE = readFileSync(new URL('../../src/page/style/page.css', import.meta.url), 'utf8');
const [PAGE_LIGHT = '', PAGE_DARK = ''] = PAGE.split('prefers-color-scheme: dark');
const OWN = { light: colorsOf(PAGE_LIGHT), dark: colorsOf(PAGE_DARK) };

/** Foreground and background, wherever the page writes the one on the other. */
const PAIRS = [
  ['accent', 'sheet'],
  ['accent', 'ground'],
  ['accent', 'tint'],
  ['accent-strong', 'sheet'],
  ['accent-strong', 'ground'],
  ['accent-strong', 'tint'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-band', 'band'],
  ['ink', 'tint'],
  ['soft', 'tint'],
] as const;

const color = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

test('every pair of colours has 4.5:1, light and dark, whatever the account chose', () => {
  fc.assert(
    fc.property(color, color, (accent, ground) => assertReadable(accent, ground)),
    { numRuns: 2000 },
  );
});

test('so it is in the corners of the cube, in its greys and in pure hues', () => {
  const levels = ['00', '33', '66', '99', 'cc', 'ff'];
  for (const red of levels)
    for (const green of levels)
      for (const blue of levels) assertReadable(`#${red}${green}${blue}`, `#${blue}${red}${green}`);
});

test('an accent that can be read stays as it is; one that cannot keeps its hue', () => {
  assert.equal(schemesOf(brandStyle({ accent: '#0c5f57' })).light.get('accent'), '#0c5f57');
  assert.equal(schemesOf(brandStyle({ accent: '#9be5d9' })).dark.get('accent'), '#9be5d9');
  fc.assert(
    fc.property(color.filter(isColourful), (accent) => {
      const { light } = schemesOf(brandStyle({ accent }));
      const [given, moved] = [hueOf(accent), hueOf(light.get('accent') ?? '')];
      const apart = Math.abs(given - moved);
      assert.ok(Math.min(apart, 360 - apart) < 6, `${accent}: ${given} to ${moved}`);
    }),
  );
});

test('what is hovered never looks as it did before', () => {
  for (const accent of ['#000000', '#ffffff', '#808080', '#ffe600', '#0000ff']) {
    for (const colors of Object.values(schemesOf(brandStyle({ accent }))))
      assert.notEqual(colors.get('accent'), colors.get('accent-strong'), accent);
  }
});

test('a ground alone colours the band alone, and nothing gives nothing', () => {
  assert.equal(brandStyle({ ground: '#FFCC00' }), ':root{--band:#ffcc00;--on-band:#000000;}');
  assert.equal(brandStyle({}), '');
});

test('no text of the account gets into the style', () => {
  const hostile = ['red', '#fff', '#12345g', '#123456}body{display:none', '</style><script>', 'url(//a)', ''];
  for (const text of hostile) assert.equal(brandStyle({ accent: text, ground: text }), '');
  const text = fc.oneof(fc.string(), color);
  fc.assert(fc.property(text, text, (accent, ground) => assert.match(brandStyle({ accent, ground }), CSS)));
});

test('the backgrounds that the accent is measured against are those of the page', () => {
  for (const scheme of ['light', 'dark'] as const) {
    const { sheet, ground } = Object.fromEntries(OWN[scheme]);
    assert.deepEqual([sheet, ground], SCHEMES[scheme].backgrounds);
  }
});

function assertReadable(accent: string, ground: string): void {
  const schemes = schemesOf(brandStyle({ accent, ground }));
  for (const scheme of ['light', 'dark'] as const) {
    const colors = new Map([...OWN[scheme], ...schemes.light, ...schemes[scheme]]);
    for (const [front, back] of PAIRS) {
      const ratio = contrast(colors.get(front), colors.get(back));
      assert.ok(ratio >= 4.5, `${scheme}: ${front} on ${back} from ${accent}: ${ratio.toFixed(3)}`);
    }
  }
}

function schemesOf(css: string) {
  const [light = '', dark = ''] = css.split('@media');
  return { light: colorsOf(light), dark: colorsOf(dark) };
}

function colorsOf(css: string): ReadonlyMap<string, string> {
  const declarations = [...css.matchAll(/--([a-z-]+): ?(#[0-9a-f]{3,6});/g)];
  return new Map(
    declarations.map(([, name = '', text = '']) => [
      name,
      text.length === 4 ? text.replaceAll(/[0-9a-f]/g, '$&$&') : text,
    ]),
  );
}

function channels(text: string | undefined): number[] {
  assert.match(text ?? '', /^#[0-9a-f]{6}$/);
  return [1, 3, 5].map((at) => Number.parseInt(text?.slice(at, at + 2) ?? '', 16) / 255);
}

function contrast(front: string | undefined, back: string | undefined): number {
  const [dark = 0, bright = 0] = [luminance(front), luminance(back)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(text: string | undefined): number {
  const [red = 0, green = 0, blue = 0] = channels(text).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A hue can only be told where a rounded channel is small beside the range. */
function isColourful(text: string): boolean {
  const values = channels(text);
  return Math.max(...values) - Math.min(...values) > 0.4;
}

/** In degrees, as the angle in the plane across the greys. */
function hueOf(text: string): number {
  const [red = 0, green = 0, blue = 0] = channels(text);
  const angle = Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue);
  return ((angle * 180) / Math.PI + 360) % 360;
}
