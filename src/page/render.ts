/** A view and the person's language go in, a whole HTML document comes out. Pure: no session, no request, no clock. */

import { layout, type Screen } from './layout.ts';
import type { Messages } from './messages.ts';
import { capture } from './screens/capture.ts';
import { finished } from './screens/finished.ts';
import { problem } from './screens/problem.ts';
import { waiting } from './screens/waiting.ts';
import type { PageView } from './view.ts';

export function renderPage(view: PageView, messages: Messages): string {
  return layout(screenOf(view, messages), messages);
}

function screenOf(view: PageView, messages: Messages): Screen {
  switch (view.screen) {
    case 'document_front':
    case 'document_back':
    case 'selfie':
      return capture(view, messages);
    case 'waiting':
      return waiting(view, messages);
    case 'finished':
      return finished(view, messages);
    case 'problem':
      return problem(view, messages);
  }
}
