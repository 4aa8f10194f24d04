/** A view and the person's language go in, a whole HTML document comes out. Pure: no session, no request, no clock. */

import type { Frame } from './frame.ts';
import { layout, type Screen } from './layout.ts';
import type { Messages } from './messages.ts';
import { arrive } from './screens/arrive.ts';
import { capture } from './screens/capture.ts';
import { consent } from './screens/consent.ts';
import { declined } from './screens/declined.ts';
import { documentType } from './screens/document-type.ts';
import { finished } from './screens/finished.ts';
import { handOff } from './screens/hand-off.ts';
import { problem } from './screens/problem.ts';
import { waiting } from './screens/waiting.ts';
import { welcome } from './screens/welcome.ts';
import type { PageView } from './view.ts';

export function renderPage(view: PageView, messages: Messages, frame: Frame): string {
  return layout(screenOf(view, messages), messages, frame);
}

function screenOf(view: PageView, messages: Messages): Screen {
  switch (view.screen) {
    case 'arrive':
      return arrive(view, messages);
    case 'welcome':
      return welcome(view, messages);
    case 'consent':
      return consent(view, messages);
    case 'declined':
      return declined(view, messages);
    case 'document_type':
      return documentType(view, messages);
    case 'document_front':
    case 'document_back':
    case 'selfie':
      return capture(view, messages);
    case 'hand_off':
      return handOff(view, messages);
    case 'waiting':
      return waiting(view, messages);
    case 'finished':
      return finished(view, messages);
    case 'problem':
      return problem(view, messages);
  }
}
