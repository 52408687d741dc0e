import { BlockList, isIP } from 'node:net';

/**
 * IPv4 blocks that are not the public internet: the IANA special-purpose registry, multicast and what is reserved.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const INTERNAL_4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Clouds answer here for their own machines, outside every registry.
  ['168.63.129.16', 32],
];

/** Within 2000::/3, where all public IPv6 lies: what is not public after all, or carries an IPv4 address inside. */
const INTERNAL_6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const internal = new BlockList();
for (const [network, prefix] of INTERNAL_4) internal.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of INTERNAL_6) internal.addSubnet(network, prefix, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an address that a name resolved to lies on the public internet. IPv6 is judged by what is allowed: addresses
 * that carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo), link-local ones with a zone, and loopback are not in it.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !internal.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return false;
  return global6.check(address, 'ipv6') && !internal.check(address, 'ipv6');
}
