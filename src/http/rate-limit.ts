/** Counts a request against the key that made it and tells the caller what is left, in the headers of whatever is answered. */
import type { FastifyReply } from 'fastify';
import type { Caller } from '../account/keys.ts';
import type { RateLimits } from '../account/rate-limits.ts';
import { Problem } from '../errors.ts';

/** Throws `rate_limited`. */
export type LimitRate = (caller: Caller, reply: FastifyReply) => Promise<void>;

export function createLimitRate(limits: Pick<RateLimits, 'spend'>): LimitRate {
  return async (caller, reply) => {
    const { isAllowed, limit, remaining, resetSeconds } = await limits.spend(caller);
    reply.headers({
      'ratelimit-limit': limit,
      'ratelimit-remaining': remaining,
      'ratelimit-reset': resetSeconds,
    });
    if (isAllowed) return;
    reply.header('retry-after', resetSeconds);
    throw new Problem('rate_limited', `The key may make ${limit} requests in a minute.`);
  };
}
