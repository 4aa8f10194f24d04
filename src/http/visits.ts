/** A person with a link comes to a page: whose session it is, which device may go on, and how what they see is dressed. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../account/accounts.ts';
import type { Appearance } from '../account/appearance.ts';
import { supportUrl } from '../account/branding.ts';
import { Problem } from '../errors.ts';
import { brandStyle } from '../page/brand-style.ts';
import { type Face, PLAIN_FACE } from '../page/frame.ts';
import { type Messages, messagesFor } from '../page/messages.ts';
import { renderPage } from '../page/render.ts';
import type { PageView } from '../page/view.ts';
import type { Following } from '../session/following.ts';
import { isOpen } from '../session/lifecycle.ts';
import type { Link, Links } from '../session/links.ts';
import type { Session } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';
import { dressPage } from './page-headers.ts';
import { mayLeaveOutFace, type Seen } from './page-view.ts';

export interface VisitParts {
  readonly sessions: Sessions;
  readonly links: Links;
  readonly following: Following;
  readonly accounts: Accounts;
}

export interface Visit extends Seen {
  readonly link: Link;
}

export type Visits = ReturnType<typeof createVisits>;

/** Where a link for another device keeps which device took it. */
export const DEVICE_COOKIE = 'vouch_device';

export function createVisits({ sessions, links, following, accounts }: VisitParts) {
  return {
    /** Throws for a link that opens nothing. A link for another device that nobody took yet is not refused: see `isUntaken`. */
    async open(request: FastifyRequest): Promise<Visit> {
      const { token } = request.params as { token: string };
      const link = await links.read(token);
      // Before the session itself: a page may be newer than its mark, never older.
      const mark = await following.mark(link.sessionId);
      const open = await sessions.read(null, link.sessionId);
      assertDevice(link, open.session, request);
      const features = (await accounts.find(open.session.accountId))?.features ?? [];
      return {
        open,
        link,
        mark: mark ?? '',
        basePath: `/verify/${token}`,
        isPhone: isPhone(request),
        mayLeaveOutFace: mayLeaveOutFace(open.session, features),
      };
    },

    async show(
      request: FastifyRequest,
      reply: FastifyReply,
      visit: Visit,
      view: PageView,
    ): Promise<FastifyReply> {
      const { session } = visit.open;
      const { branding, allowedOrigins: parents } = await accounts.appearance(session.accountId);
      const nonce = nonceFor(request, dressPage(reply, parents));
      const mayChoose = isOpen(session.status) && !isUntaken(visit);
      const languagePath = mayChoose ? `${visit.basePath}/language` : null;
      const frame = { nonce, face: faceOf(branding), parents, languagePath };
      return sendHtml(reply, renderPage(view, wordsFor(request, session), frame));
    },

    /** For a page behind which no session stands, or none that may be shown. */
    showPlain(request: FastifyRequest, reply: FastifyReply, view: PageView): FastifyReply {
      const nonce = nonceFor(request, dressPage(reply, []));
      const frame = { nonce, face: PLAIN_FACE, parents: [], languagePath: null };
      return sendHtml(reply, renderPage(view, wordsFor(request), frame));
    },
  };
}

function faceOf({ name, privacy_url, terms_url, support, logo, ...colors }: Appearance['branding']): Face {
  return {
    name: name ?? null,
    logoPath: logo?.path ?? null,
    css: brandStyle(colors) || null,
    privacyUrl: privacy_url ?? null,
    termsUrl: terms_url ?? null,
    supportUrl: support === undefined ? null : supportUrl(support),
  };
}

/** What the person chose, else what the backend asked for, else what the browser asks for. */
export function wordsFor({ headers }: FastifyRequest, session?: Session): Messages {
  const asked = session?.journey.locale ?? session?.request.locale;
  return messagesFor(asked ?? headers['accept-language']);
}

export function isUntaken({ link }: Visit): boolean {
  return link.handOff !== null && link.handOff.device === null;
}

/** Once a device took the link, no other one gets in by it; and a newer link ends the one before. An erased session has nothing left to keep from anybody. */
function assertDevice({ handOff }: Link, { journey, erasedAt }: Session, request: FastifyRequest): void {
  if (handOff === null || erasedAt) return;
  const held = journey.hand_off;
  const device = handOff.device ?? request.cookies[DEVICE_COOKIE] ?? null;
  if (held?.id === handOff.id && (held.device === null || held.device === device)) return;
  throw new Problem('link_used', 'This link was opened on another device, or replaced by a newer one.');
}

/** As the browser says it (Client Hints, or the word that every phone has in its name). */
function isPhone({ headers }: FastifyRequest): boolean {
  const hint = headers['sec-ch-ua-mobile'];
  return hint === undefined ? /Mobi|Android/i.test(headers['user-agent'] ?? '') : hint === '?1';
}

/** The page's script asks for screens in this way (src/page/client/visit.ts). The page around them has a nonce of its own. */
function nonceFor({ headers }: FastifyRequest, nonce: string): string | null {
  return headers['x-requested-with'] === 'visit' ? null : nonce;
}

function sendHtml(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(text);
}
