/** What happened, from the command line: ids, types and times, and nothing about any person. */
import { z } from 'zod';
import { MODES } from '../account/keys.ts';
import { cursorOf, ListEvents, positionOf } from '../contract/event.ts';
import { AccountOptions, accountIdOf, type Command, parse } from './command.ts';

const ListOptions = AccountOptions.extend({ ...ListEvents.shape, mode: z.enum(MODES).default('live') });
const FROM_THE_START = '0';

export const EVENT_COMMANDS: Readonly<Record<string, Command>> = {
  'events list': {
    usage: '[--after CURSOR] [--limit 20] [--type TYPE] [--mode live|test] [--account ID]',
    about: 'lists what happened, oldest first, and where to go on from later',
    async run({ accounts, events }, given) {
      const { account, mode, after, limit, type } = parse(ListOptions, given);
      const accountId = await accountIdOf(accounts, account);
      const place = (after && positionOf(after)) ?? FROM_THE_START;
      const page = await events.list({ accountId, livemode: mode === 'live', type, limit, after: place });
      const data = page.events.map(({ eventId, type: event, createdAt, sequence, sessionId }) => ({
        id: eventId,
        event,
        created_at: createdAt,
        sequence,
        session_id: sessionId,
      }));
      return { data, next_cursor: cursorOf(page.position) };
    },
  },
};
