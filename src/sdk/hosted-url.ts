/** The address to open: the backend's own, with the wished language in its query. */

const HOSTED_PATH = /\/verify\/[^/]+/;

/** Null for what is no hosted address, so that a `javascript:` link or a foreign page is never framed. */
export function hostedUrl(text: string, locale: string | null | undefined): URL | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol) || !HOSTED_PATH.test(url.pathname)) return null;
  if (locale) url.searchParams.set('locale', locale);
  return url;
}
