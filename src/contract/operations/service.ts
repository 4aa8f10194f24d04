/** What an orchestrator and an operator ask of the service itself. */
import { z } from 'zod';
import { operation } from '../operation.ts';

const Check = z.looseObject({ ok: z.boolean() });
const Readiness = z
  .object({ status: z.enum(['ok', 'not_ready']), checks: z.record(z.string(), Check) })
  .meta({ id: 'Readiness' });
const ALL_WELL = {
  status: 'ok',
  checks: {
    database: { ok: true, kind: 'postgres' },
    migrations: { ok: true },
    models: { ok: true },
    draining: { ok: true },
  },
};

export const LIVENESS = operation({
  id: 'isAlive',
  method: 'GET',
  path: '/livez',
  tag: 'Service',
  summary: 'Does the process live',
  description: 'For an orchestrator, which starts it anew when this is not answered.',
  scope: null,
  answers: {
    200: { description: 'It does', schema: z.object({ status: z.literal('ok') }), example: { status: 'ok' } },
  },
});

export const READINESS = operation({
  id: 'isReady',
  method: 'GET',
  path: '/readyz',
  tag: 'Service',
  summary: 'May the process get work',
  description: 'For a load balancer. Each check says for itself whether it is well.',
  scope: null,
  answers: {
    200: { description: 'It may', schema: Readiness, example: ALL_WELL },
    503: {
      description: 'It may not; `checks` says why',
      schema: Readiness,
      example: { status: 'not_ready', checks: { ...ALL_WELL.checks, draining: { ok: false } } },
    },
  },
});

export const METRICS = operation({
  id: 'readMetrics',
  method: 'GET',
  path: '/metrics',
  tag: 'Service',
  summary: 'Counters for Prometheus',
  description: 'In the text format 0.0.4; nothing in it names a person, a session or an account.',
  scope: null,
  answers: { 200: { description: 'The counters', contentType: 'text/plain' } },
});

export const OPENAPI = operation({
  id: 'readContract',
  method: 'GET',
  path: '/openapi.json',
  tag: 'Service',
  summary: 'This document',
  description: 'The whole contract, from which clients can be generated; `/docs` shows it to people.',
  scope: null,
  answers: {
    200: {
      description: 'OpenAPI 3.1',
      schema: z.looseObject({ openapi: z.string() }),
      example: { openapi: '3.1.0' },
    },
  },
});
