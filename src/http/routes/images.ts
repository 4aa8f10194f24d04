/** Images as the integrator's backend sends and reads them. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Budget } from '../../capture/budget.ts';
import { FRAMES_MAX, type SentFile } from '../../capture/frames.ts';
import type { Intake, Upload } from '../../capture/intake.ts';
import { ImageTypeField, ImageUpload, presentImage, presentSubmission } from '../../contract/image.ts';
import { SessionId } from '../../contract/session.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { Authenticate } from '../authenticate.ts';
import { parseWith } from '../parse-with.ts';
import { acceptForms, readUpload } from '../read-upload.ts';
import type { Server } from '../server.ts';
import { shareOf } from '../upload-budget.ts';

export interface ImageRouteParts {
  readonly authenticate: Authenticate;
  readonly sessions: Sessions;
  readonly intake: Intake;
  readonly budget: Budget;
}

/** 15 MB in base64, or 15 MB and five frames as they are, and the little around it. */
const UPLOAD_BYTES_MAX = 20_100_000;
const ImageId = SessionId.extend({ image_id: z.string() });
const UploadFields = z.strictObject({ type: ImageTypeField });

export async function imageRoutes(
  app: Server,
  { authenticate, sessions, intake, budget }: ImageRouteParts,
): Promise<void> {
  const read = authenticate('images:read');
  const share = shareOf(budget, UPLOAD_BYTES_MAX);
  const upload = {
    ...share,
    onRequest: [authenticate('sessions:write'), share.onRequest],
    bodyLimit: UPLOAD_BYTES_MAX,
  };

  await app.register(async (uploads: Server) => {
    await acceptForms(uploads, FRAMES_MAX);
    uploads.post(
      '/v1/verify/session/:id/images',
      { ...upload, schema: { params: SessionId } },
      async (request, reply) => {
        const { open, image } = await intake.take(request.caller, request.params.id, await uploadIn(request));
        return reply.code(image.accepted ? 201 : 200).send(presentSubmission(open, image));
      },
    );
  });

  app.get(
    '/v1/verify/session/:id/images',
    { onRequest: read, schema: { params: SessionId } },
    async (request) => {
      const { images } = await sessions.read(request.caller, request.params.id);
      return { data: images.filter(({ accepted }) => accepted).map(presentImage) };
    },
  );

  app.get(
    '/v1/verify/session/:id/images/:image_id',
    { onRequest: read, schema: { params: ImageId } },
    async (request, reply) => {
      const { session, images } = await sessions.read(request.caller, request.params.id);
      const image = images.find(({ id }) => id === request.params.image_id);
      const bytes = await sessions.readImage(session, image?.id ?? '');
      return reply.type('image/jpeg').send(Buffer.from(bytes));
    },
  );
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
