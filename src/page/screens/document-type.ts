/** Asks which document it will be, where the company left that open: it decides whether there is a back to photograph. */

import { ASKED_TYPES } from '../../verify/document/document.ts';
import { DOCUMENTS } from '../drawings.ts';
import { html } from '../html.ts';
import type { Screen } from '../layout.ts';
import type { Messages } from '../messages.ts';
import type { DocumentTypeView } from '../view.ts';

export function documentType({ basePath }: DocumentTypeView, messages: Messages): Screen {
  const choices = ASKED_TYPES.map(
    (type) =>
      html`<button class="choice" name="type" value="${type}">${DOCUMENTS[type]}${messages[`document_type.${type}`]}</button>`,
  );
  return {
    title: messages['document_type.title'],
    refresh: null,
    content: html`<h1>${messages['document_type.title']}</h1>
<p class="lead">${messages['document_type.lead']}</p>
<form method="post" action="${basePath}/document-type">${choices}</form>`,
  };
}
