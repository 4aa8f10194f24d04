/** OAuth 2.0's own shapes: a token's answer and its refusal (RFC 6749 §5), the service's metadata (RFC 8414) and its keys (RFC 7517). */
import { z } from 'zod';
import { SCOPES } from '../account/keys.ts';

/** `invalid_request` and the rest of RFC 6749 §5.2 that can occur here, with the status of each. */
export const OAUTH_ERRORS = {
  invalid_request: 400,
  invalid_client: 401,
  unsupported_grant_type: 400,
  invalid_scope: 400,
} as const;
export type OAuthErrorCode = keyof typeof OAUTH_ERRORS;

const CODES = Object.keys(OAUTH_ERRORS) as [OAuthErrorCode, ...OAuthErrorCode[]];

/** As the form is documented; it is read more leniently, as RFC 6749 §3.2 demands. */
export const TokenRequest = z
  .object({
    grant_type: z.literal('client_credentials'),
    client_id: z.string().optional().meta({ description: 'The id of a key, unless HTTP Basic carries it' }),
    client_secret: z.string().optional().meta({ description: 'The key, unless HTTP Basic carries it' }),
    scope: z
      .string()
      .optional()
      .meta({ description: 'Scopes of the key, parted by spaces; all of them unless it says which' }),
  })
  .meta({ id: 'TokenRequest' });

export const TokenAnswer = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'Seconds' }),
    scope: z.string(),
  })
  .meta({ id: 'AccessToken' });

export const OAuthError = z
  .object({ error: z.enum(CODES), error_description: z.string() })
  .meta({ id: 'OAuthError' });

export const JsonWebKeySet = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string(),
        use: z.literal('sig'),
        alg: z.literal('EdDSA'),
      }),
    ),
  })
  .meta({ id: 'JsonWebKeySet' });

export const ServerMetadata = z
  .object({
    issuer: z.url(),
    token_endpoint: z.url(),
    jwks_uri: z.url(),
    scopes_supported: z.array(z.enum(SCOPES)),
    response_types_supported: z.array(z.string()),
    grant_types_supported: z.array(z.literal('client_credentials')),
    token_endpoint_auth_methods_supported: z.array(z.enum(['client_secret_basic', 'client_secret_post'])),
  })
  .meta({ id: 'AuthorizationServer' });
