/** Which addresses a name has now, asked of the DNS servers themselves: the system's resolver would hold one of the four threads that the whole process shares for as long as a dead server is silent. */
import type { LookupAddress } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';

const LIMITS = { timeout: 2000, tries: 2 } as const;
/** What may be known to the system alone, as from its hosts file. It answers at once for a name that no server has. */
const UNKNOWN_TO_DNS = ['ENOTFOUND', 'ENODATA', 'ECONNREFUSED'];

export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** `servers`: those of the system unless given. */
export function createResolve(servers?: readonly string[]): Resolve {
  const resolver = new Resolver(LIMITS);
  if (servers) resolver.setServers(servers);
  return async (name) => {
    if (isLocal(name)) return lookup('localhost', { all: true });
    const answers = await Promise.allSettled([
      resolver.resolve4(name).then((found) => found.map((address) => ({ address, family: 4 }))),
      resolver.resolve6(name).then((found) => found.map((address) => ({ address, family: 6 }))),
    ]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length > 0) return addresses;
    const failure = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    if (failure.every(({ code }) => UNKNOWN_TO_DNS.includes(code))) return lookup(name, { all: true });
    throw failure.find(({ code }) => !UNKNOWN_TO_DNS.includes(code));
  };
}

/** RFC 6761 §6.3: all of them are this machine, and none is asked of a server. */
function isLocal(name: string): boolean {
  return /(^|\.)localhost\.?$/i.test(name);
}
