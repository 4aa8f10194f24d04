/** The photos that the person sends from the hosted page, each by a plain form at an address of its own. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Budget } from '../../capture/budget.ts';
import type { Intake } from '../../capture/intake.ts';
import { Problem } from '../../errors.ts';
import { UPLOADS } from '../../page/screens/capture.ts';
import { type Feedback, PHOTO_PROBLEMS } from '../../page/view.ts';
import type { Links } from '../../session/links.ts';
import { IMAGE_TYPES, type ImageType } from '../../verify/evidence.ts';
import { viewOf } from '../page-view.ts';
import { problemOf } from '../problem-handler.ts';
import { readUpload } from '../read-upload.ts';
import type { Server } from '../server.ts';
import { shareOf } from '../upload-budget.ts';
import { isUntaken, type Visits } from '../visits.ts';

export interface PhotoParts {
  readonly intake: Intake;
  readonly budget: Budget;
}

/** The image, its frames and the form around them. */
const UPLOAD_BYTES_MAX = 20_100_000;
const Place = z.strictObject({
  token: z.string(),
  place: z.enum(IMAGE_TYPES.map((type) => UPLOADS[type].path)).transform(typeOf),
});

export async function photoRoutes(
  pages: Server,
  { intake, budget, links, visits }: PhotoParts & { links: Links; visits: Visits },
): Promise<void> {
  const share = shareOf(budget, UPLOAD_BYTES_MAX);
  /** Before a byte of the body is read. */
  const checkLink = async ({ params }: FastifyRequest): Promise<void> => {
    await links.read((params as { token: string }).token);
  };

  pages.post(
    '/verify/:token/:place',
    {
      ...share,
      onRequest: [checkLink, share.onRequest],
      bodyLimit: UPLOAD_BYTES_MAX,
      schema: { params: Place },
    },
    async (request, reply) => {
      const visit = await visits.open(request);
      const { consent } = visit.open.session.journey;
      if (isUntaken(visit) || consent?.decision === 'declined') return reply.redirect(visit.basePath, 303);
      const feedback = await takePhoto(intake, visit.link.sessionId, request.params.place, request);
      if (feedback.length === 0) return reply.redirect(visit.basePath, 303);
      const now = await visits.open(request);
      return visits.show(request, reply.code(422), now, viewOf(now, feedback));
    },
  );
}

/** What is wrong with the photo, in codes; empty when it was accepted, or was no longer needed. */
async function takePhoto(
  intake: Intake,
  sessionId: string,
  type: ImageType,
  request: FastifyRequest,
): Promise<readonly Feedback[]> {
  try {
    const { bytes, mediaType, frames } = await readUpload(request);
    const upload = { type, bytes, mediaType, frames, requestId: request.id };
    const { image } = await intake.take(null, sessionId, upload);
    return image.accepted ? [] : image.findings;
  } catch (error) {
    const { code } = problemOf(error);
    const photoProblem = PHOTO_PROBLEMS.find((known) => known === code);
    if (photoProblem) return [photoProblem];
    if (error instanceof Problem && error.status === 409) return [];
    throw error;
  }
}

function typeOf(place: string): ImageType {
  const type = IMAGE_TYPES.find((known) => UPLOADS[known].path === place);
  if (!type) throw new Error('The place was not validated');
  return type;
}
