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
  document_not_found: 'No document was found in the photo.',
  document_cut_off: 'The document is not wholly in the photo.',
  glare: 'A reflection covers part of the document.',
  two_documents: 'More than one document was found in the photo.',
  document_unreadable: 'Nothing could be read on the document.',
  details_not_read: 'Neither a name nor a number could be read on the document.',
  document_back_missing: 'The back of the document was not photographed, and has what the front lacks.',
  document_type_mismatch: 'The document is not of the type that was asked for.',
  document_expired: 'The document has expired.',
  mrz_check_digit: 'A check digit of the machine-readable zone is wrong.',
  mrz_unreadable: 'The machine-readable zone could not be read surely.',
  mrz_font: 'The machine-readable zone is not set as its standard demands.',
  mrz_visual_mismatch: 'The machine-readable zone contradicts what is printed on the document.',
  barcode_visual_mismatch: 'The barcode contradicts what is printed on the document.',
  mrz_barcode_mismatch: 'The barcode contradicts the machine-readable zone.',
  impossible_dates: 'The dates on the document cannot be.',
  number_pattern: 'The number on the document is not one that such a document has.',
  portrait_missing: 'No portrait was found on the document.',
  expected_details_mismatch: 'The document differs from the details that were expected.',
  expected_detail_not_read: 'A detail that was expected could not be read on the document.',
  document_recapture: 'The document seems to have been photographed from a screen or from a copy.',
  too_small: 'The photo is too small to be judged.',
  too_dark: 'The photo is too dark to be judged.',
  too_bright: 'The photo is too bright to be judged.',
  too_blurred: 'The photo is too blurred to be judged.',
  biometrics_declined: 'The person did not agree that the face is compared.',
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
