/** Everything a verdict can give as its reason: a closed list, each with the sentence that a person at a desk reads. */

export const REASONS = {
  face_mismatch: 'The face on the selfie is not the face on the document.',
  liveness_failed: 'The selfie does not seem to show a living person in front of the camera.',
  no_face: 'No face was found on the selfie.',
  no_portrait: 'No face was found on the document.',
  several_faces: 'More than one face was found on the selfie.',
  face_too_small: 'The face is too small to be judged.',
  face_cut_off: 'The face is not wholly in the photo.',
  frames_differ: 'The frames around the selfie do not show the person on the selfie.',
  frames_frozen: 'The frames around the selfie are one and the same picture.',
  too_small: 'The photo is too small to be judged.',
  too_dark: 'The photo is too dark to be judged.',
  too_bright: 'The photo is too bright to be judged.',
  too_blurred: 'The photo is too blurred to be judged.',
  processing_error: 'The check could not be carried out.',
} as const;

export type ReasonCode = keyof typeof REASONS;

export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
}

export function reasonOf(code: ReasonCode): Reason {
  return { code, message: REASONS[code] };
}
