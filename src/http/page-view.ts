/** Where a session stands → what the person's page shows. */
import { endUrl } from '../page/end-url.ts';
import type { Feedback, Outcome, PageView } from '../page/view.ts';
import { durationMs } from '../session/duration.ts';
import { isOpen } from '../session/lifecycle.ts';
import { documentTypeOf, missingImages, neededImages } from '../session/needs.ts';
import type { OpenSession, Session } from '../session/session.ts';
import { requiredImages, withoutFace } from '../session/workflow.ts';

const DAY_MS = 86_400_000;

/** Who looks at the session, and with what. */
export interface Seen {
  readonly open: OpenSession;
  /** `/verify/<jwt>` */
  readonly basePath: string;
  /** Of the session as it was read. */
  readonly mark: string;
  readonly isPhone: boolean;
  /** Whether people of this account may keep their face out of it. */
  readonly mayLeaveOutFace: boolean;
}

export function viewOf(seen: Seen, feedback: readonly Feedback[] = []): PageView {
  const { open, basePath, mark } = seen;
  const { session } = open;
  if (session.status === 'processing') return { screen: 'waiting', basePath, mark };
  if (!isOpen(session.status)) return finishedView(session);
  const decision = session.journey.consent?.decision;
  if (!decision) return welcomeView(seen);
  if (decision === 'declined') return declinedView(seen);
  const [next] = missingImages(open);
  if (!next) throw new Error('An open session waits for an image');
  if (next !== 'selfie' && !documentTypeOf(session)) return { screen: 'document_type', basePath };
  return {
    screen: next,
    basePath,
    ...progressOf(open),
    feedback,
    mayChangeDocument: next !== 'selfie' && !session.request.document_type,
  };
}

export function consentView({ open: { session }, basePath }: Seen): PageView {
  const images = requiredImages(session.request.steps);
  const retainedMs = durationMs(session.request.retention.images);
  return {
    screen: 'consent',
    basePath,
    hasDocument: images.includes('document_front'),
    hasFace: images.includes('selfie'),
    imageDays: Math.ceil(retainedMs / DAY_MS),
  };
}

/** `url`: of the link that another device opens. */
export function handOffView({ open, basePath, mark }: Seen, url: string): PageView {
  const isTaken = Boolean(open.session.journey.hand_off?.device);
  return { screen: 'hand_off', basePath, mark, url, isTaken, ...progressOf(open) };
}

/** Without a face there must be something left to look at. */
export function mayLeaveOutFace({ request }: Session, features: readonly string[]): boolean {
  const left = requiredImages(withoutFace(request.steps));
  return (
    features.includes('document_only') &&
    left.length > 0 &&
    left.length < requiredImages(request.steps).length
  );
}

function welcomeView({ open, basePath, isPhone }: Seen): PageView {
  return { screen: 'welcome', basePath, images: requiredImages(open.session.request.steps), isPhone };
}

function declinedView({ open: { session }, basePath, mayLeaveOutFace }: Seen): PageView {
  return {
    screen: 'declined',
    basePath,
    sessionId: session.id,
    mayLeaveOutFace,
    leaveUrl: urlAfter(session, 'declined'),
  };
}

function finishedView(session: Session): PageView {
  const { id, status, cancelledAt } = session;
  const outcome = status as Extract<typeof status, 'verified' | 'unverified' | 'failed' | 'expired'>;
  return {
    screen: 'finished',
    sessionId: id,
    outcome: cancelledAt ? 'cancelled' : outcome,
    continueUrl: urlAfter(session, outcome),
  };
}

/** The photos that are there, and the one that is next. */
function progressOf(open: OpenSession): { readonly step: number; readonly steps: number } {
  const needed = neededImages(open.session);
  return { step: needed.length - missingImages(open).length + 1, steps: needed.length };
}

function urlAfter({ id, request }: Session, status: Outcome | 'declined'): string | null {
  return endUrl({
    redirectUrl: request.redirect_url ?? null,
    successUrl: request.success_url ?? null,
    errorUrl: request.error_url ?? null,
    state: request.state ?? null,
    sessionId: id,
    status,
  });
}
