import type { Crosswalk } from './crosswalk.ts';
import { HostRequests } from './host-requests.ts';
import { hooksOf } from './hooks.ts';
import { intentsOf } from './intents.ts';
import { liveContext } from './live-context.ts';
import { logOf } from './log.ts';
import { navOf } from './nav.ts';
import { objectsOf } from './objects.ts';
import { PanelEvents } from './panel-events.ts';
import { permissionsOf } from './permissions.ts';
import { recordsOf } from './records.ts';
import { serverOf } from './server.ts';
import type { Session } from './session.ts';
import { settingsOf } from './settings.ts';
import { storageOf } from './storage.ts';
import { themeOf } from './theme.ts';
import { uiOf } from './ui.ts';

/** Makes the client that speaks through a session. */
export function createClient(session: Session): Crosswalk {
  const { connection, capabilities } = session;
  const events = new PanelEvents();
  const requests = new HostRequests(connection);
  const context = liveContext(session, events);
  return assertClient({
    get context() {
      return context();
    },
    capabilities,
    records: recordsOf(session),
    objects: objectsOf(session),
    ui: uiOf(session),
    nav: navOf(session),
    settings: settingsOf(session),
    storage: storageOf(session),
    permissions: permissionsOf(session),
    intents: intentsOf(session, requests),
    hooks: hooksOf(session, requests),
    log: logOf(session),
    theme: themeOf(context, events),
    ...serverOf(session),
    on: events.on,
    supports: (operation: string) => capabilities.has(operation),
    destroy: () => connection.close(),
  });
}

/** The type hides the methods that need `supports` first; at run time they are there and reject with `unsupported`. */
function assertClient(client: object): Crosswalk {
  return client as Crosswalk;
}
