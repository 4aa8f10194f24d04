/** What a command is made of, and what all of them do with their options. */
import { z } from 'zod';
import { type Accounts, createAccounts } from '../account/accounts.ts';
import { type AuditLog, createAuditLog } from '../account/audit-log.ts';
import { createKeys, type Keys, MODES } from '../account/keys.ts';
import { OperatorError } from '../errors.ts';
import { createEventFeed, type EventFeed } from '../session/event-feed.ts';
import { createSigningKeys, type SigningKeys } from '../signing/signing-keys.ts';
import type { Database } from '../store/database.ts';
import type { MasterKey } from '../store/seal.ts';
import type { Policy } from '../verify/decision/policy.ts';
import { createDeliveryLog, type DeliveryLog } from '../webhook/delivery-log.ts';
import { createEndpoints, type Endpoints } from '../webhook/endpoints.ts';

export interface CommandParts {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly keys: Keys;
  readonly signing: SigningKeys;
  readonly audit: AuditLog;
  readonly endpoints: Endpoints;
  readonly deliveries: DeliveryLog;
  readonly events: EventFeed;
  /** The operator's, on which accounts make their changes. */
  readonly policy: Policy;
}

/** Built here or, beside a running service, inside it. */
export function createCommandParts({
  database,
  masterKey,
  clock,
  policy,
  allowLoopback = false,
}: {
  readonly database: Database;
  readonly masterKey: MasterKey;
  readonly clock: () => Date;
  readonly policy: Policy;
  /** Lets endpoints of test mode be on this machine. */
  readonly allowLoopback?: boolean;
}): CommandParts {
  const accounts = createAccounts({ database, masterKey, clock });
  return {
    database,
    accounts,
    keys: createKeys({ database, clock }),
    signing: createSigningKeys({ database, masterKey, clock }),
    audit: createAuditLog({ database, masterKey, clock }),
    endpoints: createEndpoints({ database, masterKey, accounts, clock, allowLoopback }),
    deliveries: createDeliveryLog({ database, clock }),
    events: createEventFeed({ database, masterKey }),
    policy,
  };
}

export interface Command {
  readonly usage: string;
  readonly about: string;
  /** For a command with `--file`: the most bytes of the file, whose content `run` gets in base64. */
  readonly fileBytesMax?: number;
  /** Takes the options as text, throws CommandError with what to do, answers plain data. */
  run(parts: CommandParts, options: Readonly<Record<string, string>>): Promise<unknown>;
}

export class CommandError extends OperatorError {
  override readonly name = 'CommandError';
}

export const NoOptions = z.strictObject({});
export const IdOptions = z.strictObject({ id: z.string() });
export const Mode = z.enum(MODES).default('live');
export const AccountOptions = z.strictObject({ account: z.string().optional() });

/** Words of a closed list with commas between them. */
export const listOf = <const T extends readonly [string, ...string[]]>(known: T) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(known)));

export function parse<Schema extends z.ZodType>(
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => `${['-', ...issue.path].join('-')} ${issue.message}`);
  throw new CommandError(mistakes.join('\n'));
}

/** Where there is one account, it need not be named. */
export async function accountIdOf(accounts: Accounts, wanted: string | undefined): Promise<string> {
  const known = await accounts.list();
  const [only, second] = known;
  if (wanted === undefined && only && !second) return only.id;
  if (wanted !== undefined && known.some(({ id }) => id === wanted)) return wanted;
  const ids = known.map(({ id }) => id).join(', ');
  throw new CommandError(
    `Name an account with --account: ${ids || 'there is none yet; start the service once'}`,
  );
}
