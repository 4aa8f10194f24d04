/** Says that the check is running; the browser asks again by itself, or the script sees that it is over. */

import { WORKING } from '../drawings.ts';
import { html } from '../html.ts';
import type { Screen } from '../layout.ts';
import type { Messages } from '../messages.ts';
import type { WaitingView } from '../view.ts';
import { following } from './following.ts';

const REFRESH_SECONDS = 2;

export function waiting(view: WaitingView, messages: Messages): Screen {
  return {
    title: messages['waiting.title'],
    refresh: { afterSeconds: REFRESH_SECONDS, url: view.basePath },
    data: following(view, view.basePath),
    content: html`<div class="seal">${WORKING}</div>
<div role="status">
<h1>${messages['waiting.title']}</h1>
<p class="lead">${messages['waiting.text']}</p>
</div>
<p class="note">${messages['waiting.leave']}</p>
<a class="action quiet" href="${view.basePath}">${messages['waiting.look']}</a>`,
  };
}
