/** What the OpenAPI document says in prose. */
import type { Operation } from '../operation.ts';
import type { JsonObject } from './schemas.ts';

export const INTRODUCTION = `Your backend asks for a session, your user photographs a document and takes a selfie on the page behind the session's \`url\`, and you get a verdict with reasons by signed webhook or by asking.

**Credentials.** \`Authorization: Bearer dk_live_…\`, or the same key as \`X-API-Key\` or \`X-SDK-Key\`, or a token from \`POST /oauth/token\`. Test keys see only what test keys made. What belongs to another account is answered 404.

**Requests.** JSON in UTF-8. A field or a query parameter that is not described is refused with 422, so that no typing mistake goes unseen. Texts hold no NUL character, and what is trimmed must not be empty.

**Answers.** Fields may be added at any time: ignore those you do not know. Times are ISO 8601 in UTC.

**Refusals** are RFC 9457 problem documents with a \`code\` from a closed list, \`errors\` that point to what is wrong, and a \`request_id\` that is also in the log. A method that an address does not take is 405 with \`Allow\`. An id that is not yours, not there, or not in the form of an id is 404.

**Repeating.** Every POST with a credential takes an \`Idempotency-Key\`. 429 and 503 say in \`Retry-After\` when to come back.`;

const MEANINGS: Readonly<Record<string, string>> = {
  Sessions: 'One session is one verification of one person.',
  Images: 'What a session was given to judge.',
  Events: 'What happened to sessions, to be read in order or to be sent to you.',
  Webhooks: 'Where events are sent to, and what became of it.',
  Account: "The account's settings, keys and log.",
  Authentication: 'Tokens in place of keys.',
  Service: 'The service itself: whether it is well, and what it can.',
};

/** Those that are used, in the order in which the operations name them; the webhooks' tag is always among them. */
export function tagsOf(operations: readonly Operation[]): readonly JsonObject[] {
  const names = new Set([...operations.map(({ tag }) => tag), 'Events']);
  return [...names].map((name) => ({ name, description: MEANINGS[name] ?? `${name}.` }));
}
