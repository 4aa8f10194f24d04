/** What was delivered and what is to be sent again, from the command line. */
import { z } from 'zod';
import { ListDeliveries, Replay, readReplay } from '../contract/delivery.ts';
import type { Owner } from '../webhook/endpoint.ts';
import { presentDelivery, presentWithAttempts } from '../webhook/present-delivery.ts';
import {
  AccountOptions,
  accountIdOf,
  type Command,
  CommandError,
  type CommandParts,
  IdOptions,
  Mode,
  parse,
} from './command.ts';
import { sayProblem } from './say-problem.ts';

const Owning = AccountOptions.extend({
  mode: Mode,
  endpoint: z.string().optional(),
});
const { status, limit, cursor } = ListDeliveries.shape;
const ListOptions = Owning.extend({
  event: z.string().optional(),
  session: z.string().optional(),
  status,
  limit,
  cursor,
});
const ReplayOptions = Owning.extend({
  from: z.string().optional(),
  to: z.string().optional(),
  types: z.string().optional(),
  'event-ids': z.string().optional(),
});
const OWNING_USAGE = '[--mode live|test] [--account ID]';

export const DELIVERY_COMMANDS: Readonly<Record<string, Command>> = {
  'webhooks deliveries': {
    usage: `[--endpoint ID] [--event ID] [--session ID] [--status waiting|delivered|abandoned] [--limit 20] [--cursor ID] ${OWNING_USAGE}`,
    about: 'lists deliveries, newest first; go on with the last id as --cursor',
    async run(parts, given) {
      const { account, mode, endpoint, event, session, cursor: before, ...rest } = parse(ListOptions, given);
      const { accountId, livemode } = await owning(parts, { account, mode, endpoint });
      const filter = { ...rest, before, endpointId: endpoint, eventId: event, sessionId: session };
      return (await parts.deliveries.list({ ...filter, accountId, livemode })).map(presentDelivery);
    },
  },
  'webhooks delivery': {
    usage: '--id ID',
    about: 'shows a delivery with every attempt',
    async run(parts, given) {
      const { id } = parse(IdOptions, given);
      return presentWithAttempts(await parts.deliveries.read(await ownerOf(parts, id), id));
    },
  },
  'webhooks resend': {
    usage: '--id ID',
    about: 'sends a delivery again, at once and under the same webhook-id',
    async run(parts, given) {
      const { id } = parse(IdOptions, given);
      const owner = await ownerOf(parts, id);
      return presentWithAttempts(await sayProblem(parts.deliveries.resend(owner, id)));
    },
  },
  'webhooks replay': {
    usage: `--from TIME --to TIME [--types a,b] | --event-ids a,b [--endpoint ID] ${OWNING_USAGE}`,
    about: 'sends the events of a time again: to wherever they went, or to one endpoint that may be new',
    async run(parts, given) {
      const { account, mode, endpoint, from, to, types, 'event-ids': ids } = parse(ReplayOptions, given);
      const asked = { from, to, types: types?.split(','), event_ids: ids?.split(',') };
      const wish = readReplay({ ...parse(Replay, asked), endpoint_id: endpoint });
      const owner = await owning(parts, { account, mode, endpoint });
      return sayProblem(parts.deliveries.replay(owner, wish));
    },
  },
};

/** An endpoint says whose it is. */
async function owning(
  { accounts, endpoints }: CommandParts,
  { account, mode, endpoint }: z.output<typeof Owning>,
): Promise<Owner> {
  if (endpoint === undefined)
    return { accountId: await accountIdOf(accounts, account), livemode: mode === 'live' };
  const owner = await endpoints.ownerOf(endpoint);
  if (!owner) throw new CommandError(`There is no endpoint ${endpoint}; see: vouch webhooks endpoints`);
  return owner;
}

async function ownerOf({ deliveries }: CommandParts, id: string): Promise<Owner> {
  const owner = await deliveries.ownerOf(id);
  if (!owner) throw new CommandError(`There is no delivery ${id}; see: vouch webhooks deliveries`);
  return owner;
}
