/** The page's one stylesheet, read at start; its address carries its hash, so that it may be cached for ever. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Asset {
  readonly path: string;
  readonly contentType: string;
  readonly text: string;
}

const text = readFileSync(new URL('./page.css', import.meta.url), 'utf8');
const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);

export const STYLESHEET: Asset = Object.freeze({
  path: `/assets/page-${hash}.css`,
  contentType: 'text/css; charset=utf-8',
  text,
});
