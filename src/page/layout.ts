/** The frame around every screen: head, brand, main and the privacy line. No script, one stylesheet of our own. */

import { STYLESHEET } from './assets.ts';
import { MARK } from './drawings.ts';
import { type Html, html, toText } from './html.ts';
import type { Messages } from './messages.ts';

/** What a screen gives to the frame. */
export interface Screen {
  readonly title: string;
  readonly content: Html;
  /** Where the browser goes by itself, and after how many seconds; null to stay. */
  readonly refresh: { readonly afterSeconds: number; readonly url: string } | null;
}

export function layout(screen: Screen, messages: Messages): string {
  return toText(html`<!doctype html>
<html lang="${messages.lang}" dir="${messages.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
${refreshTag(screen.refresh)}<title>${screen.title} · ${messages.brand}</title>
<link rel="stylesheet" href="${STYLESHEET.path}">
</head>
<body>
<header>${MARK}${messages.brand}</header>
<main>
${screen.content}
</main>
<footer><p class="privacy">${messages.privacy}</p></footer>
</body>
</html>
`);
}

/** The address is named even when it is this page's own: after an upload, a bare refresh would ask for the form's target. */
function refreshTag(refresh: Screen['refresh']): Html | null {
  if (refresh === null) return null;
  return html`<meta http-equiv="refresh" content="${refresh.afterSeconds}; url=${refresh.url}">
`;
}
