import { workerGuard } from '@crosswalk/bridge';
import { createAdministration, createPluginStores } from '@crosswalk/connectors/crosswalk';
import { createHost, type Host, type Navigation } from '@crosswalk/host';
import type { RecordReference, RecordSource } from '@crosswalk/model';
import type { Administration } from '@crosswalk/protocol';
import { CwHostSurface, provideHost } from '@crosswalk/widgets';
import guardAddress from '../../packages/bridge/src/guard/guard-worker.ts?worker&url';
import type { UserName } from './preferences.ts';
import { panelLinkHref, routeOf } from './router.ts';

/** What the CRM brings to its host. */
export interface HostSurroundings {
  source: RecordSource;
  user: UserName;
  /** The element whose panels and slots belong to the host. */
  element: HTMLElement;
  /** Goes to an address of the CRM. */
  go: (href: string) => void;
  recordHref: (reference: RecordReference) => string | undefined;
}

/** The people one can be in the demo, as plugins may know them; the same as on the server. */
const PEOPLE: Readonly<Record<UserName, { id: string; name: string; roles: readonly string[] }>> = {
  owner: { id: 'user-1', name: 'Mara Lindholm', roles: ['owner', 'admin'] },
  sales: { id: 'user-2', name: 'Tom Okafor', roles: ['sales'] },
  viewer: { id: 'user-8', name: 'Ravi Menon', roles: ['viewer'] },
};

/** A host at work, and what ends it. */
export interface RunningHost {
  host: Host;
  /** What owners look after, over the same connection. */
  administration: Administration;
  stop: () => void;
}

/** Opens the CRM to plugins: those the server names, with what it keeps about them. */
export async function startHost({ source, user, element, go, recordHref }: HostSurroundings): Promise<RunningHost> {
  const stores = createPluginStores({ baseUrl: '' });
  await stores.installed.load();
  const surface = new CwHostSurface();
  surface.source = source;
  document.body.append(surface);
  const host: Host = createHost({
    source,
    user: { ...PEOPLE[user], managesPlugins: user === 'owner' },
    account: { id: 'harbour', name: 'Harbour', crm: 'Harbour CRM' },
    ...stores,
    plugins: stores.installed,
    ui: surface,
    consent: surface,
    nav: navigation(go, recordHref),
    guard: workerGuard(guardAddress),
  });
  provideHost(element, host);
  host.startBackground();
  return {
    host,
    administration: createAdministration({ baseUrl: '' }, stores.installed),
    stop: () => {
      host.destroy();
      surface.remove();
    },
  };
}

function navigation(go: (href: string) => void, recordHref: HostSurroundings['recordHref']): Navigation {
  return {
    openRecord: ({ target, ...reference }) => {
      const href = recordHref(reference);
      if (href === undefined) return;
      if (target === 'new') window.open(href, '_blank', 'noopener');
      else go(href);
    },
    openView: ({ plugin, view, deepLink }) =>
      go(`/apps/${plugin}/${view}${panelLinkHref({ panel: '', deepLink: deepLink ?? '' })}`),
    setDeepLink: ({ plugin, view, deepLink }) => {
      const panel = routeOf(location.pathname).page === 'record' ? `${plugin}/${view}` : '';
      history.replaceState(null, '', location.pathname + panelLinkHref({ panel, deepLink: deepLink ?? '' }));
    },
    open: (url) => void window.open(url, '_blank', 'noopener,noreferrer'),
  };
}
