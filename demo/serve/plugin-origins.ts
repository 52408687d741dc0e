import type { Manifest } from '@crosswalk/protocol';
import type { RequestHandler } from '@crosswalk/server';

/** What the registry says of a plugin, as far as it decides which sites a page may frame. */
export interface RegisteredPlugin {
  manifest: Pick<Manifest, 'views'>;
  baseUrl: string;
  disabled: boolean;
}

/** Hosts a policy may name. An address may have others, and a `*` or `;` in it would widen the policy. */
const PLAIN_HOST = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])$/;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The sites the pages of plugins that are switched on come from: https, and loopback for development. */
export function pluginOrigins(plugins: readonly RegisteredPlugin[]): string[] {
  const addresses = plugins.flatMap(({ manifest, baseUrl, disabled }) =>
    disabled ? [] : manifest.views.map(({ entry }) => ({ entry, baseUrl })),
  );
  const origins = addresses.flatMap(({ entry, baseUrl }) =>
    URL.canParse(entry, baseUrl) ? new URL(entry, baseUrl) : [],
  );
  return [...new Set(origins.filter(mayBeNamed).map(({ origin }) => origin))].sort();
}

function mayBeNamed({ protocol, hostname }: URL): boolean {
  return PLAIN_HOST.test(hostname) && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname)));
}

/** Asks the CRM's own API which plugins are installed now. */
export async function registeredOrigins(api: RequestHandler, crm: string): Promise<string[]> {
  const answer = await api(new Request(`${crm}/api/plugins`, { headers: { 'sec-fetch-site': 'same-origin' } }));
  return answer.ok ? pluginOrigins(parsePlugins(await answer.json())) : [];
}

/** An answer of the demo's own server. */
function parsePlugins(answer: unknown): readonly RegisteredPlugin[] {
  return (answer as { plugins: readonly RegisteredPlugin[] }).plugins;
}
