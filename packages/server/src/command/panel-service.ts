import type { Database } from '../database/database.ts';
import type { RequestHandler } from '../http/node-listener.ts';
import { createPanelSite } from '../registry/panel-site.ts';
import { type RunningServer, serve } from '../serve.ts';
import type { Settings } from './settings.ts';

/** The site of hosted panels, which listens beside the CRM's. */
export interface PanelService {
  /** As pages name it. */
  readonly origin: string;
  readonly url: string;
  /** From now on it has files to serve. */
  open(database: Database): void;
  close(graceMs?: number): Promise<void>;
}

/** Where it listens when its public origin is named and its port is not. */
const PANEL_PORT = 8_081;
const THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

/**
 * Serves the panels of packed plugins from an origin of their own. On this machine only, that is any free port; a server
 * others reach needs to be told the public origin of the site, and has none otherwise.
 */
export async function servePanels(settings: Settings, crm: RunningServer): Promise<PanelService | undefined> {
  const { host, panelOrigin, panelPort } = settings;
  const isLocal = THIS_MACHINE.has(host);
  if (panelOrigin === undefined && !isLocal) return undefined;
  const gate: { handle: RequestHandler } = { handle: notOpen };
  const port = panelPort ?? (panelOrigin === undefined ? 0 : PANEL_PORT);
  const server = await serve((request) => gate.handle(request), { port, hostname: host });
  const origin = panelOrigin ?? `http://127.0.0.1:${server.port}`;
  return {
    origin,
    url: server.url,
    open: (database) => {
      gate.handle = createPanelSite({ database, origin, crmOrigins: crmOrigins(settings, crm) });
    },
    close: (graceMs) => server.close(graceMs),
  };
}

/** Whose pages may show panels: the CRM's own, by every name it has, and those that may use its server. */
function crmOrigins({ host, issuer, allowedOrigins }: Settings, { port, url }: RunningServer): string[] {
  const names = THIS_MACHINE.has(host) ? [`http://localhost:${port}`, `http://127.0.0.1:${port}`] : [];
  return [...new Set([issuer ?? url, ...names, ...allowedOrigins])];
}

const notOpen: RequestHandler = async () => new Response(null, { status: 503, headers: { 'retry-after': '2' } });
