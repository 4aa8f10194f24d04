/** What is told about images: the answer to an upload, and the list of what a session holds. */
import { z } from 'zod';
import { missingImages } from '../session/needs.ts';
import type { Image, OpenSession } from '../session/session.ts';
import { STATUSES } from '../session/session.ts';
import { type FeedbackCode, IMAGE_TYPES } from '../verify/evidence.ts';
import { SessionId } from './session.ts';

export const ImageTypeField = z.enum(IMAGE_TYPES);

/** A `data:` URL's head and line breaks are taken out. */
const Base64 = z
  .string()
  .transform((text) => text.replace(/^data:[^,]{0,100},/, '').replaceAll(/\s/g, ''))
  .pipe(z.base64('must be base64'))
  .meta({ description: 'In base64, or as a `data:` URL' });

/** The JSON form of an upload; how many frames there may be is said by capture/frames.ts, for forms as well. */
export const ImageUpload = z.strictObject({
  type: ImageTypeField,
  image: Base64,
  frames: z.array(Base64).optional().describe("The burst around a selfie's shutter: 3 to 5 images"),
});

/** The path of one image. */
export const ImageId = SessionId.extend({
  image_id: z.string().meta({ description: 'Of the image', examples: ['img_01k7f9z2xjv6c8m4t0q5r3wy'] }),
});

export const ImageAnswer = z
  .object({
    id: z.string().meta({ description: '`img_…`' }),
    type: ImageTypeField,
    content_type: z.literal('image/jpeg'),
    width: z.int(),
    height: z.int(),
    frames: z.int().optional().meta({ description: 'How many frames came with a selfie' }),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Image' });

export const ImageList = z.object({ data: z.array(ImageAnswer) }).meta({ id: 'ImageList' });

/** What a refusal says to a developer; the hosted page says it to a person, in their language. */
export const FEEDBACK: Readonly<Record<FeedbackCode, string>> = {
  too_small: 'The photo has too few pixels.',
  too_dark: 'The photo is too dark.',
  too_bright: 'The photo is too bright.',
  too_blurred: 'The photo is blurred.',
  no_face: 'No face was found in the photo.',
  several_faces: 'More than one face is in the photo.',
  face_too_small: 'The face is too small.',
  face_cut_off: 'The face is cut off by the edge of the photo.',
  document_not_found: 'No document was found in the photo.',
  document_cut_off: 'The document is cut off by the edge of the photo.',
  glare: 'A reflection covers part of the document.',
  two_documents: 'More than one document is in the photo.',
};

export const SubmissionAnswer = z
  .object({
    accepted: z.boolean(),
    image: ImageAnswer.nullable(),
    feedback: z.array(
      z.object({ code: z.enum(Object.keys(FEEDBACK) as FeedbackCode[]), message: z.string() }),
    ),
    complete: z.boolean().meta({ description: 'Nothing is missing any more' }),
    missing_images: z.array(ImageTypeField),
    status: z.enum(STATUSES),
  })
  .meta({ id: 'Submission' });

export function presentImage(image: Image) {
  const { id, type, width, height, frames } = image;
  return {
    id,
    type,
    content_type: 'image/jpeg' as const,
    width,
    height,
    ...(type === 'selfie' && { frames }),
    created_at: image.createdAt.toISOString(),
  };
}

export function presentSubmission(open: OpenSession, image: Image) {
  const missing = missingImages(open);
  return {
    accepted: image.accepted,
    image: image.accepted ? presentImage(image) : null,
    feedback: image.findings.map((code) => ({ code, message: FEEDBACK[code] })),
    complete: missing.length === 0,
    missing_images: missing,
    status: open.session.status,
  };
}
