/** Says what will happen and how long it takes; on anything but a phone, the phone is offered first. */

import type { ImageType } from '../../verify/evidence.ts';
import { type Html, html } from '../html.ts';
import type { Screen } from '../layout.ts';
import { fill, type Messages } from '../messages.ts';
import type { WelcomeView } from '../view.ts';

/** What people need for the first photo and for each further one. */
const MINUTES_FOR_FIRST = 1;

export function welcome({ basePath, images, isPhone }: WelcomeView, messages: Messages): Screen {
  const minutes = MINUTES_FOR_FIRST + (images.length > 1 ? 1 : 0);
  return {
    title: messages['welcome.title'],
    refresh: null,
    content: html`<h1>${messages['welcome.title']}</h1>
<p class="lead">${fill(messages, messages['welcome.lead'], { count: minutes })}</p>
<ol class="plan">${plan(images, messages)}</ol>
${isPhone ? start(basePath, messages) : choice(basePath, messages)}`,
  };
}

function plan(images: readonly ImageType[], messages: Messages): Html[] {
  const parts = [
    ...(images.includes('document_front') ? (['document'] as const) : []),
    ...(images.includes('selfie') ? (['selfie'] as const) : []),
    'answer' as const,
  ];
  return parts.map(
    (part) =>
      html`<li><strong>${messages[`welcome.${part}`]}</strong> <span>${messages[`welcome.${part}_tip`]}</span></li>`,
  );
}

function start(basePath: string, messages: Messages): Html {
  return html`<a class="action" href="${basePath}/consent">${messages['welcome.start']}</a>`;
}

function choice(basePath: string, messages: Messages): Html {
  return html`<p class="note">${messages['welcome.desktop']}</p>
<form method="post" action="${basePath}/hand-off"><button class="action">${messages['welcome.phone']}</button></form>
<a class="action quiet" href="${basePath}/consent">${messages['welcome.computer']}</a>`;
}
