/** The origins that may show the page in a frame: exact ones, because each is named in a header of every page. */

export const ORIGINS_MAX = 20;

export const ORIGIN_RULE = 'must be an origin as https://shop.example.com, without a path or a wildcard';

/** A parsed host may still hold what ends a directive of a Content-Security-Policy; these characters cannot. */
const ORIGIN = /^https?:\/\/(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{1,5})?$/;
const TRY_OUT_HOSTS = ['localhost', '127.0.0.1'];

/** The origin as a browser writes it, or null for what is none; plain http is for a developer's own machine only. */
export function readOrigin(text: string): string | null {
  if (!/^https?:\/\/[^/?#\\@\s]+$/i.test(text) || !URL.canParse(text)) return null;
  const { origin, protocol, hostname } = new URL(text);
  if (protocol === 'http:' && !TRY_OUT_HOSTS.includes(hostname)) return null;
  return ORIGIN.test(origin) ? origin : null;
}
