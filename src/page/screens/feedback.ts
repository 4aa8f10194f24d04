/** Why the last photo was refused, in plain words: what is wrong, and what to do about it. */

import { PAGE_FINDINGS } from '../../verify/evidence.ts';
import { ALERT } from '../drawings.ts';
import { type Html, html } from '../html.ts';
import type { Messages } from '../messages.ts';
import { type CaptureView, type Feedback, PHOTO_PROBLEMS, type PhotoProblem } from '../view.ts';

interface Words {
  readonly what: string;
  readonly do: string;
}

export function feedback(view: CaptureView, messages: Messages): Html {
  const subject = view.screen === 'selfie' ? 'selfie' : 'document';
  const reasons = [...new Set(view.feedback)].map((code) => wordsOf(code, subject, messages));
  return html`<div class="alert" id="feedback" role="alert" data-focus>${ALERT}
<div>${reasons.map((reason) => html`<p><strong>${reason.what}</strong>${reason.do}</p>`)}</div>
</div>`;
}

function wordsOf(code: Feedback, subject: 'document' | 'selfie', messages: Messages): Words {
  const key = keyOf(code, subject);
  return { what: messages[`${key}.what`], do: messages[`${key}.do`] };
}

function keyOf<Subject extends string>(code: Feedback, subject: Subject) {
  if (isPhotoProblem(code)) return `problem.${code}` as const;
  return isAboutPage(code) ? (`finding.${code}.document` as const) : (`finding.${code}.${subject}` as const);
}

function isAboutPage(code: Feedback): code is (typeof PAGE_FINDINGS)[number] {
  return PAGE_FINDINGS.some((finding) => finding === code);
}

function isPhotoProblem(code: Feedback): code is PhotoProblem {
  return PHOTO_PROBLEMS.some((problem) => problem === code);
}
