/** A file that nobody means well with, and what the service may answer to it. */

export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** What the client says it is; what a client says that does not know, when nothing is said here. */
  readonly mediaType?: string;
  /** The problem's code, or `accepted`; where it is left out any answer but a fault is right. */
  readonly answer?: string;
}
