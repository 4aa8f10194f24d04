/** The hosted page: every screen by GET, every answer of the person by a plain form that leads back to where the session stands. */
import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { FRAMES_MAX } from '../../capture/frames.ts';
import { Problem } from '../../errors.ts';
import { consentVersion } from '../../page/messages.ts';
import type { Say } from '../../session/continue-journey.ts';
import { DECISIONS, type HandOff, type Journey } from '../../session/journey.ts';
import { documentTypeOf, hasBack } from '../../session/needs.ts';
import type { Session } from '../../session/session.ts';
import { ASKED_TYPES, type DocumentType } from '../../verify/document/document.ts';
import { compressAnswers } from '../compress.ts';
import { consentView, handOffView, viewOf } from '../page-view.ts';
import { parseWith } from '../parse-with.ts';
import { problemOf } from '../problem-handler.ts';
import { acceptForms } from '../read-upload.ts';
import type { Server } from '../server.ts';
import { createVisits, DEVICE_COOKIE, isUntaken, type Visit, type VisitParts, wordsFor } from '../visits.ts';
import { followRoutes } from './page-follow.ts';
import { type PhotoParts, photoRoutes } from './page-photos.ts';

export interface PageRouteParts extends VisitParts, PhotoParts {
  readonly clock: () => Date;
}

const FORM_BYTES_MAX = 4096;
const Token = z.strictObject({ token: z.string() });
const ByToken = { schema: { params: Token } };
const DecisionForm = z.strictObject({ decision: z.enum(DECISIONS) });
const TypeForm = z.strictObject({ type: z.enum(ASKED_TYPES) });
const Locale = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const LocaleForm = z.strictObject({ locale: Locale });
/** The language that the page around ours is in; one that is none is no reason to show nothing. */
const Wish = z.object({ locale: Locale.optional().catch(undefined) });

