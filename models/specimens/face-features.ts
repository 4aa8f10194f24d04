/** Eyes, brows, nose, mouth and glasses as SVG, in face units: origin between the eyes, y downwards. */
import type { PersonTraits } from './people.ts';

/** Draws for the side at x > 0 and mirrors it for the other one. */
function bothSides(drawing: string): string {
  return `<g>${drawing}</g><g transform="scale(-1 1)">${drawing}</g>`;
}

export function eyes(traits: PersonTraits): string {
  const { eyeDistance: x, eyeWidth: w, eyeOpening: o, eyeTilt: t, shadow } = traits;
  const upper = `M${x - w} ${t * 0.4} Q${x - w * 0.2} ${-o * 1.75} ${x + w} ${-t}`;
  const lid = `M${x - w * 0.95} ${-o * 0.55} Q${x - w * 0.1} ${-o * 2.3 - 4} ${x + w * 0.98} ${-t - o * 0.55}`;
  const socket = `<ellipse cx="${x}" cy="-4" rx="${w * 1.25}" ry="${o + 15}" fill="${shadow}" opacity="0.5" filter="url(#soft)"/>
<ellipse cx="${x - w * 1.25}" cy="-2" rx="9" ry="20" fill="${shadow}" opacity="0.5" filter="url(#softer)"/>`;
  const ball = `${upper} Q${x + w * 0.1} ${o * 1.35} ${x - w} ${t * 0.4} Z`;
  const lashes = `<path d="${upper}" fill="none" stroke="#1a100c" stroke-width="4.5" stroke-linecap="round" filter="url(#crisp)"/>
<path d="${lid}" fill="none" stroke="${shadow}" stroke-width="3" opacity="0.8" filter="url(#crisp)"/>
<path d="M${x - w} ${t * 0.4 + 6} Q${x} ${o * 1.3 + 12} ${x + w} ${-t + 6}" fill="none" stroke="${shadow}" stroke-width="4" opacity="0.45" filter="url(#softer)"/>`;
  const socketAndWhite = `${socket}<path d="${ball}" fill="#ece6df" filter="url(#crisp)"/>`;
  return bothSides(socketAndWhite) + pupils(traits, ball) + bothSides(lashes);
}

/** Pupils are not mirrored: the light reflects on the same side of both. */
function pupils({ eyeDistance, eyeOpening, iris }: PersonTraits, ball: string): string {
  const radius = Math.max(11, eyeOpening * 0.95);
  const y = -eyeOpening * 0.18;
  return [1, -1]
    .map(
      (side) => `<clipPath id="eye${side}"><path d="${ball}" transform="scale(${side} 1)"/></clipPath>
<g clip-path="url(#eye${side})"><circle cx="${side * eyeDistance}" cy="${y}" r="${radius}" fill="${iris}"/>
<circle cx="${side * eyeDistance}" cy="${y}" r="${radius}" fill="none" stroke="#000" stroke-width="2.5" opacity="0.6"/>
<circle cx="${side * eyeDistance}" cy="${y}" r="${radius * 0.45}" fill="#050303"/>
<ellipse cx="${side * eyeDistance}" cy="${-eyeOpening * 1.2}" rx="40" ry="${eyeOpening * 0.55}" fill="#000" opacity="0.35" filter="url(#crisp)"/>
<circle cx="${side * eyeDistance + radius * 0.35}" cy="${y - radius * 0.35}" r="${radius * 0.22}" fill="#fff"/></g>`,
    )
    .join('');
}

export function brows({
  eyeDistance: x,
  eyeWidth: w,
  browHeight: h,
  browThickness: b,
  browTilt: t,
  browColor,
}: PersonTraits): string {
  const inner = x - w * 1.15;
  const outer = x + w * 1.3;
  const path = `M${inner} ${-h + t * 0.4} Q${x} ${-h - b - t * 0.8 - 3} ${outer} ${-h - t + 4} Q${x} ${-h - t * 0.6 + 1} ${inner} ${-h + b + t * 0.4} Z`;
  return bothSides(`<path d="${path}" fill="${browColor}" opacity="0.9" filter="url(#crisp)"/>`);
}

