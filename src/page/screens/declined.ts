/** The way out for those who did not agree: what it means, and every way on that there is. */

import { html } from '../html.ts';
import type { Screen } from '../layout.ts';
import type { Messages } from '../messages.ts';
import type { DeclinedView } from '../view.ts';

export function declined(view: DeclinedView, messages: Messages): Screen {
  const { basePath, mayLeaveOutFace, leaveUrl } = view;
  const withoutFace = html`<form method="post" action="${basePath}/consent">
<p class="note">${messages['declined.without_text']}</p>
<button class="action" name="decision" value="without_biometrics">${messages['declined.without']}</button>
</form>`;
  return {
    title: messages['declined.title'],
    refresh: null,
    data: { outcome: 'declined', session: view.sessionId },
    content: html`<h1>${messages['declined.title']}</h1>
<p class="lead">${messages['declined.text']}</p>
${mayLeaveOutFace ? withoutFace : null}
<a class="action quiet" href="${basePath}/consent">${messages['declined.reconsider']}</a>
${leaveUrl === null ? null : html`<a class="action quiet" href="${leaveUrl}" rel="noreferrer">${messages['declined.leave']}</a>`}`,
  };
}
