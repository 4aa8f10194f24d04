/** What happened, from the command line: ids, types and times, and nothing about any person. */
import { cursorOf, ListEvents, positionAfter } from '../contract/event.ts';
import { AccountOptions, accountIdOf, type Command, Mode, parse } from './command.ts';

const ListOptions = AccountOptions.extend({ ...ListEvents.shape, mode: Mode });

export const EVENT_COMMANDS: Readonly<Record<string, Command>> = {
  'events list': {
    usage: '[--after CURSOR] [--limit 20] [--type TYPE] [--mode live|test] [--account ID]',
    about: 'lists what happened, oldest first, and where to go on from later',
    async run({ accounts, events }, given) {
      const { account, mode, ...query } = parse(ListOptions, given);
      const owner = { accountId: await accountIdOf(accounts, account), livemode: mode === 'live' };
      const page = await events.list({ ...owner, ...query, after: positionAfter(query) });
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
