import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { CrosswalkError } from '@crosswalk/protocol';
import { isPublicAddress } from './public-address.ts';

/** Finds every address of a name. */
export type Resolver = (hostname: string) => Promise<readonly LookupAddress[]>;

/** Asks the system, as a connection would. */
export const systemResolver: Resolver = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses);
    });
  });

/**
 * The addresses a request may connect to: asked once, all of them checked, and then the only ones the connection gets.
 * A name whose answer changes between check and connection changes nothing; one internal answer among public ones
 * refuses them all.
 */
export async function pinAddresses(url: URL, resolver: Resolver, mayBeInternal: boolean): Promise<LookupFunction> {
  const addresses = await findAddresses(url, resolver);
  if (!mayBeInternal && !addresses.every(({ address }) => isPublicAddress(address))) throw internalAddress(url);
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

async function findAddresses({ hostname, host }: URL, resolver: Resolver): Promise<readonly LookupAddress[]> {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(literal);
  if (family !== 0) return [{ address: literal, family }];
  const addresses = await resolver(hostname).catch((cause: unknown) => {
    throw new CrosswalkError('offline', `The host ${host} cannot be found. Check its name and this server's DNS.`, {
      cause,
    });
  });
  if (addresses.length === 0)
    throw new CrosswalkError('offline', `The host ${host} has no address. Check its name and this server's DNS.`);
  return addresses;
}

/** Does not say which address: that would tell a plugin how the network is made. */
function internalAddress({ host }: URL): CrosswalkError {
  return new CrosswalkError(
    'permission_denied',
    `The host ${host} lies inside this server's network, where plugins may not reach. If it must be reached, whoever runs the server can allow it by name.`,
    { details: { deniedBy: 'admin' } },
  );
}
