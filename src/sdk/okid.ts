/** `window.okID`: the check in the words of the okID SDK, opened over the page by the token alone. */
import { unshadowOkId } from './unshadow-okid.ts';
import { open, type VouchCompletion, type VouchError, type VouchHandle } from './vouch.ts';

/** `closed`: the person closed the check before it ended. `flow_unknown`: no such `flowName` here. */
export type OkIdErrorCode = VouchError['code'] | 'closed' | 'flow_unknown';

export interface OkIdError extends Error {
  readonly code: OkIdErrorCode;
}

/** `id` and `session_id` are the same: the id that the API and the webhooks name. */
export interface OkIdCompletion extends VouchCompletion {
  readonly id: string;
}

export interface OkIdConfig {
  /** Taken for the sake of existing pages: this script never calls the API, the hosted page does that itself. */
  readonly apiUrl?: string | undefined;
  /** Where the hosted page is: `<frontendUrl>/verify/<processToken>` is opened. */
  readonly frontendUrl?: string | undefined;
  /** The token that your backend was given. */
  readonly processToken: string;
  /** `standard`, the only one: what a check asks for is settled by your backend when it asks for the token. */
  readonly flowName?: string | undefined;
  /** BCP 47; `en` unless you say otherwise. */
  readonly locale?: string | undefined;
  readonly onComplete?: ((data: OkIdCompletion) => void) | undefined;
  readonly onError?: ((error: OkIdError) => void) | undefined;
}

/** A service that everybody hosts for themselves has no address of its own: both addresses default to where this script is from. */
const HOME = homeOf(document.currentScript);
const DEFAULTS = { apiUrl: HOME, frontendUrl: HOME, flowName: 'standard', locale: 'en' };
const TEXTS = ['processToken', ...(Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[])] as const;
const CALLBACKS = ['onComplete', 'onError'] as const;

/** As given, with the defaults filled in. */
type FilledIn = OkIdConfig & typeof DEFAULTS;

class OkId {
  readonly config: FilledIn;
  private handle: VouchHandle | null = null;

  /** Throws TypeError when an option is of the wrong kind. */
  constructor(config: OkIdConfig) {
    const given = Object.entries(config ?? {}).filter(([, value]) => value !== undefined && value !== null);
    this.config = Object.freeze(Object.assign({ ...DEFAULTS }, Object.fromEntries(given) as FilledIn));
    for (const name of TEXTS) {
      const text: unknown = this.config[name];
      if (typeof text !== 'string' || text === '') throw wrong(name, 'a string that is not empty');
    }
    for (const name of CALLBACKS) {
      if (typeof (this.config[name] ?? Object) !== 'function') throw wrong(name, 'a function');
    }
  }

  /** Opens the check; while it is open, a second call does nothing. */
  init(): void {
    const { flowName, onError } = this.config;
    if (flowName !== 'standard') onError?.(errorOf('flow_unknown', `flowName "${flowName}" is not offered`));
    else this.handle ??= this.show();
  }

  private show(): VouchHandle {
    const { frontendUrl, processToken, locale, onComplete, onError } = this.config;
    let hasEnded = false;
    const fail = (error: OkIdError) => {
      hasEnded = true;
      onError?.(error);
    };
    return open({
      url: `${frontendUrl.replace(/\/+$/, '')}/verify/${encodeURIComponent(processToken)}`,
      locale,
      onComplete: (completion) => {
        hasEnded = true;
        onComplete?.({ id: completion.session_id, ...completion });
      },
      onError: fail,
      onClose: () => {
        this.handle = null;
        if (!hasEnded) fail(errorOf('closed', 'the check was closed before it ended'));
      },
    });
  }
}

function homeOf(script: typeof document.currentScript): string {
  const isLoaded = script instanceof HTMLScriptElement && script.src !== '';
  return isLoaded ? new URL(script.src).origin : window.location.origin;
}

function wrong(name: string, kind: string): TypeError {
  return new TypeError(`okID: ${name} must be ${kind}`);
}

function errorOf(code: OkIdErrorCode, message: string): OkIdError {
  return Object.assign(new Error(`okID: ${message}`), { code });
}

/** An assignment makes a configurable property, which a `const okID` of the page may stand in front of. */
Object.assign(window, { okID: OkId });
unshadowOkId(document);
