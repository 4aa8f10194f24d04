/** How a caller says who it is: one of four ways, all of which end in one key and its scopes. */
import { SCOPE_MEANINGS, type Scope } from '../../account/keys.ts';
import type { JsonObject } from './schemas.ts';

/** `base` is the path under which the service stands, without a slash at its end. */
export function securitySchemes(base: string): JsonObject {
  return {
    bearerKey: {
      type: 'http',
      scheme: 'bearer',
      description: 'An API key: `Authorization: Bearer dk_live_…` or `dk_test_…`',
    },
    apiKeyHeader: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'The same API key' },
    sdkKeyHeader: { type: 'apiKey', in: 'header', name: 'X-SDK-Key', description: 'The same API key' },
    oauth2: {
      type: 'oauth2',
      description:
        'A token for 24 hours, got with the id and the text of an API key; it may what the key may',
      flows: { clientCredentials: { tokenUrl: `${base}/oauth/token`, scopes: SCOPE_MEANINGS } },
    },
  };
}

export function securityOf(scope: Scope | null): readonly JsonObject[] {
  if (scope === null) return [];
  return [{ bearerKey: [] }, { apiKeyHeader: [] }, { sdkKeyHeader: [] }, { oauth2: [scope] }];
}
