/** Who is calling: the key or the access token of the request, how often it calls, and whether it may do what the route does. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessTokens } from '../account/access-tokens.ts';
import type { Feature } from '../account/accounts.ts';
import type { Caller, Keys, Scope } from '../account/keys.ts';
import { Problem } from '../errors.ts';
import { credentialIn } from './credential.ts';
import type { LimitRate } from './rate-limit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the hook of `Authenticate` before anything of the body is read. */
    caller: Caller;
  }
}

/** A route's `onRequest` hook: 401 without a credential that is known, 429 when it calls too often, 403 without the scope. */
export type Authenticate = (scope: Scope) => (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

export interface AuthenticateParts {
  readonly keys: Pick<Keys, 'recognise'>;
  readonly tokens: Pick<AccessTokens, 'recognise'>;
  readonly limitRate: LimitRate;
}

const CHALLENGE = 'Bearer realm="vouch"';

export function createAuthenticate({ keys, tokens, limitRate }: AuthenticateParts): Authenticate {
  return (scope) => async (request, reply) => {
    const credential = credentialIn(request.raw);
    const caller = credential && (await (isToken(credential) ? tokens : keys).recognise(credential));
    if (!caller) throw unauthenticated(reply, credential !== null);
    await limitRate(caller, reply);
    if (!caller.scopes.includes(scope)) throw insufficientScope(reply, scope);
    request.caller = caller;
  };
}

export function requireFeature(caller: Caller, feature: Feature): void {
  if (!caller.features.includes(feature)) {
    throw new Problem('feature_not_enabled', `The account lacks the feature ${feature}.`);
  }
}

/** The three parts of a JWT; a key has no dot. */
function isToken(credential: string): boolean {
  return credential.split('.').length === 3;
}

/** Does not tell a key that is not known from one that was revoked or has expired. */
function unauthenticated(reply: FastifyReply, isGiven: boolean): Problem {
  reply.header('www-authenticate', isGiven ? `${CHALLENGE}, error="invalid_token"` : CHALLENGE);
  return new Problem(
    'unauthenticated',
    'Send "Authorization: Bearer dk_live_…", dk_test_… or an access token that is neither revoked nor expired.',
  );
}

function insufficientScope(reply: FastifyReply, scope: Scope): Problem {
  reply.header('www-authenticate', `${CHALLENGE}, error="insufficient_scope", scope="${scope}"`);
  return new Problem('insufficient_scope', `The credential lacks the scope ${scope}.`);
}
