import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { PAGE_SCRIPT, PAGE_STYLE, SDK } from '../../src/page/assets.ts';

/** Foreground, background, least contrast: WCAG 2.2 §1.4.3 for text, §1.4.11 for what shows a control's edge. */
const PAIRS = [
  ['ink', 'sheet', 4.5],
  ['ink', 'warn-tint', 4.5],
  ['soft', 'sheet', 4.5],
  ['soft', 'ground', 4.5],
  ['ink', 'ground', 4.5],
  ['accent', 'sheet', 4.5],
  ['accent', 'tint', 4.5],
  ['accent-strong', 'tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['warn', 'warn-tint', 4.5],
  ['warn', 'sheet', 3],
  ['good', 'sheet', 3],
  ['field', 'sheet', 3],
] as const;

test('every pair of colours on the page has the contrast of WCAG 2.2 AA, light and dark', () => {
  const [light = '', dark = ''] = PAGE_STYLE.split('prefers-color-scheme:dark');
  for (const colors of [colorsOf(light), colorsOf(dark)]) {
    for (const [front, back, least] of PAIRS) {
      const ratio = contrast(colors.get(front), colors.get(back));
      assert.ok(ratio >= least, `${front} on ${back}: ${ratio.toFixed(2)} < ${least}`);
    }
  }
});

test('the stylesheet asks nobody else for anything', () => {
  assert.doesNotMatch(PAGE_STYLE, /url\(|@import|@font-face|https?:/);
});

test('the address of the script names its content', () => {
  assert.match(PAGE_SCRIPT.path, /^\/assets\/page-[0-9a-f]{16}\.js$/);
  assert.equal(PAGE_SCRIPT.contentType, 'text/javascript; charset=utf-8');
});

test('script, style and SDK stay within their weight', () => {
  const weights = { script: PAGE_SCRIPT.text, style: PAGE_STYLE, sdk: SDK[0]?.text ?? '' };
  const [script = 0, style = 0, sdk = 0] = Object.values(weights).map((text) => gzipSync(text).length);
  assert.ok(script > 0 && script <= 25 * 1024, `${script} bytes of script`);
  assert.ok(style > 0 && style <= 6 * 1024, `${style} bytes of style`);
  assert.ok(sdk > 0 && sdk <= 6 * 1024, `${sdk} bytes of SDK`);
});

function colorsOf(css: string): ReadonlyMap<string, string> {
  const declarations = [...css.matchAll(/--([a-z-]+): ?#([0-9a-f]{3,6})[;}]/g)];
  return new Map(declarations.map(([, name = '', digits = '']) => [name, digits]));
}

function contrast(front: string | undefined, back: string | undefined): number {
  assert.ok(front !== undefined && back !== undefined);
  const [dark = 0, bright = 0] = [luminance(front), luminance(back)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(digits: string): number {
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
