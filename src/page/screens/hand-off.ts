/** Hands the check over to a phone by a code or a link, and then follows how far it is there. */

import { PHONE } from '../drawings.ts';
import { html } from '../html.ts';
import type { Screen } from '../layout.ts';
import { fill, type Messages } from '../messages.ts';
import { qrCode } from '../qr-code.ts';
import type { HandOffView } from '../view.ts';
import { following } from './following.ts';

const REFRESH_SECONDS = 5;

export function handOff(view: HandOffView, messages: Messages): Screen {
  const { basePath, isTaken } = view;
  return {
    title: messages[isTaken ? 'hand_off.opened.title' : 'hand_off.title'],
    refresh: { afterSeconds: REFRESH_SECONDS, url: `${basePath}/hand-off` },
    data: following(view, `${basePath}/hand-off`),
    content: html`${isTaken ? opened(view, messages) : offered(view, messages)}
<form class="again" method="post" action="${basePath}/hand-off">
<button class="action quiet aside" aria-describedby="again">${messages['hand_off.again']}</button>
<p class="hint" id="again">${messages['hand_off.again_tip']}</p>
</form>
<a class="action quiet aside" href="${basePath}/consent">${messages['welcome.computer']}</a>`,
  };
}

function offered({ url }: HandOffView, messages: Messages) {
  return html`<h1>${messages['hand_off.title']}</h1>
<p class="lead">${messages['hand_off.lead']}</p>
<div class="code" role="img" aria-label="${messages['hand_off.code']}">${qrCode(url)}</div>
<label for="link">${messages['hand_off.link']}</label>
<div class="link"><input id="link" readonly value="${url}" dir="ltr" aria-describedby="once">
<button class="action quiet" type="button" data-copy="${url}" data-copied="${messages['hand_off.copied']}" hidden>${messages['hand_off.copy']}</button></div>
<p class="hint" id="once">${messages['hand_off.once']}</p>`;
}

function opened({ step, steps }: HandOffView, messages: Messages) {
  return html`<div class="seal">${PHONE}</div>
<div role="status"><h1>${messages['hand_off.opened.title']}</h1>
<p class="lead">${messages['hand_off.opened.lead']}</p></div>
<p class="note">${fill(messages, messages.step, { step, steps })}</p>`;
}
