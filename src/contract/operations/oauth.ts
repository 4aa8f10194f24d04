/** How a key becomes an access token, and what others check our signatures with. */
import { SCOPES } from '../../account/keys.ts';
import { JsonWebKeySet, OAuthError, ServerMetadata, TokenAnswer, TokenRequest } from '../oauth.ts';
import { operation } from '../operation.ts';

const ISSUER = 'https://verify.example.com';

export const ISSUE_TOKEN = operation({
  id: 'issueToken',
  method: 'POST',
  path: '/oauth/token',
  tag: 'Authentication',
  summary: 'Get an access token',
  description:
    'OAuth 2.0 client credentials (RFC 6749 §4.4): the id of a key is the `client_id`, the key is the `client_secret`, in the form or by HTTP Basic. The token is a JWT (RFC 9068) that is good for 24 hours and no longer than its key.',
  scope: null,
  body: TokenRequest,
  bodyType: 'application/x-www-form-urlencoded',
  bodyExample: {
    grant_type: 'client_credentials',
    client_id: 'key_01k7f9z2xjv6c8m4t0q5r3wy',
    client_secret: 'dk_live_your_api_key',
    scope: 'sessions:write sessions:read',
  },
  answers: {
    200: {
      description: 'The token',
      schema: TokenAnswer,
      example: {
        access_token: 'eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiJrZXlf.c2ln',
        token_type: 'Bearer',
        expires_in: 86_400,
        scope: 'sessions:write sessions:read',
      },
    },
    400: {
      description: 'The request is not one for a token (RFC 6749 §5.2)',
      schema: OAuthError,
      example: { error: 'invalid_scope', error_description: 'The key lacks the scope images:read.' },
    },
    401: {
      description: 'The client is not known (RFC 6749 §5.2)',
      schema: OAuthError,
      example: { error: 'invalid_client', error_description: 'The key is not known, revoked or expired.' },
    },
  },
  problems: ['rate_limited'],
});

export const READ_JWKS = operation({
  id: 'readSigningKeys',
  method: 'GET',
  path: '/.well-known/jwks.json',
  tag: 'Authentication',
  summary: 'The public keys of what this service signs',
  description:
    'A JSON Web Key Set (RFC 7517). A new key is published here before it signs. Keep it for five minutes at most, and ask again when you meet a `kid` that you do not know.',
  scope: null,
  answers: {
    200: {
      description: 'The keys',
      schema: JsonWebKeySet,
      example: {
        keys: [
          {
            kty: 'OKP',
            crv: 'Ed25519',
            x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
            kid: 'sig_01k7f9z2xjv6c8m4t0q5r3wy',
            use: 'sig',
            alg: 'EdDSA',
          },
        ],
      },
    },
  },
});

export const READ_SERVER_METADATA = operation({
  id: 'readAuthorizationServer',
  method: 'GET',
  path: '/.well-known/oauth-authorization-server',
  tag: 'Authentication',
  summary: 'Where tokens are got, and how',
  description: 'Authorization server metadata (RFC 8414).',
  scope: null,
  answers: {
    200: {
      description: 'The metadata',
      schema: ServerMetadata,
      example: {
        issuer: ISSUER,
        token_endpoint: `${ISSUER}/oauth/token`,
        jwks_uri: `${ISSUER}/.well-known/jwks.json`,
        scopes_supported: SCOPES,
        response_types_supported: [],
        grant_types_supported: ['client_credentials'],
        token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      },
    },
  },
});
