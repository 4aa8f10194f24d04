/** What an operator can do from the command line: one table, run here or, beside a running service, inside it over its socket. */
import { ACCOUNT_COMMANDS } from './account-commands.ts';
import { AUDIT_COMMANDS } from './audit-commands.ts';
import { BRANDING_COMMANDS } from './branding-commands.ts';
import { type Command, CommandError, type CommandParts } from './command.ts';
import { DELIVERY_COMMANDS } from './delivery-commands.ts';
import { EVENT_COMMANDS } from './event-commands.ts';
import { KEY_COMMANDS } from './key-commands.ts';
import { ORIGIN_COMMANDS } from './origin-commands.ts';
import { SIGNING_KEY_COMMANDS } from './signing-key-commands.ts';
import { WEBHOOK_COMMANDS } from './webhook-commands.ts';

export const COMMANDS: Readonly<Record<string, Command>> = {
  ...KEY_COMMANDS,
  ...WEBHOOK_COMMANDS,
  ...DELIVERY_COMMANDS,
  ...EVENT_COMMANDS,
  ...ACCOUNT_COMMANDS,
  ...BRANDING_COMMANDS,
  ...ORIGIN_COMMANDS,
  ...AUDIT_COMMANDS,
  ...SIGNING_KEY_COMMANDS,
};

/** Commands that change nothing and show no secret leave no row in the audit log. */
const ONLY_LOOKS = / (list|show|verify|domains|endpoints|deliveries|delivery)$/;

/** Only the table's own entries: "constructor" is a word of every object. */
export function findCommand(name: string): Command | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

export async function runCommand(
  parts: CommandParts,
  name: string,
  options: Readonly<Record<string, string>>,
): Promise<unknown> {
  const command = findCommand(name);
  if (!command) throw new CommandError(`There is no command "${name}"; see: vouch help`);
  const result = await command.run(parts, options);
  if (!ONLY_LOOKS.test(name)) await noteCommand(parts, name, options);
  return result;
}

/** Options may hold secrets: none is written down but which account and which thing it was about. */
function noteCommand({ audit }: CommandParts, action: string, options: Readonly<Record<string, string>>) {
  const { account: accountId = null, id: subject = accountId } = options;
  return audit.record([{ accountId, actor: 'operator', action, subject, requestId: null }]);
}