export function nose({ noseLength: l, noseWidth: w, shadow }: PersonTraits): string {
  const side = `<path d="M${w * 0.42} -8 Q${w * 0.3} ${l * 0.5} ${w * 0.9} ${l * 0.85} L${w * 0.45} ${l * 0.85} Q${w * 0.2} ${l * 0.5} ${w * 0.3} -8 Z" fill="${shadow}" opacity="0.6" filter="url(#softer)"/>
<path d="M${w * 0.78} ${l * 0.78} Q${w * 1.2} ${l * 0.92} ${w * 0.86} ${l * 1.06}" fill="none" stroke="${shadow}" stroke-width="5" stroke-linecap="round" opacity="0.75" filter="url(#crisp)"/>
<ellipse cx="${w * 0.5}" cy="${l * 1.04}" rx="${w * 0.27}" ry="5.5" fill="#2a130c" opacity="0.85" filter="url(#crisp)"/>`;
  return `${bothSides(side)}
<ellipse cx="0" cy="${l * 0.35}" rx="${w * 0.17}" ry="${l * 0.45}" fill="#fff" opacity="0.3" filter="url(#softer)"/>
<ellipse cx="0" cy="${l * 0.88}" rx="${w * 0.36}" ry="${w * 0.26}" fill="#fff" opacity="0.28" filter="url(#softer)"/>
<ellipse cx="0" cy="${l * 1.14}" rx="${w * 0.95}" ry="9" fill="${shadow}" opacity="0.6" filter="url(#softer)"/>`;
}

export function mouth({
  noseLength,
  mouthDistance,
  mouthWidth: w,
  lips,
  lipColor,
  shadow,
}: PersonTraits): string {
  const y = noseLength + mouthDistance;
  const line = `M${-w} ${y - 2} Q${-w * 0.4} ${y + 3} 0 ${y + 1} Q${w * 0.4} ${y + 3} ${w} ${y - 2}`;
  const upper = `${line} Q${w * 0.45} ${y - lips * 0.75} ${w * 0.16} ${y - lips * 0.85} Q0 ${y - lips * 0.55} ${-w * 0.16} ${y - lips * 0.85} Q${-w * 0.45} ${y - lips * 0.75} ${-w} ${y - 2} Z`;
  const lower = `${line} Q${w * 0.5} ${y + lips * 1.25} 0 ${y + lips * 1.25} Q${-w * 0.5} ${y + lips * 1.25} ${-w} ${y - 2} Z`;
  return `<path d="${upper}" fill="${lipColor}" filter="url(#crisp)"/><path d="${upper}" fill="#000" opacity="0.18" filter="url(#crisp)"/>
<path d="${lower}" fill="${lipColor}" filter="url(#crisp)"/>
<ellipse cx="0" cy="${y + lips * 0.65}" rx="${w * 0.42}" ry="${lips * 0.22}" fill="#fff" opacity="0.28" filter="url(#softer)"/>
<path d="${line}" fill="none" stroke="#3a1512" stroke-width="4" stroke-linecap="round" filter="url(#crisp)"/>
<ellipse cx="0" cy="${y + lips * 1.25 + 11}" rx="${w * 0.6}" ry="8" fill="${shadow}" opacity="0.55" filter="url(#softer)"/>`;
}

export function folds({
  noseLength,
  noseWidth,
  mouthDistance,
  mouthWidth,
  forehead,
  shadow,
  age,
}: PersonTraits): string {
  if (age === 0) return '';
  const y = noseLength + mouthDistance;
  const cheek = `<path d="M${noseWidth * 1.15} ${noseLength * 0.95} Q${mouthWidth * 1.15} ${noseLength * 1.15} ${mouthWidth * 1.22} ${y + 8}" fill="none" stroke="${shadow}" stroke-width="6" opacity="${age * 0.8}" filter="url(#softer)"/>`;
  const lines = [0.5, 0.62, 0.74].map(
    (at) =>
      `<path d="M-62 ${-forehead * at} Q0 ${-forehead * at - 8} 62 ${-forehead * at}" fill="none" stroke="${shadow}" stroke-width="4" opacity="${age * 0.6}" filter="url(#crisp)"/>`,
  );
  return bothSides(cheek) + lines.join('');
}

export function glasses({ eyeDistance: x, eyeWidth: w, cheek }: PersonTraits): string {
  const half = w * 1.5;
  const frame = `<rect x="${x - half}" y="-34" width="${half * 2}" height="74" rx="26" fill="#fff" fill-opacity="0.06" stroke="#191717" stroke-width="7"/>
<path d="M${x + half} -8 L${cheek + 4} -14" stroke="#191717" stroke-width="7"/>`;
  return `${bothSides(frame)}<path d="M${-(x - half)} -6 Q0 -20 ${x - half} -6" fill="none" stroke="#191717" stroke-width="7"/>`;
}
