/** Asks for permission, in words that are kept with the answer by their version. No is an answer as good as yes. */

import { type Html, html } from '../html.ts';
import type { Screen } from '../layout.ts';
import { fill, type Messages } from '../messages.ts';
import type { ConsentView } from '../view.ts';

export function consent(view: ConsentView, messages: Messages): Screen {
  const { basePath, hasDocument, hasFace, imageDays } = view;
  const asked = [
    ...(hasDocument ? [messages['consent.document']] : []),
    ...(hasFace ? [messages['consent.face']] : []),
    messages['consent.share'],
    imageDays === 0
      ? messages['consent.keep_none']
      : fill(messages, messages['consent.keep'], { count: imageDays }),
  ];
  return {
    title: messages['consent.title'],
    refresh: null,
    content: html`<a class="back" href="${basePath}">${messages.back}</a>
<h1>${messages['consent.title']}</h1>
<p class="lead">${messages['consent.lead']}</p>
<ul class="tips">${asked.map((text) => html`<li>${text}</li>`)}</ul>
<p class="note">${messages['consent.free']}</p>
<form method="post" action="${basePath}/consent">
${answer('given', 'action', messages['consent.agree'])}
${answer('declined', 'action quiet', messages['consent.decline'])}
</form>`,
  };
}

function answer(decision: string, look: string, text: string): Html {
  return html`<button class="${look}" name="decision" value="${decision}">${text}</button>`;
}
