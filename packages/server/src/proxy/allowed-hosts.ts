import { z } from '@crosswalk/model';
import { CrosswalkError, type Manifest, NetworkOrigin, oauthServerOrigins, templateOrigin } from '@crosswalk/protocol';
import type { Queries } from '../database/database.ts';
import { readDocument, writeDocument } from '../plugins/plugin-documents.ts';

/** Origins an admin lets a plugin's requests go to; `null` for all that the manifest lists. */
export const AllowedHosts = z.nullable(z.array(NetworkOrigin).check(z.maxLength(50)));
/** Origins an admin lets a plugin's requests go to. */
export type AllowedHosts = z.infer<typeof AllowedHosts>;

export async function readAllowedHosts(queries: Queries, plugin: string): Promise<AllowedHosts> {
  return AllowedHosts.parse((await readDocument(queries, { plugin, kind: 'hosts' })) ?? null);
}

export function writeAllowedHosts(
  queries: Queries,
  plugin: string,
  hosts: AllowedHosts,
  userId: string,
): Promise<void> {
  return writeDocument(queries, { plugin, kind: 'hosts' }, hosts, userId);
}

/** The origins the server may speak to for a plugin: those its manifest lists, as far as the admin lets them. */
export function reachableOrigins({ requests = {}, oauth = {} }: Manifest, allowed: AllowedHosts): ReadonlySet<string> {
  const listed = [
    ...Object.values(requests).map((template) => templateOrigin(template)),
    ...Object.values(oauth).flatMap((provider) => [...oauthServerOrigins(provider)]),
  ];
  return new Set(allowed === null ? listed : listed.filter((origin) => allowed.includes(origin)));
}

/** Refuses an address an admin does not let a plugin reach. */
export function assertAllowedHost(plugin: string, { origin }: URL, origins: ReadonlySet<string>): void {
  if (origins.has(origin)) return;
  throw new CrosswalkError(
    'permission_denied',
    `An admin does not let ${plugin} talk to ${origin}. They can allow it with PUT /api/plugins/${plugin}/hosts.`,
    { details: { deniedBy: 'admin' } },
  );
}
