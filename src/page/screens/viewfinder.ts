/** What the script puts before the upload form, with every word that it may have to say. Without script none of it is seen. */

import type { ImageType } from '../../verify/evidence.ts';
import { ALERT } from '../drawings.ts';
import { type Html, html } from '../html.ts';
import type { Messages } from '../messages.ts';

const FAILURES = ['denied', 'none', 'busy', 'insecure', 'in_app', 'ended'] as const;
const ADVICE = {
  document: [
    'too_dark',
    'too_bright',
    'no_document',
    'closer',
    'moving',
    'glare',
    'blurred',
    'good',
    'press',
  ],
  selfie: ['too_dark', 'too_bright', 'no_face', 'moving', 'blurred', 'good', 'press'],
} as const;

const CAMERA = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h3.5l1.8-2.5h5.4L16.5 7H20a1.5 1.5 0 0 1 1.5 1.5v10A1.5 1.5 0 0 1 20 20H4a1.5 1.5 0 0 1-1.5-1.5v-10A1.5 1.5 0 0 1 4 7z"/><circle cx="12" cy="13" r="4"/></svg>`;
const CLOSE = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 6 12 12M18 6 6 18"/></svg>`;
const LIGHT = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M13 2.5 5.5 14H12l-1 7.5L18.5 10H12z"/></svg>`;
const TURN = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 11a8 8 0 0 1 14-4.5L20 9M20 4v5h-5M20 13a8 8 0 0 1-14 4.5L4 15M4 20v-5h5"/></svg>`;
const TICK = html`<svg class="tick" viewBox="0 0 24 24" aria-hidden="true"><path d="m5 12.5 4.5 4.5L19 7.5"/></svg>`;
/** Runs round from the top; the script sets how much of it is filled. */
const RING = html`<svg class="dial" viewBox="0 0 72 72" aria-hidden="true"><circle class="ring" data-part="ring" cx="36" cy="36" r="33" pathLength="1"/></svg>`;

/** `basePath` is the link that is copied for the person's own browser. */
export function viewfinder(image: ImageType, basePath: string, messages: Messages): Html {
  const subject = image === 'selfie' ? 'selfie' : 'document';
  return html`<template data-template="viewfinder">
<div class="camera">
<div data-part="invite"><button type="button" class="action" data-part="open" data-press="open">${CAMERA}${messages['camera.open']}</button></div>
${finder(subject, messages)}
${review(subject, messages)}
${sending(messages)}
${failure(basePath, messages)}
</div>
${words(subject, messages)}
</template>`;
}

function finder(subject: 'document' | 'selfie', messages: Messages): Html {
  return html`<section class="finder" data-part="finder" aria-label="${messages['camera.region']}" hidden>
<div class="stage ${subject}" data-part="stage">
<video data-part="video" playsinline muted autoplay></video>
<div class="outline">${TICK}</div>
<p class="advice" data-part="advice" aria-hidden="true"></p>
<button type="button" class="round close" data-press="close" aria-label="${messages['camera.close']}">${CLOSE}</button>
</div>
<p class="unseen" data-part="spoken" role="status"></p>
<div class="controls">
<button type="button" class="switch" data-part="automatic" data-press="automatic" aria-pressed="true">${messages['camera.automatic']}</button>
<button type="button" class="shutter" data-part="shutter" data-press="take" aria-label="${messages['camera.take']}">${RING}</button>
<div>
<button type="button" class="round" data-part="light" data-press="light" aria-pressed="false" aria-label="${messages['camera.light']}" hidden>${LIGHT}</button>
<button type="button" class="round" data-part="turn" data-press="turn" aria-label="${messages['camera.switch']}" hidden>${TURN}</button>
</div>
</div>
</section>`;
}

function review(subject: 'document' | 'selfie', messages: Messages): Html {
  return html`<section data-part="review" hidden>
<p>${messages[`camera.check.${subject}.hint`]}</p>
<div class="photo" data-part="photo" role="img" aria-label="${messages['camera.photo']}"></div>
<p class="hint" data-part="unseen" hidden>${messages['camera.unseen']}</p>
<button type="button" class="action" data-press="use">${messages['camera.use']}</button>
<button type="button" class="action quiet" data-part="again" data-press="again"></button>
</section>`;
}

function sending(messages: Messages): Html {
  return html`<section data-part="sending" hidden>
<progress data-part="progress" max="1" value="0" aria-label="${messages['upload.sending']}"></progress>
<p data-part="percent" aria-hidden="true"></p>
<p class="connection" data-part="connection" role="status"></p>
<button type="button" class="action quiet" data-press="cancel">${messages['upload.cancel']}</button>
</section>`;
}

function failure(basePath: string, messages: Messages): Html {
  const reasons = FAILURES.map(
    (reason) =>
      html`<p data-failure="${reason}" hidden><strong>${messages[`camera.${reason}.what`]}</strong>${messages[`camera.${reason}.do`]}</p>`,
  );
  return html`<section data-part="failure" hidden>
<div class="alert" data-part="reason" tabindex="-1">${ALERT}<div>${reasons}</div></div>
<button type="button" class="action quiet" data-part="copy" data-copy="${basePath}" data-copied="${messages['camera.copied']}" hidden>${messages['camera.copy']}</button>
<button type="button" class="action quiet" data-part="retry" data-press="retry" hidden>${messages['camera.retry']}</button>
</section>`;
}

function words(subject: 'document' | 'selfie', messages: Messages): Html {
  const spoken = {
    starting: messages['camera.starting'],
    choose: messages['camera.choose'],
    review: messages[`camera.check.${subject}`],
    sending: messages['upload.sending'],
    again: messages['camera.again'],
    other: messages['camera.other'],
    checking: messages['upload.checking'],
    offline: messages['upload.offline'],
    lost: messages['upload.lost'],
  };
  const advice =
    subject === 'selfie'
      ? ADVICE.selfie.map((code) => [code, messages[`guidance.selfie.${code}`]] as const)
      : ADVICE.document.map((code) => [code, messages[`guidance.document.${code}`]] as const);
  return html`${[...Object.entries(spoken), ...advice].map(([name, text]) => html`<p data-word="${name}">${text}</p>`)}`;
}
