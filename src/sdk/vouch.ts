/**
 * Puts the hosted identity check into an integrator's page: over it, inside it, or in its place. As a script this
 * module is the global `Vouch`; from npm it is `import * as Vouch from 'vouch-sdk'`.
 */
import { callSafely } from './call-safely.ts';
import { checkOptions } from './check-options.ts';
import { embedPage } from './embed-page.ts';
import { hostedUrl } from './hosted-url.ts';
import { type ClosingStatus, type FailingStatus, failureOf } from './outcomes.ts';

/** `modal` covers the page, `inline` fills `container`, `redirect` leaves the page for the hosted one. */
export type VouchMode = 'modal' | 'inline' | 'redirect';

/** What your page may know. The verdict that counts is the one your backend gets: webhook or API. */
export interface VouchCompletion {
  readonly session_id: string;
  readonly status: 'verified' | 'unverified';
}

/**
 * - `url_invalid`: the address is not http(s) or has no `/verify/<token>` path;
 * - `not_ready`: the hosted page did not speak within 20 s, mostly because your origin may not embed it;
 * - `failed`, `expired`, `cancelled`: how the session ended without a verdict;
 * - `declined`: the person did not agree to the check. The screen stays, and they may think again: then more follows.
 */
export type VouchErrorCode = 'url_invalid' | 'not_ready' | 'failed' | 'expired' | 'cancelled' | 'declined';

/** `message` is English and for developers; the person has already read the hosted page in their own language. */
export interface VouchError extends Error {
  readonly code: VouchErrorCode;
  /** Absent for `url_invalid` and `not_ready`. */
  readonly session_id?: string;
}

export interface VouchOptions {
  /** The hosted address that your backend got when it made the session: `https://…/verify/<token>`. */
  readonly url: string;
  /** `modal` unless you say otherwise. */
  readonly mode?: VouchMode | undefined;
  /** For `inline`: the element that the check fills, or a CSS selector of it. */
  readonly container?: Element | string | undefined;
  /** BCP 47, as `nl` or `pt-BR`. Without it the hosted page goes by the browser's own languages. */
  readonly locale?: string | undefined;
  /** The hosted page is there and may be seen. Called once. */
  readonly onStart?: (() => void) | undefined;
  /** There is a verdict. The check stays open for the person to read it; call `close()` to take it away. */
  readonly onComplete?: ((completion: VouchCompletion) => void) | undefined;
  /** There will be no verdict, or nothing could be shown. */
  readonly onError?: ((error: VouchError) => void) | undefined;
  /** The check is gone, by whatever way. Always the last call, made once; never for `redirect`, which leaves your page. */
  readonly onClose?: (() => void) | undefined;
}

export interface VouchHandle {
  /** Takes the check away, gives the focus back and calls `onClose`. A second call does nothing. */
  readonly close: () => void;
}

/**
 * Opens the check. No callback runs before this has returned, and one that throws does not stop the others.
 * Throws a TypeError when an option is of the wrong kind; an address that cannot be opened goes to `onError`.
 */
export function open(options: VouchOptions): VouchHandle {
  const { mode, container } = checkOptions(options);
  const url = hostedUrl(options.url, options.locale);
  if (url === null) return refuse(options);
  if (mode === 'redirect') {
    window.location.assign(url.href);
    return { close: () => {} };
  }
  return embedPage(url, {
    container,
    locale: options.locale,
    onStart: () => callSafely(options.onStart),
    onOutcome: (status, sessionId) => tellOutcome(options, status, sessionId),
    onSilence: () => callSafely(options.onError, errorOf('not_ready', silence(url))),
    onClose: () => callSafely(options.onClose),
  });
}

function tellOutcome(options: VouchOptions, status: ClosingStatus, sessionId: string): void {
  if (status === 'verified' || status === 'unverified') {
    callSafely(options.onComplete, { session_id: sessionId, status });
  } else {
    callSafely(options.onError, errorOf(status, failureOf(status), sessionId));
  }
}

/** In a microtask, so that the caller holds the handle first. */
function refuse({ url, onError, onClose }: VouchOptions): VouchHandle {
  const message = `Vouch: url must be the hosted address, https://…/verify/<token>, not "${url}"`;
  queueMicrotask(() => {
    callSafely(onError, errorOf('url_invalid', message));
    callSafely(onClose);
  });
  return { close: () => {} };
}

function silence({ host }: URL): string {
  return `Vouch: no answer from ${host} within 20 s. Add ${window.location.origin} to the account's allowed origins, and ${host} to your frame-src if your page has a Content-Security-Policy.`;
}

function errorOf(
  code: FailingStatus | 'url_invalid' | 'not_ready',
  message: string,
  id?: string,
): VouchError {
  return Object.assign(new Error(message), id === undefined ? { code } : { code, session_id: id });
}
