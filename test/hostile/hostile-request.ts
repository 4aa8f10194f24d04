/** What a hostile request is, and the little that all of them share. */

export interface HostileRequest {
  readonly name: string;
  readonly text: string;
  readonly status: number;
  readonly code: string;
}

export type Case = readonly [name: string, text: string, status: number, code: string];

export interface Target {
  readonly key: string;
  /** A session that waits for its images. */
  readonly id: string;
}

export const CREATE = '/v1/verify/session';
export const BAD = [400, 'malformed_request'] as const;
export const TYPE = [415, 'unsupported_media_type'] as const;
export const INVALID = [422, 'validation_failed'] as const;
export const LARGE = [413, 'payload_too_large'] as const;
export const NOWHERE = [404, 'not_found'] as const;

export function withBody(path: string, key: string, { type, body }: { type?: string; body: string }): string {
  const contentType = type === undefined ? '' : `Content-Type: ${type}\r\n`;
  const headers = `Host: x\r\nAuthorization: Bearer ${key}\r\n${contentType}Content-Length: ${body.length}\r\n`;
  return `POST ${path} HTTP/1.1\r\n${headers}\r\n${body}`;
}

export function named(cases: readonly Case[]): HostileRequest[] {
  return cases.map(([name, text, status, code]) => ({ name, text, status, code }));
}
