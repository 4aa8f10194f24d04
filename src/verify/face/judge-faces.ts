/** What is wrong with the faces of one image. The first face is the person; the rest may be passers-by or ghost portraits. */
import type { Face, FindingCode, ImageType } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';

/**
 * A second face counts when it is so wide, as a share of the person's, and so surely one: somebody beside, not behind. Measured:
 * 199 of 200 mounted photos of two people 0.6 to 1 times as wide are told, as at 0.5 with any score; on 1,994 photos of LFW, whose
 * people stand in crowds, 6 % are called so instead of 12 %.
 */
const COMPANION = { widthMin: 0.6, scoreMin: 0.85 } as const;
/**
 * Between the eyes. Measured on 150 pairs of LFW with one photo of each made smaller: at 16 px the mean cosine of one person
 * is 0.67 instead of 0.69, at 12 px 0.62; ICAO 9303-3 asks for far more, but a portrait within a photographed document has less.
 */
const EYE_DISTANCE_PX_MIN = 16;
/**
 * Least distance of an eye or a mouth's corner from the border, in widths of the face. The detector's boxes end at the border, so they
 * do not tell; on 22 photos it was 0.24 or more with the face just whole, about 0.1 with a fifth of it cut off, below 0.1 with more.
 */
const BORDER_DISTANCE_MIN = 0.1;

export function judgeFaces(faces: readonly Face[], image: ImageType, pixels: Pixels): FindingCode[] {
  const [person, ...others] = faces;
  if (!person) return ['no_face'];
  const found: FindingCode[] = [];
  if (others.some((face) => isBeside(face, person)) && image === 'selfie') found.push('several_faces');
  if (eyeDistance(person) < EYE_DISTANCE_PX_MIN) found.push('face_too_small');
  if (borderDistance(person, pixels) < BORDER_DISTANCE_MIN) found.push('face_cut_off');
  return found;
}

function isBeside({ box, score }: Face, person: Face): boolean {
  return box.width >= COMPANION.widthMin * person.box.width && score >= COMPANION.scoreMin;
}

/** Pixels between the eyes. */
export function eyeDistance({ landmarks }: Pick<Face, 'landmarks'>): number {
  const [left, right] = landmarks;
  return left && right ? Math.hypot(right[0] - left[0], right[1] - left[1]) : 0;
}

/** In widths of the face; negative outside the image. */
export function borderDistance({ box, landmarks }: Face, { width, height }: Pixels): number {
  const distances = landmarks.flatMap(([x, y]) => [x, y, width - x, height - y]);
  return Math.min(...distances) / box.width;
}
