import { createHttpSource, createPluginStores } from '@crosswalk/connectors/crosswalk';
import { createTrytonSource, pageTransport } from '@crosswalk/connectors/tryton';
import { createHost, type Host, type InstalledPlugin } from '@crosswalk/host';
import { combineSources, type RecordSource } from '@crosswalk/model';
import { CwHostSurface, provideHost } from '@crosswalk/widgets';
import { modelOf } from './models.ts';
import { refreshForms } from './record-places.ts';
import type { SaoClient, SaoSession } from './sao.ts';

/** Address of the Crosswalk server beside Tryton; written into this script when it is built. */
declare const BESIDE: string;
/** The database under Tryton. */
declare const TRYTON_DATABASE: 'sqlite' | 'postgresql';

/** A host at work for one signed-in user. */
export interface RunningHost {
  readonly login: string;
  stop(): void;
}

/** Opens Tryton's page to plugins, for the user who is signed in. */
export async function startHost(sao: SaoClient, session: SaoSession): Promise<RunningHost> {
  const headers = () => ({ authorization: `Session ${sao.Session.current_session?.get_auth() ?? ''}` });
  const beside = { baseUrl: BESIDE, headers };
  const surface = new CwHostSurface();
  const tasks = createHttpSource({ ...beside, types: ['task'] });
  const source = refreshing(combineSources(trytonSource(sao), tasks), sao);
  surface.source = source;
  document.body.append(surface);
  const host: Host = createHost({
    source,
    user: { id: `tryton-${session.user_id}`, name: session.login },
    account: { id: session.database, name: session.database, crm: 'Tryton' },
    plugins: await readPlugins(headers()),
    ...createPluginStores(beside),
    ui: surface,
    consent: surface,
    nav: {
      openRecord: ({ type, id }) => {
        const model = modelOf(type);
        if (model) sao.Tab.create({ model, res_id: Number(id), mode: ['form', 'tree'] });
      },
      open: (url) => void window.open(url, '_blank', 'noopener,noreferrer'),
    },
  });
  provideHost(document.body, host);
  host.startBackground();
  return {
    login: session.login,
    stop: () => {
      host.destroy();
      surface.remove();
    },
  };
}

/** Tryton's records by the user's own session, so that Tryton's access rights are the user's in every decision. */
function trytonSource(sao: SaoClient): RecordSource {
  const current = () => sao.Session.current_session ?? null;
  const transport = pageTransport({
    session: current,
    renew: () => {
      const session = current();
      if (!session) return Promise.resolve();
      return new Promise<void>((resolve, reject) => sao.Session.renew(session).then(resolve, reject));
    },
  });
  return createTrytonSource({ transport, database: TRYTON_DATABASE });
}

/** What a panel writes shows in the client's forms. */
function refreshing(source: RecordSource, sao: SaoClient): RecordSource {
  return {
    ...source,
    update: async (type, id, fields, options) => {
      const record = await source.update(type, id, fields, options);
      const model = modelOf(type);
      if (model) refreshForms(sao, model, id);
      return record;
    },
    actingFor: (plugin) => refreshing(source.actingFor?.(plugin) ?? source, sao),
  };
}

async function readPlugins(headers: HeadersInit): Promise<readonly InstalledPlugin[]> {
  const response = await fetch(`${BESIDE}/api/plugins`, { headers });
  return parsePlugins(await response.json());
}

/** The server read them with `parseManifest`. */
function parsePlugins(answer: unknown): readonly InstalledPlugin[] {
  return (answer as { plugins: readonly InstalledPlugin[] }).plugins;
}
