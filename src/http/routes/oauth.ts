/** OAuth 2.0 client credentials: a key is exchanged for an access token, and everybody may see what our signatures are checked with. */
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { AccessTokens } from '../../account/access-tokens.ts';
import { type Caller, type Keys, SCOPES, type Scope } from '../../account/keys.ts';
import { type JsonWebKeySet, OAUTH_ERRORS } from '../../contract/oauth.ts';
import { ISSUE_TOKEN, READ_JWKS, READ_SERVER_METADATA } from '../../contract/operations/oauth.ts';
import { JWKS_MAX_AGE_SECONDS } from '../../signing/signing-key.ts';
import type { SigningKeys } from '../../signing/signing-keys.ts';
import type { LimitRate } from '../rate-limit.ts';
import { OAuthRefusal, readTokenRequest, type TokenAsked } from '../read-token-request.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface OAuthRouteParts {
  readonly guard: Guard;
  readonly keys: Pick<Keys, 'recogniseClient'>;
  readonly tokens: Pick<AccessTokens, 'issue'>;
  readonly signing: Pick<SigningKeys, 'jwks'>;
  readonly limitRate: LimitRate;
  readonly publicUrl: () => string;
}

const FORM = 'application/x-www-form-urlencoded';

export async function oauthRoutes(app: Server, parts: OAuthRouteParts): Promise<void> {
  const { guard, signing, publicUrl } = parts;
  await app.register(async (scope) => tokenRoute(scope as Server, parts));

  route(app, guard, READ_JWKS, async (_call, reply) => {
    reply.header('cache-control', `public, max-age=${JWKS_MAX_AGE_SECONDS}`);
    return (await signing.jwks()) as z.output<typeof JsonWebKeySet>;
  });

  route(app, guard, READ_SERVER_METADATA, async () => ({
    issuer: publicUrl(),
    token_endpoint: `${publicUrl()}${ISSUE_TOKEN.path}`,
    jwks_uri: `${publicUrl()}${READ_JWKS.path}`,
    scopes_supported: SCOPES,
    response_types_supported: [],
    grant_types_supported: ['client_credentials' as const],
    token_endpoint_auth_methods_supported: ['client_secret_basic' as const, 'client_secret_post' as const],
  }));
}

/** In a scope of its own: no other route takes a form. */
async function tokenRoute(app: Server, { guard, keys, tokens, limitRate }: OAuthRouteParts): Promise<void> {
  app.addContentTypeParser(
    FORM,
    { parseAs: 'string' },
    async (_request: unknown, body: string | Buffer) => new URLSearchParams(body.toString()),
  );
  const read = async ({ body }: { readonly body: unknown }): Promise<unknown> => body;

  route(
    app,
    guard,
    ISSUE_TOKEN,
    async ({ body, request }, reply) => {
      reply.header('pragma', 'no-cache');
      try {
        const asked = readTokenRequest(body, request.headers.authorization);
        const caller = await recognise(keys, asked);
        await limitRate(caller, reply);
        const scopes = scopesFor(caller, asked);
        const { text, expiresInSeconds } = await tokens.issue(caller, scopes);
        return {
          access_token: text,
          token_type: 'Bearer' as const,
          expires_in: expiresInSeconds,
          scope: scopes.join(' '),
        };
      } catch (error) {
        if (error instanceof OAuthRefusal) return refuse(error, reply);
        throw error;
      }
    },
    { read },
  );
}

async function recognise(keys: OAuthRouteParts['keys'], { client }: TokenAsked): Promise<Caller> {
  const caller = await keys.recogniseClient(client.id, client.secret);
  if (!caller) throw new OAuthRefusal('invalid_client', 'The key is not known, revoked or expired.');
  return caller;
}

function scopesFor({ scopes: held }: Caller, { grantType, scopes }: TokenAsked): readonly Scope[] {
  if (grantType !== 'client_credentials')
    throw new OAuthRefusal('unsupported_grant_type', 'Only client_credentials is supported.');
  if (scopes === null) return held;
  const given = held.filter((scope) => scopes.includes(scope));
  if (given.length === new Set(scopes).size) return given;
  throw new OAuthRefusal('invalid_scope', 'The key lacks a scope that is asked for.');
}

function refuse({ code, message }: OAuthRefusal, reply: FastifyReply) {
  reply.code(OAUTH_ERRORS[code]);
  if (code === 'invalid_client') reply.header('www-authenticate', 'Basic realm="vouch"');
  return { error: code, error_description: message };
}
