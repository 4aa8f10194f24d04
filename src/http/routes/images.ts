/** Images as the integrator's backend sends and reads them. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Budget } from '../../capture/budget.ts';
import { FRAMES_MAX, type SentFile } from '../../capture/frames.ts';
import type { Intake, Upload } from '../../capture/intake.ts';
import { ImageTypeField, ImageUpload, presentImage, presentSubmission } from '../../contract/image.ts';
import { LIST_IMAGES, READ_IMAGE, SUBMIT_IMAGE } from '../../contract/operations/images.ts';
import type { Sessions } from '../../session/sessions.ts';
import { parseWith } from '../parse-with.ts';
import { acceptForms, readUpload } from '../read-upload.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';
import { shareOf } from '../upload-budget.ts';

export interface ImageRouteParts {
  readonly guard: Guard;
  readonly sessions: Sessions;
  readonly intake: Intake;
  readonly budget: Budget;
}

/** 15 MB in base64, or 15 MB and five frames as they are, and the little around it. */
const UPLOAD_BYTES_MAX = 20_100_000;
const UploadFields = z.strictObject({ type: ImageTypeField });

export async function imageRoutes(
  app: Server,
  { guard, sessions, intake, budget }: ImageRouteParts,
): Promise<void> {
  const share = shareOf(budget, UPLOAD_BYTES_MAX);

  await app.register(async (uploads: Server) => {
    await acceptForms(uploads, FRAMES_MAX);
    route(
      uploads,
      guard,
      SUBMIT_IMAGE,
      async ({ caller, params, body, request }, reply) => {
        const upload = { ...body, requestId: request.id };
        const { open, image } = await intake.take(caller, params.id, upload);
        reply.code(image.accepted ? 201 : 200);
        return presentSubmission(open, image);
      },
      { ...share, bodyLimit: UPLOAD_BYTES_MAX, read: uploadIn },
    );
  });

  route(app, guard, LIST_IMAGES, async ({ caller, params }) => {
    const { images } = await sessions.read(caller, params.id);
    return { data: images.filter(({ accepted }) => accepted).map(presentImage) };
  });

  route(app, guard, READ_IMAGE, async ({ caller, params }, reply) => {
    const { session, images } = await sessions.read(caller, params.id);
    const image = images.find(({ id }) => id === params.image_id);
    reply.type('image/jpeg');
    return Buffer.from(await sessions.readImage(session, image?.id ?? ''));
  });
}

async function uploadIn(request: FastifyRequest): Promise<Upload> {
  if (request.isMultipart()) {
    const { fields, ...file } = await readUpload(request);
    return { ...file, ...parseWith(UploadFields, fields) };
  }
  const { type, image, frames = [] } = parseWith(ImageUpload, request.body);
  return { type, ...decoded(image), frames: frames.map(decoded) };
}

function decoded(base64: string): SentFile {
  return { bytes: Buffer.from(base64, 'base64'), mediaType: '' };
}
