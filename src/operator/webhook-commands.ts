/** Where an account's events may go and do go, from the command line. */
import { z } from 'zod';
import { MODES } from '../account/keys.ts';
import { WebhookDomain } from '../contract/account.ts';
import { webUrl } from '../contract/fields.ts';
import { Description, RotateSecret } from '../contract/webhook.ts';
import { EVENTS } from '../events.ts';
import { durationMs } from '../session/duration.ts';
import { type Owner, presentEndpoint } from '../webhook/endpoint.ts';
import type { EndpointWish } from '../webhook/endpoints.ts';
import {
  AccountOptions,
  accountIdOf,
  type Command,
  CommandError,
  type CommandParts,
  IdOptions,
  listOf,
  Mode,
  parse,
} from './command.ts';
import { sayProblem } from './say-problem.ts';

const DomainOptions = AccountOptions.extend({ domain: WebhookDomain });
const ListOptions = AccountOptions.extend({ mode: z.enum(MODES).optional() });
const RotateOptions = IdOptions.extend(RotateSecret.shape);
/** An empty value is no description, and all events. */
const WISHES = {
  description: z
    .literal('')
    .transform(() => null)
    .or(Description)
    .optional(),
  events: z
    .literal('')
    .transform(() => [])
    .or(listOf(EVENTS))
    .optional(),
};
const CreateOptions = AccountOptions.extend({ ...WISHES, url: webUrl, mode: Mode });
const UpdateOptions = IdOptions.extend({ ...WISHES, url: webUrl.optional() });
const WISH_USAGE = '[--events a,b] [--description TEXT]';

export const WEBHOOK_COMMANDS: Readonly<Record<string, Command>> = {
  'webhooks domains': {
    usage: '[--account ID]',
    about: 'lists the domains to which webhooks may go',
    async run({ accounts }, given) {
      const { account } = parse(AccountOptions, given);
      const found = await accounts.find(await accountIdOf(accounts, account));
      return { webhook_domains: found?.webhookDomains ?? [] };
    },
  },
  'webhooks allow': {
    usage: '--domain example.com [--account ID]',
    about: 'puts a domain on the allow-list; *.example.com covers every host below it',
    async run({ accounts }, given) {
      const { domain, account } = parse(DomainOptions, given);
      return { webhook_domains: await accounts.allowDomain(await accountIdOf(accounts, account), domain) };
    },
  },
  'webhooks disallow': {
    usage: '--domain example.com [--account ID]',
    about:
      'takes a domain off the allow-list; endpoints that are there already go on until they are disabled',
    async run({ accounts }, given) {
      const { domain, account } = parse(DomainOptions, given);
      return { webhook_domains: await accounts.disallowDomain(await accountIdOf(accounts, account), domain) };
    },
  },
  'webhooks secret': {
    usage: '[--account ID]',
    about: "shows the secret that signs what goes to a session's own webhook_url",
    async run({ accounts }, given) {
      const { account } = parse(AccountOptions, given);
      return { secret: await accounts.webhookSecret(await accountIdOf(accounts, account)) };
    },
  },
  'webhooks endpoints': {
    usage: '[--mode live|test] [--account ID]',
    about: 'lists the endpoints to which events go',
    async run({ accounts, endpoints }, given) {
      const { account, mode } = parse(ListOptions, given);
      const accountId = await accountIdOf(accounts, account);
      const wanted = mode ? [mode] : MODES;
      const found = await Promise.all(
        wanted.map((one) => endpoints.list({ accountId, livemode: one === 'live' })),
      );
      return found.flat().map(presentEndpoint);
    },
  },
  'webhooks create': {
    usage: `--url URL ${WISH_USAGE} [--mode live|test] [--account ID]`,
    about: 'makes an endpoint and shows its secret once',
    async run({ accounts, endpoints }, given) {
      const { account, mode, ...wanted } = parse(CreateOptions, given);
      const owner = { accountId: await accountIdOf(accounts, account), livemode: mode === 'live' };
      const { endpoint, secret } = await sayProblem(endpoints.create(owner, wanted));
      return { ...presentEndpoint(endpoint), secret };
    },
  },
  'webhooks update': {
    usage: `--id ID [--url URL] ${WISH_USAGE}`,
    about: 'changes an endpoint; what is not named stays, and no events are all events',
    run: async (parts, given) => {
      const { id, ...wish } = parse(UpdateOptions, given);
      if (Object.values(wish).every((value) => value === undefined))
        throw new CommandError(`Say what to change: [--url URL] ${WISH_USAGE}`);
      return change(parts, id, wish);
    },
  },
  'webhooks disable': {
    usage: '--id ID',
    about: 'sends nothing more to an endpoint, and abandons what waits for it',
    run: async (parts, given) => change(parts, parse(IdOptions, given).id, { status: 'disabled' }),
  },
  'webhooks enable': {
    usage: '--id ID',
    about: 'sends events to an endpoint again, from now on',
    run: async (parts, given) => change(parts, parse(IdOptions, given).id, { status: 'enabled' }),
  },
  'webhooks delete': {
    usage: '--id ID',
    about: 'deletes an endpoint with the log of its deliveries',
    async run(parts, given) {
      const { id } = parse(IdOptions, given);
      await sayProblem(parts.endpoints.delete(await ownerOf(parts, id), id));
      return { id, deleted: true };
    },
  },
  'webhooks rotate': {
    usage: '--id ID [--overlap 24h]',
    about: 'gives an endpoint another secret and shows it once; for a while both sign',
    async run(parts, given) {
      const { id, overlap } = parse(RotateOptions, given);
      const rotated = parts.endpoints.rotateSecret(await ownerOf(parts, id), id, durationMs(overlap));
      const { endpoint, secret } = await sayProblem(rotated);
      return { ...presentEndpoint(endpoint), secret };
    },
  },
  'webhooks test': {
    usage: '--id ID',
    about: 'sends an endpoint.test event to an endpoint; see: vouch webhooks delivery',
    async run(parts, given) {
      const { id } = parse(IdOptions, given);
      const { eventId, deliveryId } = await sayProblem(parts.endpoints.test(await ownerOf(parts, id), id));
      return { event_id: eventId, delivery_id: deliveryId };
    },
  },
};

async function change(parts: CommandParts, id: string, wish: EndpointWish) {
  return presentEndpoint(await sayProblem(parts.endpoints.update(await ownerOf(parts, id), id, wish)));
}

async function ownerOf({ endpoints }: CommandParts, id: string): Promise<Owner> {
  const owner = await endpoints.ownerOf(id);
  if (!owner) throw new CommandError(`There is no endpoint ${id}; see: vouch webhooks endpoints`);
  return owner;
}
