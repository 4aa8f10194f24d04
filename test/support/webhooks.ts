/** Endpoints and their deliveries in a few words. */
import type { Answer, Reachable } from './service.ts';
import { until } from './service.ts';

export const ENDPOINTS = '/v1/webhooks/endpoints';
export const DELIVERIES = '/v1/webhooks/deliveries';

export async function makeEndpoint(
  service: Reachable,
  json: { readonly url: string; readonly [field: string]: unknown },
  key = service.testKey,
): Promise<Answer['body']> {
  const answer = await service.call('POST', ENDPOINTS, { json, key });
  if (answer.status !== 201) throw new Error(`Not made: ${answer.text}`);
  return answer.body;
}

export async function deliveriesOf(
  service: Reachable,
  query: Readonly<Record<string, string>>,
): Promise<Answer['body'][]> {
  const answer = await service.call('GET', `${DELIVERIES}?${new URLSearchParams(query)}`);
  if (answer.status !== 200) throw new Error(`Not listed: ${answer.text}`);
  return answer.body.data;
}

/** The deliveries once there are so many of them and none waits any more. */
export function settled(
  service: Reachable,
  query: Readonly<Record<string, string>>,
  count: number,
): Promise<Answer['body'][]> {
  return until(
    () => deliveriesOf(service, query),
    (all) => all.length === count && all.every(({ status }) => status !== 'waiting'),
  );
}
