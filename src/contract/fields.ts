/** The kinds of values that several requests and answers are made of. */
import { z } from 'zod';
import { parseDuration } from '../session/duration.ts';

/** What the database can compare with, and more than anybody has: the end of the year 9999. */
const TIME_MS_MAX = 253_402_300_799_999;

export const Time = z.iso.datetime().meta({ description: 'ISO 8601 in UTC' });

/** Postgres keeps no NUL character, and half of a surrogate pair is no text at all. */
export const storable = <Text extends z.ZodType<string>>(schema: Text) =>
  schema
    .refine((value) => !value.includes('\0'), 'must not contain a NUL character')
    .refine((value) => !/\p{Surrogate}/u.test(value), 'must be well-formed Unicode')
    .meta({ pattern: '^[^\\u0000]*$' });

export const words = (max: number) =>
  storable(z.string().trim().min(1).max(max)).meta({ pattern: '^[^\\u0000]*[^\\u0000\\s][^\\u0000]*$' });

export const webUrl = storable(z.url({ protocol: /^https?$/ }).max(2048)).meta({ pattern: '^https?://' });

/** What parseDuration takes, for clients. */
const DURATION_PATTERN =
  '^([0-9]{1,6}[smhdw]|P(?=[0-9T])([0-9]{1,6}W)?([0-9]{1,6}D)?(T(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,6}S)?)?)$';

/** `range` says both bounds in words. */
export function duration(minMs: number, maxMs: number, range: string) {
  return z
    .string()
    .refine((text) => {
      const ms = parseDuration(text);
      return ms !== null && ms >= minMs && ms <= maxMs;
    }, `must be a duration from ${range}, as "24h" or ISO 8601 "PT24H"`)
    .meta({
      description: `A duration from ${range}, as \`24h\` or ISO 8601 \`PT24H\``,
      pattern: DURATION_PATTERN,
    });
}

/** A moment that the caller names, in any time zone. */
export const Moment = z.iso
  .datetime({ offset: true })
  .refine(isInReach, 'must be a time from 1970 to 9999')
  .meta({ description: 'From 1970 to 9999, in any time zone', examples: ['2026-03-11T10:30:00Z'] });

export const PageSize = z.coerce.number().int().min(1).max(100).default(20).describe('How many at most');

function isInReach(time: string): boolean {
  const ms = Date.parse(time);
  return ms >= 0 && ms <= TIME_MS_MAX;
}
