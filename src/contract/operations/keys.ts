/** The account's keys: made, listed, replaced and revoked by a credential that may. */
import { CreatedKey, CreateKey, KeyAnswer, KeyId, KeyList, ListKeys, RotateKey } from '../key.ts';
import { operation } from '../operation.ts';

const KEY = {
  id: 'key_01k7f9z2xjv6c8m4t0q5r3wy',
  name: 'Checkout',
  mode: 'live',
  scopes: ['sessions:write', 'sessions:read'],
  last_four: 'x7Qa',
  rate_limit_per_minute: null,
  created_at: '2026-03-11T10:30:00.000Z',
  expires_at: '2026-06-09T10:30:00.000Z',
  last_used_at: null,
  revoked_at: null,
  replaced_by: null,
};
const NEW_KEY = { ...KEY, key: 'dk_live_your_api_key' };

export const LIST_KEYS = operation({
  id: 'listKeys',
  method: 'GET',
  path: '/v1/keys',
  tag: 'Account',
  summary: 'List keys, newest first',
  description: 'The keys of the account in the mode of the calling credential, without the keys themselves.',
  scope: 'account:read',
  query: ListKeys,
  answers: {
    200: {
      description: 'A page of keys',
      schema: KeyList,
      example: { data: [{ ...KEY, last_used_at: '2026-03-12T08:15:00.000Z' }], next_cursor: null },
    },
  },
});

export const CREATE_KEY = operation({
  id: 'createKey',
  method: 'POST',
  path: '/v1/keys',
  tag: 'Account',
  summary: 'Make a key',
  description:
    'The key is shown in this answer and never again. It may no more than the credential that makes it.',
  scope: 'account:write',
  body: CreateKey,
  bodyExample: { name: 'Checkout', scopes: ['sessions:write', 'sessions:read'], expires_in: '90d' },
  answers: { 201: { description: 'The key', schema: CreatedKey, example: NEW_KEY } },
  problems: ['wrong_mode'],
});

export const REVOKE_KEY = operation({
  id: 'revokeKey',
  method: 'DELETE',
  path: '/v1/keys/:id',
  tag: 'Account',
  summary: 'Make a key useless',
  description: 'Within a second no process takes it any more, nor any access token that was got with it.',
  scope: 'account:write',
  params: KeyId,
  answers: {
    200: {
      description: 'The key',
      schema: KeyAnswer,
      example: { ...KEY, revoked_at: '2026-03-12T08:15:00.000Z' },
    },
  },
});

export const ROTATE_KEY = operation({
  id: 'rotateKey',
  method: 'POST',
  path: '/v1/keys/:id/rotate',
  tag: 'Account',
  summary: 'Replace a key by a new one',
  description:
    'The new key has the name, the scopes, the rate limit and the lifetime of the old one, which goes on working for the overlap. The calling credential must have the scopes of the key.',
  scope: 'account:write',
  params: KeyId,
  body: RotateKey,
  isBodyOptional: true,
  bodyExample: { overlap: '24h' },
  answers: { 201: { description: 'The new key', schema: CreatedKey, example: NEW_KEY } },
  problems: ['key_ended'],
});
