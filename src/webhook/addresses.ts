/** Which addresses the service may connect to: public ones, and loopback where the operator lets test keys use it. */
import { BlockList, isIP } from 'node:net';

/** IANA special-purpose registries for IPv4 (RFC 6890), multicast, and the one metadata service on a public address (Azure). */
const IPV4_REFUSED = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** Only 2000::/3 is global unicast, and some of it carries an IPv4 address or leads nowhere. */
const IPV6_REFUSED = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

/** A list each, because a list with `::/3` in it refuses every IPv4 address too: Node compares those as ::ffff:a.b.c.d. */
const refused = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, prefix] of IPV4_REFUSED) refused.ipv4.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of IPV6_REFUSED) refused.ipv6.addSubnet(network, prefix, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** `address` is an IP address in its plain notation, as the resolver or `net` gives it. */
export function mayConnect(address: string, allowLoopback: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0) return false;
  return !refused[family].check(address, family) || (allowLoopback && loopback.check(address, family));
}
