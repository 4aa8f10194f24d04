/** The settings of the account whose key calls. */
import { findVersionFault } from '../../account/account-policy.ts';
import type { Account, Accounts } from '../../account/accounts.ts';
import { inspectLogo, LOGO_BYTES_MAX } from '../../account/inspect-logo.ts';
import type { Caller } from '../../account/keys.ts';
import { readChange } from '../../contract/account.ts';
import { presentAccount } from '../../contract/account-answer.ts';
import { CHANGE_ACCOUNT, READ_ACCOUNT, REMOVE_LOGO, SET_LOGO } from '../../contract/operations/account.ts';
import { invalidRequest, OperatorError, Problem } from '../../errors.ts';
import type { Policy, PolicyChanges } from '../../verify/decision/policy.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface AccountRouteParts {
  readonly guard: Guard;
  readonly accounts: Accounts;
  /** The operator's. */
  readonly policy: Policy;
}

/** A logo in base64, and the JSON around it. */
const LOGO_BODY = { bodyLimit: 2 * LOGO_BYTES_MAX };

export async function accountRoutes(
  app: Server,
  { guard, accounts, policy }: AccountRouteParts,
): Promise<void> {
  const present = async ({ accountId, livemode }: Caller) => ({
    ...presentAccount({
      account: (await accounts.find(accountId)) as Account,
      appearance: await accounts.appearance(accountId),
      usage: await accounts.usage(accountId),
      policy,
    }),
    livemode,
  });

  route(app, guard, READ_ACCOUNT, ({ caller }) => present(caller));

  route(app, guard, CHANGE_ACCOUNT, async ({ caller, body }) => {
    requireLiveKey(caller);
    if (body.default_policy) assertOwnVersion(body.default_policy, policy);
    await accounts.change(caller.accountId, readChange(body));
    return present(caller);
  });

  route(
    app,
    guard,
    SET_LOGO,
    async ({ caller, body }) => {
      requireLiveKey(caller);
      const bytes = Buffer.from(body.image, 'base64');
      assertLogo(bytes);
      await accounts.setLogo(caller.accountId, bytes);
      return present(caller);
    },
    LOGO_BODY,
  );

  route(app, guard, REMOVE_LOGO, async ({ caller }) => {
    requireLiveKey(caller);
    await accounts.setLogo(caller.accountId, null);
    return present(caller);
  });
}

/** Both modes share the settings: who holds a test key shall not loosen what live sessions go by. */
function requireLiveKey({ livemode }: Caller): void {
  if (!livemode)
    throw new Problem(
      'live_key_required',
      'Live and test sessions share the settings; change them with a live key.',
    );
}

function assertOwnVersion(changes: PolicyChanges, policy: Policy): void {
  const fault = findVersionFault(changes, policy);
  if (fault) throw invalidRequest([{ pointer: '/default_policy/version', detail: fault }]);
}

/** What the operator would be told of the file, the integrator is told as well. */
function assertLogo(bytes: Buffer): void {
  try {
    inspectLogo(bytes);
  } catch (error) {
    if (error instanceof OperatorError) throw invalidRequest([{ pointer: '/image', detail: error.message }]);
    throw error;
  }
}
