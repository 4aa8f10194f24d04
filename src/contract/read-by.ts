/** A text whose rule stands elsewhere: what the rule reads, or a mistake in its words. */
import { z } from 'zod';

/** What `read` makes of the text; undefined is a mistake. */
export function readBy<Value>(read: (text: string) => Value | undefined, must: string) {
  return z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: must });
    return z.NEVER;
  });
}
