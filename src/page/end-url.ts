/** Where the person goes when the check is over, with the answer's name in the query of the integrator's own address. */

import type { Outcome } from './view.ts';

export interface Ending {
  readonly redirectUrl: string | null;
  readonly successUrl: string | null;
  readonly errorUrl: string | null;
  readonly state: string | null;
  readonly sessionId: string;
  readonly status: Outcome | 'declined';
}

/** Null when the session names no address, or one that is not http(s): a `javascript:` link never reaches the page. */
export function endUrl(ending: Ending): string | null {
  const own = ending.status === 'verified' ? ending.successUrl : ending.errorUrl;
  const target = own ?? ending.redirectUrl;
  if (target === null || !URL.canParse(target)) return null;
  const url = new URL(target);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.search = withParameters(url.search, parametersOf(ending));
  return url.href;
}

function parametersOf({ sessionId, status, state }: Ending): URLSearchParams {
  const parameters = new URLSearchParams({ session_id: sessionId, status });
  if (state !== null) parameters.set('state', state);
  return parameters;
}

/** Works on the raw text: URLSearchParams would write the integrator's own parameters anew, `%20` as `+`. */
function withParameters(search: string, added: URLSearchParams): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && ![...new URLSearchParams(pair).keys()].some((name) => added.has(name)));
  return [...kept, added.toString()].join('&');
}
