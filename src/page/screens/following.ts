/** What the script needs to follow a session, as `data-` attributes. */

interface Followed {
  readonly basePath: string;
  readonly mark: string;
}

/** `path`: what is looked at again when there is another mark. */
export function following({ basePath, mark }: Followed, path: string): Readonly<Record<string, string>> {
  return { mark, follow: `${basePath}/events`, status: `${basePath}/status`, base: path };
}
