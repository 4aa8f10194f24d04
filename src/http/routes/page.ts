/** The person's page: every address leads to what the session needs next, and an upload leads back to it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Budget } from '../../capture/budget.ts';
import type { Intake } from '../../capture/intake.ts';
import { Problem } from '../../errors.ts';
import { STYLESHEET } from '../../page/assets.ts';
import { endUrl } from '../../page/end-url.ts';
import { messagesFor } from '../../page/messages.ts';
import { renderPage } from '../../page/render.ts';
import { UPLOADS } from '../../page/screens/capture.ts';
import { type Feedback, type PageView, PHOTO_PROBLEMS } from '../../page/view.ts';
import type { Links } from '../../session/links.ts';
import type { OpenSession, Session } from '../../session/session.ts';
import type { Sessions } from '../../session/sessions.ts';
import { acceptedTypes } from '../../session/submit-image.ts';
import { missingImages, requiredImages } from '../../session/workflow.ts';
import { IMAGE_TYPES, type ImageType } from '../../verify/evidence.ts';
import { problemOf } from '../problem-handler.ts';
import { acceptForms, readUpload } from '../read-upload.ts';
import type { Server } from '../server.ts';
import { shareOf } from '../upload-budget.ts';

export interface PageRouteParts {
  readonly sessions: Sessions;
  readonly links: Links;
  readonly intake: Intake;
  readonly budget: Budget;
}

/** The image and the form around it. */
const UPLOAD_BYTES_MAX = 15_100_000;
const Token = z.strictObject({ token: z.string() });
const Capture = Token.extend({
  place: z.enum(IMAGE_TYPES.map((type) => UPLOADS[type].path)).transform(typeOf),
});

export async function pageRoutes(
  app: Server,
  { sessions, links, intake, budget }: PageRouteParts,
): Promise<void> {
  const openLink = async (token: string): Promise<OpenSession> =>
    sessions.read(null, await links.read(token));

  /** Before a byte of the body is read. */
  const checkLink = async ({ params }: FastifyRequest): Promise<void> => {
    await links.read((params as { token: string }).token);
  };

  app.get(STYLESHEET.path, async (_request, reply) => {
    return reply
      .type(STYLESHEET.contentType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(STYLESHEET.text);
  });

  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());

  await app.register(async (pages: Server) => {
    await acceptForms(pages);
    pages.setErrorHandler((error, request, reply) => {
      const problem = problemOf(error);
      if (problem.code === 'internal_error') request.log.error({ err: error }, 'page failed');
      const retryPath = basePath(request);
      return sendPage(request, reply.code(problem.status), {
        screen: 'problem',
        code: problem.code,
        ...(retryPath && { retryPath }),
      });
    });

    pages.get('/verify/:token', { schema: { params: Token } }, async (request, reply) => {
      const open = await openLink(request.params.token);
      return sendPage(
        request,
        reply,
        viewOf(open, `/verify/${request.params.token}`),
        open.session.request.locale,
      );
    });

    const share = shareOf(budget, UPLOAD_BYTES_MAX);
    const onRequest = [checkLink, share.onRequest];
    pages.post(
      '/verify/:token/:place',
      { ...share, onRequest, bodyLimit: UPLOAD_BYTES_MAX, schema: { params: Capture } },
      async (request, reply) => {
        const { token, place: type } = request.params;
        const sessionId = await links.read(token);
        const feedback = await takePhoto(intake, sessionId, type, request);
        if (feedback.length === 0) return reply.redirect(`/verify/${token}`, 303);
        const open = await openLink(token);
        const view = viewOf(open, `/verify/${token}`, feedback);
        return sendPage(request, reply.code(422), view, open.session.request.locale);
      },
    );
  });
}

/** What is wrong with the photo, in codes; empty when it was accepted, or was no longer needed. */
async function takePhoto(
  intake: Intake,
  sessionId: string,
  type: ImageType,
  request: FastifyRequest,
): Promise<readonly Feedback[]> {
  try {
    const { bytes, mediaType } = await readUpload(request);
    const { image } = await intake.take(null, sessionId, { type, bytes, mediaType });
    return image.accepted ? [] : image.findings;
  } catch (error) {
    const { code } = problemOf(error);
    const photoProblem = PHOTO_PROBLEMS.find((known) => known === code);
    if (photoProblem) return [photoProblem];
    if (error instanceof Problem && error.status === 409) return [];
    throw error;
  }
}

function viewOf(open: OpenSession, path: string, feedback: readonly Feedback[] = []): PageView {
  const { session, images } = open;
  if (session.status === 'processing') return { screen: 'waiting', basePath: path };
  if (session.status !== 'pending' && session.status !== 'document_uploaded') return finishedView(session);
  const required = requiredImages(session.request.steps);
  const [next] = missingImages(session.request.steps, acceptedTypes(images));
  if (!next) throw new Error('An open session waits for an image');
  return { screen: next, basePath: path, step: required.indexOf(next) + 1, steps: required.length, feedback };
}

function finishedView({ id, status, cancelledAt, request }: Session): PageView {
  const outcome = status as Extract<typeof status, 'verified' | 'unverified' | 'failed' | 'expired'>;
  const continueUrl = endUrl({
    redirectUrl: request.redirect_url ?? null,
    successUrl: request.success_url ?? null,
    errorUrl: request.error_url ?? null,
    state: request.state ?? null,
    sessionId: id,
    status: outcome,
  });
  return { screen: 'finished', outcome: cancelledAt ? 'cancelled' : outcome, continueUrl };
}

function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  view: PageView,
  locale?: string,
): FastifyReply {
  const messages = messagesFor(locale ?? request.headers['accept-language']);
  return reply.type('text/html; charset=utf-8').send(renderPage(view, messages));
}

function basePath({ params }: FastifyRequest): string | null {
  const { token } = (params ?? {}) as { token?: string };
  return token ? `/verify/${token}` : null;
}

function typeOf(place: string): ImageType {
  const type = IMAGE_TYPES.find((known) => UPLOADS[known].path === place);
  if (!type) throw new Error('The place was not validated');
  return type;
}
