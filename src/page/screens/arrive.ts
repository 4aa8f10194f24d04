/** A link for another device was opened: whoever presses the button makes this device the one. Previews of links press nothing. */

import { html } from '../html.ts';
import type { Screen } from '../layout.ts';
import type { Messages } from '../messages.ts';
import type { ArriveView } from '../view.ts';

export function arrive({ basePath }: ArriveView, messages: Messages): Screen {
  return {
    title: messages['arrive.title'],
    refresh: null,
    content: html`<h1>${messages['arrive.title']}</h1>
<p class="lead">${messages['arrive.lead']}</p>
<form method="post" action="${basePath}/claim"><button class="action">${messages['arrive.go']}</button></form>`,
  };
}
