/** The audit log at the command line: who read or changed what, and whether the log is whole. */
import { z } from 'zod';
import type { AuditRow } from '../account/audit-rows.ts';
import { AccountOptions, accountIdOf, type Command, CommandError, parse } from './command.ts';

const ListOptions = AccountOptions.extend({
  session: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
});
const VerifyOptions = z
  .strictObject({
    head: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be the hash that audit verify answered')
      .optional(),
    position: z.coerce.number().int().min(1).optional(),
  })
  .refine(({ head, position }) => (head === undefined) === (position === undefined), {
    path: ['head'],
    message: 'and --position belong together',
  });

export const AUDIT_COMMANDS: Readonly<Record<string, Command>> = {
  'audit list': {
    usage: '[--account ID] [--session ID] [--limit 50]',
    about: 'lists who read or changed what, the newest first',
    async run({ accounts, audit }, given) {
      const { account, session, limit } = parse(ListOptions, given);
      const accountId = account === undefined ? undefined : await accountIdOf(accounts, account);
      return (await audit.list({ accountId, sessionId: session, limit })).map(present);
    },
  },
  'audit verify': {
    usage: '[--head HASH --position N]',
    about:
      'checks every row of the audit log, and that its end was not cut off before a head noted elsewhere',
    async run({ audit }, given) {
      const { head, position } = parse(VerifyOptions, given);
      const noted = head && position ? { hash: head, position } : undefined;
      const state = await audit.verify(noted);
      if (!state.isSound)
        throw new CommandError(
          `The audit log is broken: row ${state.brokenAt} is missing or not what it was`,
        );
      return { sound: true, rows: state.head.position, head: state.head.hash };
    },
  },
};

function present({ position, at, accountId, actor, action, subject, requestId, hash }: AuditRow) {
  return { position, at, account: accountId, actor, action, subject, request_id: requestId, hash };
}
