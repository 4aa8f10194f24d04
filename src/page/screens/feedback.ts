/** Why the last photo was refused, in plain words: what is wrong, and what to do about it. */

import type { FindingCode } from '../../verify/evidence.ts';
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
  return html`<div class="alert" id="feedback" role="alert">${ALERT}
<div>${reasons.map((reason) => html`<p><strong>${reason.what}</strong>${reason.do}</p>`)}</div>
</div>`;
}

function wordsOf(code: Feedback, subject: 'document' | 'selfie', messages: Messages): Words {
  const key = isPhotoProblem(code) ? (`problem.${code}` as const) : findingKey(code, subject);
  return { what: messages[`${key}.what`], do: messages[`${key}.do`] };
}

function findingKey<Subject extends string>(code: FindingCode, subject: Subject) {
  return `finding.${code}.${subject}` as const;
}

function isPhotoProblem(code: Feedback): code is PhotoProblem {
  return PHOTO_PROBLEMS.some((problem) => problem === code);
}
