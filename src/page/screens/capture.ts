/** Asks for one photo with a plain upload form, and says above it what was wrong with the last one. The script puts the camera between. */

import type { ImageType } from '../../verify/evidence.ts';
import { DRAWINGS } from '../drawings.ts';
import { type Html, html } from '../html.ts';
import type { Screen } from '../layout.ts';
import { fill, type Messages } from '../messages.ts';
import type { CaptureView } from '../view.ts';
import { feedback } from './feedback.ts';
import { viewfinder } from './viewfinder.ts';

/** Under the base path, where each photo is posted; and the camera that a phone opens for it. */
export const UPLOADS = {
  document_front: { path: 'document', camera: 'environment' },
  document_back: { path: 'document-back', camera: 'environment' },
  selfie: { path: 'selfie', camera: 'user' },
} as const satisfies Record<ImageType, { path: string; camera: 'environment' | 'user' }>;

const ACCEPTED = 'image/jpeg,image/png,image/webp,image/avif';

export function capture(view: CaptureView, messages: Messages): Screen {
  const refused = view.feedback.length > 0;
  const title = messages[`${view.screen}.title`];
  return {
    title: refused ? fill(messages, messages.title_with_feedback, { title }) : title,
    refresh: null,
    content: html`${progress(view, messages)}
<h1>${title}</h1>
<p class="lead">${messages[`${view.screen}.lead`]}</p>
<div class="picture">${DRAWINGS[view.screen]}</div>
${refused ? feedback(view, messages) : tips(view.screen, messages)}
${form(view, messages)}
${instead(view, messages)}
${viewfinder(view.screen, view.basePath, messages)}`,
  };
}

function progress({ step, steps }: CaptureView, messages: Messages): Html {
  const bars = Array.from({ length: steps }, (_, index) =>
    index < step ? html`<i class="done"></i>` : html`<i></i>`,
  );
  return html`<p class="step">${fill(messages, messages.step, { step, steps })} <span aria-hidden="true">${bars}</span></p>`;
}

function tips(image: ImageType, messages: Messages): Html {
  return html`<ul class="tips">
<li>${messages[`${image}.tip_1`]}</li>
<li>${messages[`${image}.tip_2`]}</li>
<li>${messages[`${image}.tip_3`]}</li>
</ul>`;
}

function form(view: CaptureView, messages: Messages): Html {
  const { path, camera } = UPLOADS[view.screen];
  const refused = view.feedback.length > 0;
  const described = refused
    ? html`aria-invalid="true" aria-describedby="feedback formats"`
    : html`aria-describedby="formats"`;
  return html`<form method="post" action="${view.basePath}/${path}" enctype="multipart/form-data" data-capture="${view.screen}" data-base="${view.basePath}">
<label for="image">${messages[`${view.screen}.label`]}</label>
<input id="image" name="image" type="file" accept="${ACCEPTED}" capture="${camera}" required ${described}>
<p class="hint" id="formats">${messages.formats}</p>
<button class="action">${messages.send}</button>
</form>`;
}

/** What else may be true: there is nothing on the back, or it is another document. */
function instead({ screen, basePath, mayChangeDocument }: CaptureView, messages: Messages): Html {
  const skip =
    screen === 'document_back'
      ? html`<form method="post" action="${basePath}/no-back"><button class="action quiet">${messages['document_back.skip']}</button></form>`
      : null;
  const change = mayChangeDocument
    ? html`<a class="action quiet" href="${basePath}/document-type">${messages['document_type.change']}</a>`
    : null;
  return html`<div class="instead">${skip}${change}</div>`;
}
