/** What an orchestrator and an operator ask of the service itself. */
import { z } from 'zod';
import { operation } from '../operation.ts';

const Check = z.looseObject({ ok: z.boolean() });
const Readiness = z
  .object({ status: z.enum(['ok', 'not_ready']), checks: z.record(z.string(), Check) })
  .meta({ id: 'Readiness' });
const ALL_WELL = {
  status: 'ok',
  checks: { database: { ok: true, kind: 'postgres' }, migrations: { ok: true }, models: { ok: true } },
};

export const LIVENESS = operation({
  id: 'isAlive',
  method: 'GET',
  path: '/livez',
  tag: 'Service',
  summary: 'Does the process live',
  scope: null,
  answers: { 200: { description: 'It does', schema: z.object({ status: z.literal('ok') }) } },
});

export const READINESS = operation({
  id: 'isReady',
  method: 'GET',
  path: '/readyz',
  tag: 'Service',
  summary: 'May the process get work',
  scope: null,
  answers: {
    200: { description: 'It may', schema: Readiness, example: ALL_WELL },
    503: { description: 'It may not; `checks` says why', schema: Readiness },
  },
});

export const METRICS = operation({
  id: 'readMetrics',
  method: 'GET',
  path: '/metrics',
  tag: 'Service',
  summary: 'Counters for Prometheus',
  scope: null,
  answers: { 200: { description: 'The counters', contentType: 'text/plain' } },
});

export const OPENAPI = operation({
  id: 'readContract',
  method: 'GET',
  path: '/openapi.json',
  tag: 'Service',
  summary: 'This document',
  scope: null,
  answers: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
});
