/** The keys that this service signs with, from the command line. */
import { type Command, CommandError, IdOptions, NoOptions, parse } from './command.ts';

export const SIGNING_KEY_COMMANDS: Readonly<Record<string, Command>> = {
  'signing-keys list': {
    usage: '',
    about: 'lists the keys that sign tokens and receipts, each with where it stands',
    async run({ signing }, given) {
      parse(NoOptions, given);
      return signing.list();
    },
  },
  'signing-keys rotate': {
    usage: '',
    about: 'publishes a new key now, which signs in ten minutes; what the old one signed verifies on',
    async run({ signing }, given) {
      parse(NoOptions, given);
      return signing.rotate();
    },
  },
  'signing-keys revoke': {
    usage: 'ID',
    about: 'takes a key that got out of hand back: nothing that it signed verifies any more',
    async run({ signing }, given) {
      const { id } = parse(IdOptions, given);
      if (!(await signing.revoke(id)))
        throw new CommandError(`There is no signing key ${id}; see: vouch signing-keys list`);
      return { id, revoked: true };
    },
  },
};
