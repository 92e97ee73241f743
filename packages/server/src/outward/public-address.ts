import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * True for an address of the public internet. Private, loopback, link-local (with the metadata services of clouds),
 * carrier-grade NAT, multicast, reserved ones and every form that wraps an IPv4 address in IPv6 (mapped, 6to4, Teredo, NAT64)
 * are not: a wrapped address is refused as such, whatever it wraps.
 */
export const isPublicAddress = (address: string): boolean => {
  const bare = address.split('%')[0] ?? '';
  return isIP(bare) !== 0 && ipaddr.parse(bare).range() === 'unicast' && !isWrapped(bare);
};

// `::a.b.c.d` was withdrawn long ago; some systems still route it to the IPv4 address.
const isWrapped = (address: string): boolean =>
  isIP(address) === 6 &&
  ipaddr.IPv6.parse(address)
    .parts.slice(0, 6)
    .every((part) => part === 0);

/** What the configuration lets through although it is not public. */
export type Allowance = {
  /** By name: whatever it resolves to. */
  readonly host: (host: string, port: number) => boolean;
  /** By number, on any name. */
  readonly address: (address: string, port: number) => boolean;
};

const split = (entry: string): { place: string; port: number | null } => {
  const match = /^(\[[^\]]+\]|[^:]+)(\/\d+)?(?::(\d+))?$/.exec(entry);
  // A bare IPv6 address has colons of its own; without brackets it has no port.
  if (match === null) return { place: entry, port: null };
  const host = (match[1] ?? '').replace(/^\[|\]$/g, '');
  return { place: `${host}${match[2] ?? ''}`, port: match[3] === undefined ? null : Number(match[3]) };
};

const inRange = (address: string, cidr: string): boolean => {
  const parsed = ipaddr.parse(address);
  const [network, prefix] = ipaddr.parseCIDR(cidr);
  return parsed.kind() === network.kind() && parsed.match(network, prefix);
};

const isCidr = (place: string): boolean => ipaddr.isValidCIDR(place);

/** @param entries `host`, `host:port`, an address, or `address/prefix`, each with a port if only that one is meant */
export const createAllowance = (entries: readonly string[]): Allowance => {
  const parsed = entries.map(split);
  const onPort = (port: number) => parsed.filter((entry) => entry.port === null || entry.port === port);
  return {
    host: (host, port) =>
      onPort(port).some(({ place }) => isIP(place) === 0 && !isCidr(place) && place === host.toLowerCase()),
    address: (address, port) =>
      onPort(port).some(
        ({ place }) =>
          (isIP(place) !== 0 && place === address) ||
          (isCidr(place) && isIP(address) !== 0 && inRange(address, place)),
      ),
  };
};
