/** The outline of the head, hair and beard as SVG, in face units: origin between the eyes, y downwards. */
import type { PersonTraits } from './people.ts';

/** A closed path: from the crown down the cheekbone and the jaw to the chin, and up the other side. */
export function headOutline({ cheek, jaw, chin, forehead }: PersonTraits): string {
  return `M0 ${-forehead} C${cheek * 0.75} ${-forehead} ${cheek} ${-forehead * 0.55} ${cheek} 12 C${cheek} ${chin * 0.45} ${jaw * 1.04} ${chin * 0.55} ${jaw * 0.84} ${chin * 0.78} C${jaw * 0.66} ${chin * 0.98} ${jaw * 0.3} ${chin} 0 ${chin} C${-jaw * 0.3} ${chin} ${-jaw * 0.66} ${chin * 0.98} ${-jaw * 0.84} ${chin * 0.78} C${-jaw * 1.04} ${chin * 0.55} ${-cheek} ${chin * 0.45} ${-cheek} 12 C${-cheek} ${-forehead * 0.55} ${-cheek * 0.75} ${-forehead} 0 ${-forehead} Z`;
}

export function hairBehind({ hair, hairColor, cheek, forehead }: PersonTraits): string {
  const w = cheek + 42;
  const top = -forehead - 48;
  if (hair === 'long')
    return shape(hairColor, `M${-w} 330 Q${-w - 22} ${top} 0 ${top} Q${w + 22} ${top} ${w} 330 Z`);
  if (hair === 'parted')
    return shape(hairColor, `M${-w + 14} 130 Q${-w - 6} ${top} 0 ${top} Q${w + 6} ${top} ${w - 14} 130 Z`);
  if (hair === 'scarf')
    return shape(
      hairColor,
      `M${-w - 40} 400 Q${-w - 30} ${top - 20} 0 ${top - 20} Q${w + 30} ${top - 20} ${w + 40} 400 Z`,
    );
  return '';
}

export function hairInFront({ hair, hairColor, cheek: c, forehead: f }: PersonTraits): string {
  switch (hair) {
    case 'none':
      return '';
    case 'short':
      return shape(
        hairColor,
        `M${-c - 8} 0 Q${-c - 22} ${-f - 52} 0 ${-f - 50} Q${c + 22} ${-f - 52} ${c + 8} 0 Q${c - 10} ${-f * 0.62} ${c * 0.62} ${-f * 0.72} Q0 ${-f * 0.82} ${-c * 0.62} ${-f * 0.7} Q${-c + 8} ${-f * 0.6} ${-c - 8} 0 Z`,
      );
    case 'parted':
      return shape(
        hairColor,
        `M${-c - 22} 60 Q${-c - 40} ${-f - 46} 0 ${-f - 42} Q${c + 40} ${-f - 46} ${c + 22} 60 Q${c + 6} ${-f * 0.35} ${c * 0.55} ${-f * 0.48} L${-c * 0.55} ${-f * 0.48} Q${-c - 6} ${-f * 0.35} ${-c - 22} 60 Z`,
      );
    case 'long':
      return shape(
        hairColor,
        `M${-c - 34} 240 Q${-c - 52} ${-f - 48} 10 ${-f - 44} Q${c + 52} ${-f - 48} ${c + 34} 240 Q${c + 12} 60 ${c - 6} -30 Q${c * 0.5} ${-f * 0.85} ${-c * 0.25} ${-f * 0.88} Q${-c * 0.8} ${-f * 0.6} ${-c + 4} -10 Q${-c - 8} 80 ${-c - 34} 240 Z`,
      );
    case 'scarf':
      return `<path fill-rule="evenodd" d="M${-c - 46} 300 Q${-c - 60} ${-f - 60} 0 ${-f - 60} Q${c + 60} ${-f - 60} ${c + 46} 300 Z M0 ${-f * 0.78} C${-c * 0.8} ${-f * 0.78} ${-c * 1.02} ${-f * 0.2} ${-c * 0.98} 30 C${-c * 0.95} 130 ${-c * 0.55} 182 0 186 C${c * 0.55} 182 ${c * 0.95} 130 ${c * 0.98} 30 C${c * 1.02} ${-f * 0.2} ${c * 0.8} ${-f * 0.78} 0 ${-f * 0.78} Z" fill="${hairColor}" filter="url(#crisp)"/>`;
  }
}

/** From the temples to the chin, round the mouth; cut off by the outline of the head. */
export function beard({
  cheek,
  jaw,
  chin,
  noseLength,
  mouthDistance,
  mouthWidth,
  hairColor,
}: PersonTraits): string {
  const y = noseLength + mouthDistance;
  const path = `M${-cheek} 60 Q${-jaw * 0.8} ${y - 40} ${-mouthWidth} ${y - mouthDistance * 0.4} Q0 ${y - mouthDistance * 0.9} ${mouthWidth} ${y - mouthDistance * 0.4} Q${jaw * 0.8} ${y - 40} ${cheek} 60 L${cheek} ${chin + 40} L${-cheek} ${chin + 40} Z`;
  return `<path d="${path}" fill="${hairColor}" opacity="0.92" filter="url(#softer)"/>`;
}

function shape(color: string, path: string): string {
  return `<path d="${path}" fill="${color}" filter="url(#crisp)"/>`;
}
