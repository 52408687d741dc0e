import type { AuditWriter } from './audit/audit-writer.ts';
import type { Database } from './database/database.ts';
import type { Jobs } from './jobs/boss-queue.ts';
import { Connections } from './oauth/connections.ts';
import { removeConnectionsOfPlugin } from './oauth/remove-connections.ts';
import { type NetworkPolicy, OutgoingConnections } from './proxy/outgoing-request.ts';
import { RequestBudget } from './proxy/request-budget.ts';
import { PluginDirectory } from './registry/plugin-directory.ts';
import { PluginFeed } from './registry/plugin-feed.ts';
import { PluginRegistry } from './registry/plugin-registry.ts';
import { type KeyRing, keyRing } from './secrets/key-ring.ts';
import { SecretStore } from './secrets/secret-store.ts';
import { SigningKeys } from './tokens/signing-keys.ts';
import { defineIncoming } from './webhooks/incoming-webhooks.ts';
import { deleteWebhooksOf } from './webhooks/webhook-table.ts';

/** What a server is told about plugins. */
export interface PluginOptions {
  /** The keys secrets are sealed with; without one nothing secret can be kept. */
  keys?: KeyRing;
  /** How other servers may be reached. */
  network?: NetworkPolicy;
  /** Where `createPanelSite` is served: another site than the CRM's, such as `https://panels.example.net`. Without it no packed plugins can be installed. */
  panelOrigin?: string;
  /** The address of this server for others, `https://crm.example.com`: what session tokens call it, and where companies send users back to. The address it was asked at when absent. */
  issuer?: string;
}

/** What the routes of plugins work with. */
export interface PluginServices {
  readonly plugins: PluginDirectory;
  readonly registry: PluginRegistry;
  readonly pluginFeed: PluginFeed;
  readonly secrets: SecretStore;
  readonly outgoing: OutgoingConnections;
  readonly connections: Connections;
  readonly requests: RequestBudget;
  readonly panelOrigin: string | undefined;
  readonly signingKeys: SigningKeys;
  readonly issuer: string | undefined;
  readonly closePlugins: () => Promise<void>;
}

/** Opens everything plugins need of a server. */
export async function openPluginServices(
  database: Database,
  {
    keys = keyRing([]),
    network,
    panelOrigin,
    issuer,
    jobs,
    audit,
  }: PluginOptions & { jobs?: Jobs; audit: AuditWriter },
): Promise<PluginServices> {
  if (jobs) await defineIncoming(jobs);
  const plugins = new PluginDirectory(database);
  const pluginFeed = await PluginFeed.open(database, () => plugins.forgetAll());
  pluginFeed.subscribe((change) => plugins.forget(change));
  const secrets = new SecretStore(keys);
  const outgoing = new OutgoingConnections(network);
  const registry = new PluginRegistry(database, pluginFeed, [
    deleteWebhooksOf,
    (queries, plugin) => removeConnectionsOfPlugin(queries, secrets, plugin),
  ]);
  const connections = await Connections.open({ database, secrets, outgoing, registry, audit });
  return {
    plugins,
    registry,
    connections,
    pluginFeed,
    secrets,
    signingKeys: new SigningKeys(database, secrets),
    issuer,
    outgoing,
    requests: new RequestBudget(),
    panelOrigin: panelOrigin?.replace(/\/$/, ''),
    closePlugins: async () => {
      await connections.close();
      outgoing.close();
      await pluginFeed.close();
    },
  };
}
