/** The frame around every screen: head, brand, main and the lines below it. One style of our own, within the page. */

import { PAGE_SCRIPT, PAGE_STYLE } from './assets.ts';
import { MARK } from './drawings.ts';
import type { Face, Frame } from './frame.ts';
import { type Html, html, toText, verbatim } from './html.ts';
import { CATALOGUES, type Messages } from './messages.ts';

/** What a screen gives to the frame. */
export interface Screen {
  readonly title: string;
  readonly content: Html;
  /** Where a browser without script goes by itself, and after how many seconds; null to stay. The script knows better when it is time. */
  readonly refresh: { readonly afterSeconds: number; readonly url: string } | null;
  /** For the script: `data-` attributes of main. */
  readonly data?: Readonly<Record<string, string>>;
}

export function layout(screen: Screen, messages: Messages, frame: Frame): string {
  const { face, nonce, parents } = frame;
  const brand = face.name ?? messages.brand;
  const data = Object.entries(screen.data ?? {});
  return toText(html`<!doctype html>
<html lang="${messages.lang}" dir="${messages.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
${refreshTag(screen.refresh)}<title>${screen.title} · ${brand}</title>
${nonce === null ? null : dress(nonce, face)}</head>
<body${parents.length === 0 ? null : html` data-parents="${parents.join(' ')}"`}>
<header>${face.logoPath === null ? MARK : html`<img src="${face.logoPath}" alt="" height="28">`}<span>${brand}</span></header>
<main${data.map(([name, value]) => html` data-${name}="${value}"`)}>
${screen.content}
</main>
<footer>
<p class="privacy">${messages.privacy}</p>
${links(face, messages)}${languages(frame.languagePath, messages)}</footer>
</body>
</html>
`);
}

function dress(nonce: string, { css }: Face): Html {
  return html`<style nonce="${nonce}">${verbatim(PAGE_STYLE)}${css === null ? null : verbatim(css)}</style>
<script nonce="${nonce}" src="${PAGE_SCRIPT.path}" defer></script>
`;
}

/** The address is named even when it is this page's own: after an upload, a bare refresh would ask for the form's target. */
function refreshTag(refresh: Screen['refresh']): Html | null {
  if (refresh === null) return null;
  const { afterSeconds, url } = refresh;
  return html`<noscript><meta http-equiv="refresh" content="${afterSeconds}; url=${url}"></noscript>`;
}

function links({ privacyUrl, termsUrl, supportUrl }: Face, messages: Messages): Html | null {
  const known = [
    [privacyUrl, messages.privacy_policy],
    [termsUrl, messages.terms],
    [supportUrl, messages.support],
  ] as const;
  const shown = known.flatMap(([url, text]) =>
    url === null ? [] : [html`<li><a href="${url}" target="_blank" rel="noreferrer">${text}</a></li>`],
  );
  return shown.length === 0 ? null : html`<ul class="links">${shown}</ul>`;
}

function languages(path: string | null, messages: Messages): Html | null {
  if (path === null) return null;
  const choices = Object.values(CATALOGUES).map(
    ({ lang, dir, name }) =>
      html`<button name="locale" value="${lang}" lang="${lang}" dir="${dir}"${lang === messages.lang ? html` aria-current="true"` : null}>${name}</button>`,
  );
  return html`<details class="languages"><summary><span class="unseen">${messages.language}: </span>${messages.name}</summary>
<form method="post" action="${path}">${choices}</form></details>`;
}
