/** Says that something is in the way, and how to get past it. */

import type { ProblemCode } from '../../errors.ts';
import { SEALS } from '../drawings.ts';
import { html } from '../html.ts';
import type { Screen } from '../layout.ts';
import type { Messages } from '../messages.ts';
import { PHOTO_PROBLEMS, type ProblemView } from '../view.ts';

/** Problems a person can meet that share another one's words. Those of the API alone fall to `internal_error`. */
const SAME_AS: Partial<Readonly<Record<ProblemCode, ProblemCode>>> = {
  not_found: 'link_invalid',
  unauthenticated: 'link_invalid',
  nothing_missing: 'wrong_state',
  models_missing: 'busy',
  malformed_request: 'image_empty',
  validation_failed: 'image_empty',
  request_timeout: 'payload_too_large',
  unsupported_media_type: 'image_type_unsupported',
};

const SPOKEN = [
  ...PHOTO_PROBLEMS,
  'link_broken',
  'link_invalid',
  'link_expired',
  'link_used',
  'wrong_state',
  'busy',
  'internal_error',
] as const satisfies readonly ProblemCode[];
type Spoken = (typeof SPOKEN)[number];

export function problem(view: ProblemView, messages: Messages): Screen {
  const spoken = spokenFor(view.code);
  const title = messages[`problem.${spoken}.what`];
  const retry = PHOTO_PROBLEMS.some((code) => code === spoken) ? 'problem.retry_photo' : 'problem.retry';
  return {
    title,
    refresh: null,
    content: html`<div class="seal problem">${SEALS.problem}</div>
<h1>${title}</h1>
<p class="lead">${messages[`problem.${spoken}.do`]}</p>
${view.retryPath === undefined ? null : html`<a class="action" href="${view.retryPath}">${messages[retry]}</a>`}`,
  };
}

function spokenFor(code: ProblemCode): Spoken {
  const wanted = SAME_AS[code] ?? code;
  return SPOKEN.find((spoken) => spoken === wanted) ?? 'internal_error';
}
