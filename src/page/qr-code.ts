/** A text as a QR code (ISO/IEC 18004) in inline SVG: one path, dark on light in either colour scheme, because cameras want it so. */
import { encode } from 'uqr';
import { type Html, html } from './html.ts';

/** Light modules on every side, as the standard asks. */
const QUIET_ZONE = 4;

export function qrCode(text: string): Html {
  const { data, size } = encode(text, { border: QUIET_ZONE, ecc: 'L' });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true"><path d="${path.join('')}"/></svg>`;
}