export async function pageRoutes(app: Server, parts: PageRouteParts): Promise<void> {
  const { sessions, links, clock } = parts;
  const visits = createVisits(parts);

  /** Says it, and leads back to where the session then stands; what comes too late changes nothing. */
  const say = async (visit: Visit, reply: FastifyReply, what: Say): Promise<FastifyReply> => {
    if (!isUntaken(visit)) await sessions.continueJourney(visit.link.sessionId, what).catch(unlessTooLate);
    return reply.redirect(visit.basePath, 303);
  };

  await app.register(async (pages: Server) => {
    await pages.register(cookie);
    await compressAnswers(pages);
    await acceptForms(pages, FRAMES_MAX);
    acceptPlainForms(pages);
    pages.setErrorHandler((error, request, reply) => {
      const problem = problemOf(error);
      if (problem.code === 'internal_error') request.log.error({ err: error }, 'page failed');
      const { token } = (request.params ?? {}) as { token?: string };
      return visits.showPlain(request, reply.code(problem.status), {
        screen: 'problem',
        code: problem.code,
        ...(token && { retryPath: `/verify/${token}` }),
      });
    });
    await followRoutes(pages, { ...parts, visits });
    await photoRoutes(pages, { ...parts, visits });

    pages.get('/verify/:token', { schema: { params: Token, querystring: Wish } }, async (request, reply) => {
      const visit = await visits.open(request);
      const { locale } = request.query;
      if (locale) return say(visit, reply, () => ({ locale }));
      if (!isUntaken(visit)) return visits.show(request, reply, visit, viewOf(visit));
      const { hand_off: held } = visit.open.session.journey;
      if (held?.device) return reply.redirect(await deviceLink(visit, held), 303);
      return visits.show(request, reply, visit, { screen: 'arrive', basePath: visit.basePath });
    });

    /** Where a photo was sent to and refused, the browser asks again when the page is loaded anew. */
    pages.get('/verify/:token/*', async (request, reply) => {
      const { token } = request.params as { token: string };
      return reply.redirect(`/verify/${encodeURIComponent(token)}`, 303);
    });

    pages.get('/verify/:token/consent', ByToken, async (request, reply) => {
      const visit = await visits.open(request);
      const now = viewOf(visit);
      if (isUntaken(visit) || !('basePath' in now)) return reply.redirect(visit.basePath, 303);
      const isAsked = ['welcome', 'declined', 'consent'].includes(now.screen);
      return isAsked
        ? visits.show(request, reply, visit, consentView(visit))
        : reply.redirect(visit.basePath, 303);
    });

    pages.post('/verify/:token/consent', ByToken, async (request, reply) => {
      const { decision } = parseWith(DecisionForm, request.body);
      const visit = await visits.open(request);
      if (decision === 'without_biometrics') assertMayLeaveOutFace(visit);
      return say(visit, reply, (session) => {
        const messages = wordsFor(request, session);
        const type = documentTypeOf(session);
        return {
          consent: {
            decision,
            text_version: consentVersion(messages),
            locale: messages.lang,
            at: clock().toISOString(),
          },
          ...(type && { document_back: backOf(session, type) }),
        };
      });
    });

    pages.get('/verify/:token/document-type', ByToken, async (request, reply) => {
      const visit = await visits.open(request);
      const now = viewOf(visit);
      const mayChoose =
        now.screen === 'document_type' || ('mayChangeDocument' in now && now.mayChangeDocument);
      if (isUntaken(visit) || !mayChoose) return reply.redirect(visit.basePath, 303);
      return visits.show(request, reply, visit, { screen: 'document_type', basePath: visit.basePath });
    });

    pages.post('/verify/:token/document-type', ByToken, async (request, reply) => {
      const { type } = parseWith(TypeForm, request.body);
      return say(await visits.open(request), reply, (session) =>
        session.request.document_type ? {} : { document_type: type, document_back: backOf(session, type) },
      );
    });

    pages.post('/verify/:token/no-back', ByToken, async (request, reply) =>
      say(await visits.open(request), reply, () => ({ document_back: 'none' })),
    );

    pages.post('/verify/:token/language', ByToken, async (request, reply) => {
      const { locale } = parseWith(LocaleForm, request.body);
      return say(await visits.open(request), reply, () => ({ locale }));
    });

    pages.get('/verify/:token/hand-off', ByToken, async (request, reply) => {
      const visit = await visits.open(request);
      const { hand_off: held } = visit.open.session.journey;
      const now = viewOf(visit);
      const isOver = now.screen === 'waiting' || now.screen === 'finished';
      if (visit.link.handOff || !held || isOver) return reply.redirect(visit.basePath, 303);
      const url = links.url(await links.sign(visit.open.session, { id: held.id, device: null }));
      return visits.show(request, reply, visit, handOffView(visit, url));
    });

    /** A link for another device; whichever there was stops working. */
    pages.post('/verify/:token/hand-off', ByToken, async (request, reply) => {
      const { basePath, link } = await visits.open(request);
      if (link.handOff) return reply.redirect(basePath, 303);
      await sessions
        .continueJourney(link.sessionId, () => ({ hand_off: { id: secret(), device: null } }))
        .catch(unlessTooLate);
      return reply.redirect(`${basePath}/hand-off`, 303);
    });

    pages.post('/verify/:token/claim', ByToken, async (request, reply) => {
      const visit = await visits.open(request);
      if (!isUntaken(visit)) return reply.redirect(visit.basePath, 303);
      const device = secret();
      const { session } = await sessions.continueJourney(visit.link.sessionId, ({ journey }) =>
        journey.hand_off?.device === null ? { hand_off: { ...journey.hand_off, device } } : {},
      );
      const held = session.journey.hand_off;
      if (held?.device !== device) throw new Problem('link_used', 'Another device was faster.');
      reply.setCookie(DEVICE_COOKIE, device, { path: visit.basePath, httpOnly: true, sameSite: 'lax' });
      return reply.redirect(await deviceLink(visit, held), 303);
    });
  });

  /** The address under which the device goes on, also where it keeps no cookies. */
  async function deviceLink({ open }: Visit, handOff: HandOff): Promise<string> {
    return `/verify/${await links.sign(open.session, handOff)}`;
  }
}

/** Whether the person will be asked for the back of a document of that type. */
function backOf(session: Session, type: DocumentType): NonNullable<Journey['document_back']> {
  return hasBack(session, type) ? 'wanted' : 'none';
}

function assertMayLeaveOutFace({ mayLeaveOutFace }: Visit): void {
  if (mayLeaveOutFace) return;
  const detail = 'The company does not take a document alone.';
  throw new Problem('validation_failed', detail, [{ pointer: '/decision', detail }]);
}

function unlessTooLate(error: unknown): void {
  if (!(error instanceof Problem && error.status === 409)) throw error;
}

function acceptPlainForms(pages: Server): void {
  pages.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES_MAX },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}

/** Too many to be guessed, short enough for a code that a poor camera reads. */
function secret(): string {
  return randomBytes(12).toString('base64url');
}
