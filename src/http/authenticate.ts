/** Who is calling: the API key of the request, and whether it may do what the route does. */
import type { FastifyRequest } from 'fastify';
import type { Feature } from '../account/accounts.ts';
import type { Caller, Keys, Scope } from '../account/keys.ts';
import { Problem } from '../errors.ts';

const KEY_HEADERS = ['x-api-key', 'x-sdk-key'] as const;
const BEARER = /^Bearer +(\S+)$/i;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the hook of `Authenticate` before anything of the body is read. */
    caller: Caller;
  }
}

/** A route's `onRequest` hook: 401 without a key that is known, 403 without the scope. */
export type Authenticate = (scope: Scope) => (request: FastifyRequest) => Promise<void>;

export function createAuthenticate(keys: Keys): Authenticate {
  return (scope) => async (request) => {
    const text = keyIn(request);
    const caller = text && (await keys.recognise(text));
    if (!caller)
      throw new Problem(
        'unauthenticated',
        'Send "Authorization: Bearer dk_live_…" or dk_test_… with a key that is not revoked.',
      );
    if (!caller.scopes.includes(scope))
      throw new Problem('insufficient_scope', `The key lacks the scope ${scope}.`);
    request.caller = caller;
  };
}

export function requireFeature(caller: Caller, feature: Feature): void {
  if (!caller.features.includes(feature)) {
    throw new Problem('feature_not_enabled', `The account lacks the feature ${feature}.`);
  }
}

function keyIn({ headers }: FastifyRequest): string | null {
  const bearer = BEARER.exec(headers.authorization ?? '')?.[1];
  const named = KEY_HEADERS.map((name) => headers[name]).find((value) => typeof value === 'string');
  return bearer ?? (named as string | undefined) ?? null;
}
