/** Tells the person how the check ended and leads them back to where they came from. */

import { SEALS } from '../drawings.ts';
import { type Html, html } from '../html.ts';
import type { Screen } from '../layout.ts';
import type { Messages } from '../messages.ts';
import type { FinishedView } from '../view.ts';

/** Long enough to read two sentences, and to stay (WCAG 2.2 §2.2.1). */
const REDIRECT_SECONDS = 10;

export function finished({ sessionId, outcome, continueUrl }: FinishedView, messages: Messages): Screen {
  const title = messages[`finished.${outcome}.title`];
  return {
    title,
    refresh: continueUrl === null ? null : { afterSeconds: REDIRECT_SECONDS, url: continueUrl },
    data: { outcome, session: sessionId },
    content: html`<div class="seal ${outcome}">${SEALS[outcome]}</div>
<h1>${title}</h1>
<p class="lead">${messages[`finished.${outcome}.text`]}</p>
${continueUrl === null ? html`<p class="note">${messages['finished.close']}</p>` : onward(continueUrl, messages)}`,
  };
}

function onward(continueUrl: string, messages: Messages): Html {
  return html`<a class="action" href="${continueUrl}" rel="noreferrer">${messages['finished.continue']}</a>
<div data-way-back="${continueUrl}" data-seconds="${REDIRECT_SECONDS}"><p class="note">${messages['finished.redirect']}</p>
<button class="action quiet aside" type="button" hidden>${messages['upload.cancel']}</button></div>`;
}
