import { z } from '@crosswalk/model';
import { type Manifest, NetworkOrigin, templateOrigin } from '@crosswalk/protocol';
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

/** The origins a plugin's requests may go to: those of its templates, as far as the admin lets them. */
export function reachableOrigins({ requests = {} }: Manifest, allowed: AllowedHosts): ReadonlySet<string> {
  const listed = Object.values(requests).map((template) => templateOrigin(template));
  return new Set(allowed === null ? listed : listed.filter((origin) => allowed.includes(origin)));
}
