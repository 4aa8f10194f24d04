/** Sessions: the main job, from asking for a verification to its answer and its end. */
import type { z } from 'zod';
import { ErasedSession } from '../erased-session.ts';
import { operation } from '../operation.ts';
import { personsIn } from '../persons-in.ts';
import { CreateSession, ListSessions, SessionId } from '../session.ts';
import { CreatedSession, SessionAnswer, SessionList } from '../session-answer.ts';
import {
  CANCELLED_SESSION,
  EXAMPLE_SESSION_ID,
  VERIFIED_SESSION,
  WAITING_SESSION,
} from '../session-examples.ts';

const NEW = {
  ...WAITING_SESSION,
  url: 'https://verify.example.com/verify/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ2ZXJf',
  client_token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ2ZXJf',
};

export const CREATE_SESSION = operation({
  id: 'createSession',
  method: 'POST',
  path: '/v1/verify/session',
  tag: 'Sessions',
  summary: 'Make a session',
  description:
    'Every field is optional, and so is the body. Send your user to the `url` of the answer; it is shown here and nowhere else.',
  scope: 'sessions:write',
  body: CreateSession,
  isBodyOptional: true,
  bodyExample: { document_type: 'identity_card', reference_id: 'order-1234' },
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
  description:
    'The result is there once the status is `verified`, `unverified` or `failed`. `unverified`: it could be judged, and the answer is no. `failed`: it could not be judged.',
  scope: 'sessions:read',
  params: SessionId,
  answers: { 200: { description: 'The session', schema: SessionAnswer, example: VERIFIED_SESSION } },
  tellsAbout: (answer: z.input<typeof SessionAnswer>) => personsIn([answer]),
});

export const LIST_SESSIONS = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/v1/verify/sessions',
  tag: 'Sessions',
  summary: 'List sessions, newest first',
  description: 'For the next page, ask again with `next_cursor` as `cursor`; it is null on the last one.',
  scope: 'sessions:read',
  query: ListSessions,
  answers: {
    200: {
      description: 'A page of sessions',
      schema: SessionList,
      example: { data: [WAITING_SESSION], next_cursor: null },
    },
  },
  tellsAbout: ({ data }: z.input<typeof SessionList>) => personsIn(data),
});

export const CANCEL_SESSION = operation({
  id: 'cancelSession',
  method: 'POST',
  path: '/v1/verify/session/:id/cancel',
  tag: 'Sessions',
  summary: 'Cancel a session that still waits for images',
  description: 'Its status becomes `expired`; `cancelled_at` tells it from one whose time was up.',
  scope: 'sessions:write',
  params: SessionId,
  answers: { 200: { description: 'The session', schema: SessionAnswer, example: CANCELLED_SESSION } },
  tellsAbout: (answer: z.input<typeof SessionAnswer>) => personsIn([answer]),
  problems: ['wrong_state'],
});

export const ERASE_SESSION = operation({
  id: 'eraseSession',
  method: 'DELETE',
  path: '/v1/verify/session/:id',
  tag: 'Sessions',
  summary: 'Destroy what is kept about the person',
  description:
    "The session's data keys and its images are destroyed at once, with the request's references and addresses; id, status, scores and dates stay until `retention.data` ends.",
  scope: 'sessions:write',
  params: SessionId,
  answers: {
    200: {
      description: 'What was erased',
      schema: ErasedSession,
      example: {
        id: EXAMPLE_SESSION_ID,
        status: 'verified',
        erased: true,
        erased_at: '2026-03-11T10:45:00.000Z',
        receipt: 'eyJhbGciOiJFZERTQSIsImtpZCI6InNpZ18wMWs3Zjl6MiJ9.eyJzdWIiOiJ2ZXJf.c2lnbmF0dXJl',
      },
    },
  },
});
