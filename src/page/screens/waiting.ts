/** Says that the check is running; the browser asks again by itself, as there is no script to do it. */

import { WORKING } from '../drawings.ts';
import { html } from '../html.ts';
import type { Screen } from '../layout.ts';
import type { Messages } from '../messages.ts';
import type { WaitingView } from '../view.ts';

const REFRESH_SECONDS = 2;

export function waiting(view: WaitingView, messages: Messages): Screen {
  return {
    title: messages['waiting.title'],
    refresh: { afterSeconds: REFRESH_SECONDS, url: view.basePath },
    content: html`<div class="seal">${WORKING}</div>
<div role="status">
<h1>${messages['waiting.title']}</h1>
<p class="lead">${messages['waiting.text']}</p>
</div>
<p class="note">${messages['waiting.leave']}</p>
<a class="action quiet" href="${view.basePath}">${messages['waiting.look']}</a>`,
  };
}
