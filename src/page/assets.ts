/** What the browser gets besides HTML, built by scripts/bundle.mjs and read at start; a script's address carries its hash, so that it may be cached for ever. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { OperatorError } from '../errors.ts';

interface Asset {
  readonly path: string;
  readonly contentType: string;
  readonly text: string;
}

/** From src/page and from dist/page alike. */
const BUNDLES = new URL('../../dist/client/', import.meta.url);
const SCRIPT_TYPE = 'text/javascript; charset=utf-8';

/** Within every page: what the first paint waits for comes in one answer. */
export const PAGE_STYLE = bundle('page-style.css').trim();

export const PAGE_SCRIPT: Asset = script(bundle('page.js'), (hash) => `/assets/page-${hash}.js`);

/** What integrators put on their own pages. */
export const SDK: readonly Asset[] = ['vouch.js', 'okid.js'].map((file) =>
  script(bundle(file), () => `/sdk/${file}`),
);

function script(text: string, pathOf: (hash: string) => string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return Object.freeze({ path: pathOf(hash), contentType: SCRIPT_TYPE, text });
}

function bundle(file: string): string {
  try {
    return readFileSync(new URL(file, BUNDLES), 'utf8');
  } catch {
    throw new OperatorError(`dist/client/${file} is missing. Run: npm run build`);
  }
}
