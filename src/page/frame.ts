/** What surrounds every screen: who asks, in whose colours, and what the browser is allowed to run. */

/** Everything is null where the account says nothing. */
export interface Face {
  readonly name: string | null;
  /** A path of ours. */
  readonly logoPath: string | null;
  /** Custom properties made of checked colours. */
  readonly css: string | null;
  readonly privacyUrl: string | null;
  readonly termsUrl: string | null;
  /** https: or mailto: */
  readonly supportUrl: string | null;
}

export interface Frame {
  /** Of this answer's Content-Security-Policy; null where a page that has style and script takes only the screen out of it. */
  readonly nonce: string | null;
  readonly face: Face;
  /** Origins that may show the page in a frame. */
  readonly parents: readonly string[];
  /** Where another language is chosen; null where no session stands behind the page. */
  readonly languagePath: string | null;
}

export const PLAIN_FACE: Face = {
  name: null,
  logoPath: null,
  css: null,
  privacyUrl: null,
  termsUrl: null,
  supportUrl: null,
};
