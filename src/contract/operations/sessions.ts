/** Sessions: the main job, from asking for a verification to its answer and its end. */
import { z } from 'zod';
import { STATUSES } from '../../session/session.ts';
import { operation } from '../operation.ts';
import { CreateSession, ListSessions, SessionId } from '../session.ts';
import { CreatedSession, SessionAnswer, SessionList } from '../session-answer.ts';

const ErasedSession = z
  .object({
    id: z.string(),
    status: z.enum(STATUSES),
    erased: z.literal(true),
    erased_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ErasedSession' });

const NEW = {
  id: 'ver_01k7f9z2xjv6c8m4t0q5r3wy',
  url: 'https://verify.example.com/verify/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ2ZXJf…',
  client_token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ2ZXJf…',
  status: 'pending',
  type: 'hosted',
  livemode: true,
  simulated: false,
  steps: ['document', 'selfie', 'face_match', 'liveness'],
  expires_in: '24h',
  retention: { images: '90d', data: '90d' },
  consent: null,
  created_at: '2026-03-11T10:30:00.000Z',
  expires_at: '2026-03-12T10:30:00.000Z',
  submitted_at: null,
  completed_at: null,
  cancelled_at: null,
  erased_at: null,
};

export const CREATE_SESSION = operation({
  id: 'createSession',
  method: 'POST',
  path: '/v1/verify/session',
  tag: 'Sessions',
  summary: 'Make a session',
  description: 'Every field is optional. Send your user to the `url` of the answer.',
  scope: 'sessions:write',
  body: CreateSession,
  isBodyOptional: true,
  bodyExample: { webhook_url: 'https://hooks.example.com/vouch', document_type: 'identity_card' },
  answers: { 201: { description: 'The session', schema: CreatedSession, example: NEW } },
  problems: [
    'feature_not_enabled',
    'test_key_required',
    'webhook_domain_not_allowed',
    'quota_exceeded',
    'models_missing',
  ],
});

export const READ_SESSION = operation({
  id: 'readSession',
  method: 'GET',
  path: '/v1/verify/session/:id',
  tag: 'Sessions',
  summary: 'Where a session stands, and its result',
  scope: 'sessions:read',
  params: SessionId,
  answers: { 200: { description: 'The session', schema: SessionAnswer } },
});

export const LIST_SESSIONS = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/v1/verify/sessions',
  tag: 'Sessions',
  summary: 'List sessions, newest first',
  scope: 'sessions:read',
  query: ListSessions,
  answers: { 200: { description: 'A page of sessions', schema: SessionList } },
});

export const CANCEL_SESSION = operation({
  id: 'cancelSession',
  method: 'POST',
  path: '/v1/verify/session/:id/cancel',
  tag: 'Sessions',
  summary: 'Cancel a session that still waits for images',
  scope: 'sessions:write',
  params: SessionId,
  answers: { 200: { description: 'The session', schema: SessionAnswer } },
  problems: ['wrong_state'],
});

export const ERASE_SESSION = operation({
  id: 'eraseSession',
  method: 'DELETE',
  path: '/v1/verify/session/:id',
  tag: 'Sessions',
  summary: 'Destroy what is kept about the person',
  description: "The session's data key and its images are destroyed at once; id, status and dates stay.",
  scope: 'sessions:write',
  params: SessionId,
  answers: { 200: { description: 'What was erased', schema: ErasedSession } },
});
