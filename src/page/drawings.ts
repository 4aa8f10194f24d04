/** Every drawing on the page, as inline SVG coloured by the stylesheet. None carries meaning that the words do not. */

import type { ASKED_TYPES } from '../verify/document/document.ts';
import type { ImageType } from '../verify/evidence.ts';
import { type Html, html } from './html.ts';
import type { Outcome } from './view.ts';

/** Four corners of a camera's frame around the document. */
const CORNERS = html`<path class="frame" d="M50 34V22a8 8 0 0 1 8-8h12M210 14h12a8 8 0 0 1 8 8v12M230 122v12a8 8 0 0 1-8 8h-12M70 142H58a8 8 0 0 1-8-8v-12"/>`;
const CARD = html`<rect class="card" x="70" y="32" width="140" height="92" rx="9"/>`;

export const DRAWINGS: Readonly<Record<ImageType, Html>> = {
  document_front: html`<svg viewBox="0 0 280 156" aria-hidden="true">${CORNERS}${CARD}
<rect class="tint" x="82" y="46" width="42" height="52" rx="5"/>
<path class="figure" d="M103 57a9 9 0 0 1 0 18 9 9 0 0 1 0-18M86 98c1-11 8-17 17-17s16 6 17 17z"/>
<path class="line" d="M136 52h56M136 67h40M136 82h48M136 97h28"/><path class="line faint" d="M82 111h116"/></svg>`,
  document_back: html`<svg viewBox="0 0 280 156" aria-hidden="true">${CORNERS}${CARD}
<path class="bars" d="M84 44v24M89 44v24M96 44v24M100 44v24M107 44v24M114 44v24M118 44v24M125 44v24M131 44v24M136 44v24M143 44v24"/>
<path class="line" d="M160 48h36M160 62h24"/><path class="line faint" d="M84 84h112M84 97h112M84 110h112"/></svg>`,
  selfie: html`<svg viewBox="0 0 280 156" aria-hidden="true"><ellipse class="frame dashed" cx="140" cy="72" rx="52" ry="64"/>
<path class="figure" d="M80 156c3-23 20-31 44-34v-14h32v14c24 3 41 11 44 34z"/>
<path class="card" d="M140 30c21 0 32 15 32 37 0 26-14 46-32 46s-32-20-32-46c0-22 11-37 32-37z"/>
<path class="figure" d="M107 68c-2-26 12-42 33-42s35 16 33 42c-3-11-7-17-12-21-14 3-29 2-39-3-8 5-12 13-15 24z"/>
<path class="line" d="M128 68v3M152 68v3M131 90c5 5 13 5 18 0"/></svg>`,
};

export const DOCUMENTS: Readonly<Record<(typeof ASKED_TYPES)[number], Html>> = {
  passport: sign(
    html`<rect x="5" y="2.5" width="14" height="19" rx="2"/><circle cx="12" cy="10" r="3.5"/><path d="M9 17.5h6"/>`,
  ),
  identity_card: sign(
    html`<rect x="2.5" y="5" width="19" height="14" rx="2"/><circle cx="8" cy="10.5" r="1.75"/><path d="M5.5 15.5c.3-1.5 1.2-2 2.5-2s2.2.5 2.5 2M14 10h4M14 14h4"/>`,
  ),
  driving_license: sign(html`<path d="M4 17v-4.5L6.2 6.5h11.6l2.2 6V17zM4 12.5h16M6.5 17v2M17.5 17v2"/>`),
  residence_permit: sign(html`<path d="M3 11.5 12 4l9 7.5M5.5 9.5V20h13V9.5M10 20v-6h4v6"/>`),
};

export const MARK = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2.5 4 5.5v6c0 5 3.4 8.4 8 10 4.6-1.6 8-5 8-10v-6z"/><path d="m8.5 12 2.5 2.5 4.5-5"/></svg>`;

export const ALERT = html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9.5"/><path d="M12 7v6M12 16.5v.1"/></svg>`;

export const WORKING = html`<svg class="working" viewBox="0 0 64 64" aria-hidden="true"><circle class="track" cx="32" cy="32" r="27"/><path d="M32 5a27 27 0 0 1 27 27"/></svg>`;

const ATTENTION = seal(html`<path d="M32 19v16M32 44v.2"/>`);
const CLOCK = seal(html`<path d="M32 18v15l9 6"/>`);

export const SEALS: Readonly<Record<Outcome | 'problem', Html>> = {
  verified: seal(html`<path d="m20 33 8.5 8.5L45 24"/>`),
  unverified: ATTENTION,
  failed: ATTENTION,
  expired: CLOCK,
  cancelled: seal(html`<path d="M22 32h20"/>`),
  problem: ATTENTION,
};

export const PHONE = seal(html`<rect x="23" y="16" width="18" height="32" rx="3.5"/><path d="M31 42.5h2"/>`);

function sign(content: Html): Html {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${content}</svg>`;
}

function seal(sign: Html): Html {
  return html`<svg viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="29"/>${sign}</svg>`;
}
