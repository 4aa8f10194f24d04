/** Images of a session, as a backend sends and reads them itself. */

import type { z } from 'zod';
import { IMAGE_TYPES } from '../../verify/evidence.ts';
import { FEEDBACK, ImageId, ImageList, ImageUpload, SubmissionAnswer } from '../image.ts';
import { operation } from '../operation.ts';
import { SessionId } from '../session.ts';

const FILE = { type: 'string', format: 'binary' };
const FORM = {
  type: 'object',
  required: ['type', 'image'],
  properties: {
    type: { type: 'string', enum: [...IMAGE_TYPES] },
    image: { ...FILE, description: 'JPEG, PNG, WebP or AVIF, up to 15 MB' },
    frames: {
      type: 'array',
      items: FILE,
      minItems: 3,
      maxItems: 5,
      description: "The burst around a selfie's shutter",
    },
  },
};
const IMAGE = {
  id: 'img_01k7f9z2xjv6c8m4t0q5r3wy',
  type: 'document_front',
  content_type: 'image/jpeg',
  width: 2560,
  height: 1920,
  created_at: '2026-03-11T10:31:00.000Z',
};

export const SUBMIT_IMAGE = operation({
  id: 'submitImage',
  method: 'POST',
  path: '/v1/verify/session/:id/images',
  tag: 'Images',
  summary: 'Send an image yourself',
  description:
    'Instead of the hosted page. A photo that cannot be used is answered 200 with `feedback`, and changes nothing.',
  scope: 'sessions:write',
  params: SessionId,
  body: ImageUpload,
  bodyExample: { type: 'document_front', image: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBD' },
  form: FORM,
  answers: {
    200: {
      description: 'Refused, with what to do better',
      schema: SubmissionAnswer,
      example: {
        accepted: false,
        image: null,
        feedback: [{ code: 'too_blurred', message: FEEDBACK.too_blurred }],
        complete: false,
        missing_images: ['document_front', 'selfie'],
        status: 'pending',
      },
    },
    201: {
      description: 'Accepted',
      schema: SubmissionAnswer,
      example: {
        accepted: true,
        image: IMAGE,
        feedback: [],
        complete: false,
        missing_images: ['selfie'],
        status: 'document_uploaded',
      },
    },
  },
  problems: [
    'wrong_state',
    'nothing_missing',
    'image_too_large',
    'image_type_unsupported',
    'heic_unsupported',
    'image_empty',
    'image_unreadable',
    'image_polyglot',
    'models_missing',
    'busy',
  ],
});

export const LIST_IMAGES = operation({
  id: 'listImages',
  method: 'GET',
  path: '/v1/verify/session/:id/images',
  tag: 'Images',
  summary: 'List the accepted images',
  description: 'In the order in which they came; none once the images were deleted.',
  scope: 'images:read',
  params: SessionId,
  answers: {
    200: { description: 'The images', schema: ImageList, example: { data: [IMAGE] } },
  },
});

export const READ_IMAGE = operation({
  id: 'readImage',
  method: 'GET',
  path: '/v1/verify/session/:id/images/:image_id',
  tag: 'Images',
  summary: 'Read an image',
  description: 'As it was judged: turned upright, as JPEG, without metadata. 404 once it was deleted.',
  scope: 'images:read',
  params: ImageId,
  answers: { 200: { description: 'The image, without metadata', contentType: 'image/jpeg' } },
  tellsAbout: (_: Buffer, { id, image_id }: z.output<typeof ImageId>) => [`${id}/${image_id}`],
});
